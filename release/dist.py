"""`make dist`: build, check, install everywhere, use; the last line says how many Pythons it works on."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import interpreters, trials
from .building import Built, build, rebuild
from .contents import difference, sdist_problems, wheel_problems
from .interpreters import Interpreter
from .interruption import too_late
from .problem import ReleaseError
from .processes import Processes
from .project import Project
from .replacement import check_replaceable, replacement
from .scratch import scratch

AT_ONCE = 2


def dist(root: Path, output: Path, wanted: Sequence[str] = ()) -> int:
    """
    Build both files, prove them, and put them into a folder.

    Args:
        root: The project.
        output: Where wheel and source distribution go; what was there goes away only when both are good.
        wanted: The Pythons that must be tried (`3.11`), default: all that are found.

    Returns:
        0 if everything worked on each Python.

    Raises:
        ReleaseError: A Python that is wanted is missing, nothing can be built, or nothing can be written there.
    """
    check_replaceable(output, root)
    project, pythons = Project.read(root), choose(interpreters.find(), wanted)
    with scratch("smspartner-dist-") as folder:
        start = time.monotonic()
        built = build(root, folder / "built")
        if problems := check(built, project, folder):
            for line in problems:
                print(line, file=sys.stderr)
            return 1
        size = f"wheel {built.wheel.stat().st_size / 1000:.0f} kB, source {built.sdist.stat().st_size / 1000:.0f} kB"
        _row(trials.Result("build and contents", time.monotonic() - start, size))
        bad = _try(project, built, pythons, folder)
        if not any(bad.values()):
            _publish(built, output)
    works = sum(not bad[f"Python {each.name}"] for each in pythons)
    others = sum(bad.values()) - (len(pythons) - works)
    print(f"\n{works} of {len(pythons)} Pythons install and run it{f', {others} other checks failed' * (others > 0)}")
    return 1 if any(bad.values()) else 0


def choose(found: Sequence[Interpreter], wanted: Sequence[str]) -> list[Interpreter]:
    """
    The Pythons to try.

    Raises:
        ReleaseError: There is none, or one that is wanted is missing.
    """
    minors = [each.minor for each in found]
    for each in wanted:
        if each not in minors:
            raise ReleaseError(f"Python {each} is wanted, and none that runs was found (found: {', '.join(minors)})")
    if not found:
        raise ReleaseError("no Python from 3.11 on was found that runs and can make virtual environments")
    return [each for each in found if not wanted or each.minor in wanted]


def check(built: Built, project: Project, folder: Path) -> list[str]:
    """What is wrong with the two files themselves."""
    problems = wheel_problems(built.wheel, project.packages) + sdist_problems(built.sdist)
    return problems or difference(built.wheel, rebuild(built.sdist, folder / "rebuilt"))


def _try(project: Project, built: Built, pythons: Sequence[Interpreter], folder: Path) -> dict[str, bool]:
    todo = [
        *(trials.wheel_trial(each, built) for each in pythons),
        trials.lowest_trial(pythons[0], built, project),
        trials.sdist_trial(pythons[-1], built),
        trials.metadata_trial(pythons[-1], built, project),
    ]
    bad = {}
    with ThreadPoolExecutor(AT_ONCE) as pool, Processes() as processes:
        places = [folder / f"trial-{number}" for number in range(len(todo))]
        for result in pool.map(lambda trial, place: trial.run(place, processes), todo, places):
            _row(result)
            bad[result.title] = bool(result.problems)
    return bad


def _row(result: trials.Result) -> None:
    print(f"{result.title:<28} {result.seconds:6.1f} s  {result.told}", flush=True)
    for problem in result.problems:
        print(f"    {problem}", file=sys.stderr)


def _publish(built: Built, output: Path) -> None:
    with replacement(output, (built.wheel, built.sdist)) as files:
        too_late()
        files.put()
