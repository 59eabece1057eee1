"""What pyproject.toml says: the packages, the dependencies and the lowest versions that they may have."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from .problem import ReleaseError

VERSION = Path("src/smspartner_core/version.py")


@dataclass(frozen=True)
class Project:
    """The parts of pyproject.toml that a release needs."""

    packages: tuple[str, ...]
    dependencies: tuple[Requirement, ...]
    twine: str
    """The requirement that the uploading tool is installed by."""

    @classmethod
    def read(cls, root: Path) -> Project:
        """
        Read a project.

        Raises:
            ReleaseError: The folder holds none.
        """
        try:
            told: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise ReleaseError(f"{root} has no pyproject.toml: this is not the project's folder") from None
        wheel = told["tool"]["hatch"]["build"]["targets"]["wheel"]
        (twine,) = told["dependency-groups"]["publish"]
        return cls(
            tuple(Path(folder).name for folder in wheel["packages"]),
            tuple(Requirement(text) for text in told["project"]["dependencies"]),
            twine,
        )

    def lowest(self) -> list[str]:
        """The dependencies, each pinned to the lowest version that it may have."""
        return [f"{each.name}=={_lower_bound(each)}" for each in self.dependencies]


def _lower_bound(requirement: Requirement) -> str:
    bounds = [each.version for each in requirement.specifier if each.operator in (">=", "==", "~=")]
    if len(bounds) != 1:
        raise ReleaseError(f"pyproject.toml: {requirement} names no lowest version")
    return bounds[0]
