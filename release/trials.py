"""What is tried of a built package, each trial in an environment of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .building import Built
from .environments import Environment, StepError
from .installed import count, installation_problems
from .interpreters import Interpreter
from .processes import Processes
from .project import Project

_WHERE = "import smspartner, pathlib; print(pathlib.Path(smspartner.__file__).resolve())"


@dataclass(frozen=True)
class Result:
    """What came of a trial."""

    title: str
    seconds: float
    told: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trial:
    """Something to try: what it is called, on which Python, and what is done."""

    title: str
    interpreter: Interpreter
    steps: Callable[[Environment], str]

    def run(self, folder: Path, processes: Processes) -> Result:
        """Try it in a folder that is not there yet; what fails is in the result."""
        start = time.monotonic()
        try:
            told, problems = self.steps(Environment(self.interpreter, folder, processes)), ()
        except StepError as error:
            return Result(self.title, time.monotonic() - start, "failed", tuple(str(error).splitlines()))
        return Result(self.title, time.monotonic() - start, told, problems)


def wheel_trial(interpreter: Interpreter, built: Built) -> Trial:
    """The wheel alone, with what it brings; then the demo."""

    def steps(environment: Environment) -> str:
        environment.install(str(built.wheel))
        inspected = environment.inspect()
        if problems := installation_problems(inspected):
            raise StepError("\n".join(problems))
        _use(environment, f"{built.wheel}[mock]")
        return f"{count(inspected)} packages, demo ok"

    return Trial(f"Python {interpreter.name}", interpreter, steps)


def lowest_trial(interpreter: Interpreter, built: Built, project: Project) -> Trial:
    """The wheel with the lowest dependencies that it says it works with; the demo sends in JSON and in XML."""

    def steps(environment: Environment) -> str:
        pins = project.lowest()
        _use(environment, f"{built.wheel}[mock]", *pins)
        return f"{', '.join(pins)}: demo ok"

    return Trial(f"lowest versions on {interpreter.minor}", interpreter, steps)


def sdist_trial(interpreter: Interpreter, built: Built) -> Trial:
    """The source distribution, as a user without a wheel installs it."""

    def steps(environment: Environment) -> str:
        _use(environment, f"{built.sdist}[mock]")
        return "built, installed, demo ok"

    return Trial(f"source distribution on {interpreter.minor}", interpreter, steps)


def metadata_trial(interpreter: Interpreter, built: Built, project: Project) -> Trial:
    """What the registry will check: twine stands in an environment of its own, its tree is large."""

    def steps(environment: Environment) -> str:
        environment.install(project.twine)
        environment.run("twine check", "-m", "twine", "check", "--strict", str(built.wheel), str(built.sdist))
        return "both passed"

    return Trial("twine check --strict", interpreter, steps)


def _use(environment: Environment, *requirements: str) -> None:
    environment.install(*requirements)
    place = environment.run("import", "-c", _WHERE).strip()
    if not Path(place).is_relative_to(environment.folder.resolve()):
        raise StepError(f"the package was imported from {place}, not from the environment")
    if not environment.run("demo", "-m", "smspartner_testing.demo").rstrip().endswith("demo ok"):
        raise StepError("demo: it did not end with `demo ok`")
