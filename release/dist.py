"""The command `make dist`: build, check, install everywhere, use; the last line counts the Pythons that work."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import interpreters, trials
from .building import Built, build, rebuild
from .contents import difference, sdist_problems, wheel_problems
from .interpreters import Interpreter
from .project import Project, ReleaseError

SBOM = Path("reports/sbom.cdx.json")
_TRIALS_AT_ONCE = 2


def dist(root: Path, wanted: Sequence[str] = ()) -> int:
    """
    Build both packages, prove them, and put them into `dist/`, in place of what was there.

    Args:
        root: The project.
        wanted: The Pythons that must be tried (`3.11`), default: all that are found.

    Returns:
        0 if everything worked on each Python.

    Raises:
        ReleaseError: A Python that is wanted is missing, or nothing can be built.
    """
    project, pythons = Project.read(root), choose(interpreters.find(), wanted)
    with tempfile.TemporaryDirectory(prefix="smspartner-dist-", ignore_cleanup_errors=True) as name:
        folder, start = Path(name).resolve(), time.monotonic()
        built = build(root, folder / "built")
        if problems := check(built, project, folder):
            print(*problems, sep="\n", file=sys.stderr)
            return 1
        size = f"wheel {built.wheel.stat().st_size / 1000:.0f} kB, source {built.sdist.stat().st_size / 1000:.0f} kB"
        _show(trials.Result("build and contents", time.monotonic() - start, size))
        failed = _try(project, built, pythons, folder, root / SBOM)
        if not failed:
            shutil.rmtree(root / "dist", ignore_errors=True)
            shutil.copytree(folder / "built", root / "dist")
    works = len(pythons) - sum(title.startswith("Python ") for title in failed)
    others = len(failed) - (len(pythons) - works)
    print(f"\n{works} of {len(pythons)} Pythons install and run it{f', {others} other checks failed' * (others > 0)}")
    return 1 if failed else 0


def choose(found: Sequence[Interpreter], wanted: Sequence[str]) -> list[Interpreter]:
    """
    Return the Pythons to try.

    Raises:
        ReleaseError: There is none, or one that is wanted is missing.
    """
    minors = [python.minor for python in found]
    for minor in wanted:
        if minor not in minors:
            raise ReleaseError(f"Python {minor} is wanted, and none that runs was found (found: {', '.join(minors)})")
    if not found:
        raise ReleaseError("no Python from 3.11 on was found that runs and can make virtual environments")
    return [python for python in found if not wanted or python.minor in wanted]


def check(built: Built, project: Project, folder: Path) -> list[str]:
    """Return what is wrong with the two files themselves."""
    problems = wheel_problems(built.wheel, project.packages) + sdist_problems(built.sdist)
    return problems or difference(built.wheel, rebuild(built.sdist, folder / "rebuilt"))


def _try(project: Project, built: Built, pythons: Sequence[Interpreter], folder: Path, sbom: Path) -> list[str]:
    """Run all trials, and return the titles of those that failed."""
    plan = [
        *(trials.wheel_trial(python, built) for python in pythons),
        trials.lowest_trial(pythons[0], built, project),
        trials.sdist_trial(pythons[-1], built),
        trials.description_trial(pythons[-1], built, project, sbom),
    ]
    places = [folder / f"trial-{number}" for number in range(len(plan))]
    failed = []
    with ThreadPoolExecutor(_TRIALS_AT_ONCE) as pool:
        for result in pool.map(trials.Trial.run, plan, places):
            _show(result)
            if result.problems:
                failed.append(result.title)
    return failed


def _show(result: trials.Result) -> None:
    print(f"{result.title:<28} {result.seconds:6.1f} s  {result.summary}", flush=True)
    for problem in result.problems:
        print(f"    {problem}", file=sys.stderr)
