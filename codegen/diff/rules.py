"""
The rules of `rules.toml`: the meaning of each kind of change, who it breaks, and its version step.

A rule names whom it breaks at most: a change of a request cannot break a reader, and a single case may exempt somebody
(an integer that was a string of digits is the same to readers of XML). Enumerations are open, as the spec says, so a
new value breaks nobody. What has no rule is taken to break: silence must not pass for harmlessness.
"""

from __future__ import annotations

import functools
import operator
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, Flag, auto
from pathlib import Path


class Audience(Flag):
    """
    A group of users who rely on the API.

    HTTP callers write requests themselves: a request that was accepted must be accepted still, and do the same.
    JSON readers read responses and callbacks by the names of the fields. XML readers read responses by position, the
    form that the provider documents, or by names (`<cost>`, `<entry key="cost">`), which nobody has seen from this
    service; a change breaks them if it breaks either. Python callers upgrade to the package made of the new contract.
    """

    HTTP = auto()
    JSON = auto()
    XML = auto()
    PYTHON = auto()

    @property
    def words(self) -> str:
        """The audiences in a sentence."""
        names = [_NAMES[audience] for audience in self]
        return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


_NAMES = {
    Audience.HTTP: "HTTP callers",
    Audience.JSON: "JSON readers",
    Audience.XML: "XML readers",
    Audience.PYTHON: "Python callers",
}
NOBODY = Audience(0)
HTTP, JSON, XML, PYTHON = Audience
CALLERS = HTTP | PYTHON
READERS = JSON | XML | PYTHON
EVERYONE = CALLERS | READERS


class Step(Enum):
    """The step that a change asks of the version number."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True)
class Rule:
    """The verdict on one kind of change."""

    breaks: Audience
    """The audiences that it breaks, at most."""
    sentence: str
    """The change in words; it becomes the line of the changelog."""
    why: str
    step: Step = Step.MINOR
    """The version step where it breaks nobody."""
    fragment: str = ""
    """The kind of changelog fragment where it breaks nobody; by default it follows from the step."""

    @property
    def kind(self) -> str:
        """The kind of changelog fragment where it breaks nobody."""
        return self.fragment or ("feature" if self.step is Step.MINOR else "change")


def _read() -> Iterator[tuple[str, Rule]]:
    """The rules of `rules.toml`, by name; those of the Python package say so."""
    for section, rows in tomllib.loads(Path(__file__).with_name("rules.toml").read_text(encoding="utf-8")).items():
        for name, row in rows.items():
            breaks = [Audience[audience.upper()] for audience in row.pop("breaks", ())]
            step = Step[row.pop("step", "minor").upper()]
            rule = Rule(functools.reduce(operator.or_, breaks, NOBODY), step=step, **row)
            yield (f"python: {name}" if section == "package" else name), rule


RULES = dict(_read())
"""Every kind of change by its name."""
