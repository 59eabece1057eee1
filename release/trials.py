"""Trials of the built packages, each in an environment of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .building import Built
from .environments import Environment, StepError
from .interpreters import Interpreter
from .project import Project

_MAX_PACKAGES = 12
"""The most packages that installing smspartner may install, with itself."""

_PRINT_LOCATION = "import smspartner, pathlib; print(pathlib.Path(smspartner.__file__).resolve())"


@dataclass(frozen=True)
class Result:
    """The outcome of a trial."""

    title: str
    seconds: float
    summary: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trial:
    """A trial: its title, the Python that it runs on, and its steps."""

    title: str
    interpreter: Interpreter
    steps: Callable[[Environment], str]

    def run(self, folder: Path) -> Result:
        """Run the steps in a new folder; a failure is part of the result."""
        start = time.monotonic()
        try:
            summary, problems = self.steps(Environment(self.interpreter, folder)), ()
        except StepError as error:
            return Result(self.title, time.monotonic() - start, "failed", tuple(str(error).splitlines()))
        return Result(self.title, time.monotonic() - start, summary, problems)


def wheel_trial(interpreter: Interpreter, built: Built) -> Trial:
    """Install the wheel alone, count the installed packages, then run the demo."""

    def steps(environment: Environment) -> str:
        environment.install(str(built.wheel))
        packages = environment.packages()
        if len(packages) > _MAX_PACKAGES:
            names = ", ".join(packages)
            raise StepError(f"{len(packages)} packages are installed, more than {_MAX_PACKAGES}: {names}")
        _use(environment, f"{built.wheel}[mock]")
        return f"{len(packages)} packages, demo ok"

    return Trial(f"Python {interpreter.name}", interpreter, steps)


def lowest_trial(interpreter: Interpreter, built: Built, project: Project) -> Trial:
    """Install the wheel with the lowest versions of its dependencies; the demo sends in JSON and in XML."""

    def steps(environment: Environment) -> str:
        pins = project.lowest()
        _use(environment, f"{built.wheel}[mock]", *pins)
        return f"{', '.join(pins)}: demo ok"

    return Trial(f"lowest versions on {interpreter.minor}", interpreter, steps)


def sdist_trial(interpreter: Interpreter, built: Built) -> Trial:
    """Install the source distribution, as a user without a wheel does."""

    def steps(environment: Environment) -> str:
        _use(environment, f"{built.sdist}[mock]")
        return "built, installed, demo ok"

    return Trial(f"source distribution on {interpreter.minor}", interpreter, steps)


def description_trial(interpreter: Interpreter, built: Built, project: Project, sbom: Path) -> Trial:
    """Check the metadata as the package index does, and write the SBOM of an installed wheel."""

    def steps(environment: Environment) -> str:
        installed = Environment(interpreter, environment.folder / "installed")
        installed.install(str(built.wheel))
        environment.install(*project.tools)
        environment.run("twine check", "-m", "twine", "check", "--strict", str(built.wheel), str(built.sdist))
        sbom.parent.mkdir(exist_ok=True)
        command = ("-m", "cyclonedx_py", "environment", "--output-reproducible", "--output-file", str(sbom))
        environment.run("cyclonedx", *command, str(installed.python))
        return f"both passed, {sbom.parent.name}/{sbom.name}"

    return Trial("twine check, SBOM", interpreter, steps)


def _use(environment: Environment, *requirements: str) -> None:
    environment.install(*requirements)
    place = environment.run("import", "-c", _PRINT_LOCATION).strip()
    if not Path(place).is_relative_to(environment.folder.resolve()):
        raise StepError(f"the package was imported from {place}, not from the environment")
    if not environment.run("demo", "-m", "smspartner_testing.demo").rstrip().endswith("demo ok"):
        raise StepError("demo: it did not end with `demo ok`")
