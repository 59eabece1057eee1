"""The parts of pyproject.toml that a release needs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

VERSION = Path("src/smspartner_core/version.py")


class ReleaseError(Exception):
    """The step is not possible; the message is one sentence with the reason."""


@dataclass(frozen=True)
class Project:
    """Packages, dependencies, tools and the hosting address."""

    packages: tuple[str, ...]
    dependencies: tuple[Requirement, ...]
    tools: tuple[str, ...]
    """What checks and describes the packages; `make dist` installs them into an environment of their own."""
    repository: str
    """The address where the project is hosted; empty until somebody publishes it."""

    @classmethod
    def read(cls, root: Path) -> Project:
        """
        Read a project.

        Raises:
            ReleaseError: The folder holds none.
        """
        try:
            settings: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ReleaseError(f"{root} has no pyproject.toml: this is not the project's folder") from None
        wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
        return cls(
            tuple(Path(folder).name for folder in wheel["packages"]),
            tuple(Requirement(text) for text in settings["project"]["dependencies"]),
            tuple(settings["dependency-groups"]["publish"]),
            settings["tool"]["smspartner"]["repository"],
        )

    def lowest(self) -> list[str]:
        """
        Return the dependencies, each pinned to the lowest version that it may have.

        Raises:
            ReleaseError: One of them names no lowest version.
        """
        return [f"{requirement.name}=={_lower_bound(requirement)}" for requirement in self.dependencies]


def _lower_bound(requirement: Requirement) -> str:
    bounds = [bound.version for bound in requirement.specifier if bound.operator in (">=", "==", "~=")]
    if len(bounds) != 1:
        raise ReleaseError(f"pyproject.toml: {requirement} names no lowest version")
    return bounds[0]
