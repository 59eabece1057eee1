"""The plan that every bench gets: who takes part, how long to measure, and whom to notify of progress."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Peers:
    """The peers that were found or made, and for each missing one the reason, which the tables print."""

    pythons: dict[str, str] = field(default_factory=dict)
    """Interpreters by environment."""
    tools: dict[str, str] = field(default_factory=dict)
    """Programs by name."""
    missing: dict[str, str] = field(default_factory=dict)
    """Why somebody is not there."""
    versions: dict[str, str] = field(default_factory=dict)

    def why(self, name: str) -> str:
        """Why a peer takes no part."""
        return self.missing.get(name, "not there")


@dataclass(frozen=True)
class Plan:
    """One run."""

    peers: Peers
    smoke: bool = False
    """True if it only has to work: tiny rounds, and no peer that has to be made."""
    rounds: int | None = None
    """The number of rounds, where that is not the bench's own choice."""
    on_round: Callable[[], object] = lambda: None

    def count(self, full: int, smoke: int = 2) -> int:
        """Return the number of rounds."""
        return smoke if self.smoke else self.rounds or full

    def size(self, full: int, smoke: int) -> int:
        """Return how much a round does, which `--rounds` leaves alone."""
        return smoke if self.smoke else full


def load(module: str) -> Any:
    """A peer's module; None where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        return None
