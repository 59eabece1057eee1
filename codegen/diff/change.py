"""One change: its place, the rule that judges it, and who it breaks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..naming import snake
from .rules import CALLERS, EVERYONE, RULES, Audience, Rule, Step

_OPERATION = re.compile(r"(client\.)?[a-z0-9_]+\.[a-z0-9_]+")


_MAX_CHARACTERS = 100


def code(value: object) -> str:
    """A value of the spec as it stands there, if it is not too long; it cannot end its own quotation."""
    shown = str(value).replace("`", "'")
    shown = shown if len(shown) <= _MAX_CHARACTERS else f"{shown[:_MAX_CHARACTERS]}…"
    return "nothing" if value is None else f"`{shown}`"


@dataclass(frozen=True)
class Place:
    """A place in the contract, as a reader of the report and as the Python package name it."""

    text: str
    """Empty for what is shared by operations: then they are the place."""
    python: tuple[str, ...] = ()
    audiences: Audience = EVERYONE
    """The audiences that the place concerns at all."""
    users: tuple[str, ...] = ()
    """The operations and callbacks that have it."""
    is_given: bool = False
    """True if every call has the argument, or every response the field."""
    note: str = ""

    def __str__(self) -> str:
        text = self.text
        if not text:
            text = self.users[0] if len(self.users) == 1 else f"{len(self.users)} operations"
        shown = text if " " in text else f"`{text}`"
        return f"{shown} ({self.note})" if self.note else shown

    @property
    def noun(self) -> str:
        """The word for a value at this place: an argument of requests, or a field of responses and callbacks."""
        return "argument" if self.audiences == CALLERS else "field"

    @property
    def is_operation(self) -> bool:
        """True for a whole operation."""
        return bool(_OPERATION.fullmatch(self.text))

    def inside(self, wire: str) -> Place:
        """The place of a member: an argument of an operation, or a property of anything else."""
        python = tuple(_member(holder, snake(wire)) for holder in self.python)
        return replace(self, text=_member(self.text, wire), python=python)

    def also(self, python: tuple[str, ...]) -> Place:
        """This place with more names of the Python package."""
        return replace(self, python=tuple(dict.fromkeys((*self.python, *python))))


def _member(holder: str, name: str) -> str:
    return f"{holder}({name})" if _OPERATION.fullmatch(holder) else f"{holder}.{name}"


@dataclass(frozen=True)
class Change:
    """One thing that differs. The rule judges it; those in `exempt` are not affected in this case."""

    rule_name: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    exempt: Mapping[Audience, str] = field(default_factory=dict)
    """The audiences that the rule would break and this case does not, each with the reason."""

    @property
    def rule(self) -> Rule:
        """The rule that judges it."""
        return RULES[self.rule_name]

    @property
    def breaks(self) -> Audience:
        """The audiences for whom it breaks."""
        breaks = self.rule.breaks & self.place.audiences
        for audience in self.exempt:
            breaks &= ~audience
        return breaks

    @property
    def step(self) -> Step:
        """The step that it asks of the version number."""
        return Step.MAJOR if self.breaks else self.rule.step

    @property
    def kind(self) -> str:
        """The kind of changelog fragment that it makes."""
        return "breaking" if self.breaks else self.rule.kind

    @property
    def sentence(self) -> str:
        """The change in words."""
        return self.rule.sentence.format(place=self.place, **self.values)

    @property
    def why(self) -> str:
        """The reason why it breaks, or does not, in one sentence."""
        why = self.rule.why.format(place=self.place, **self.values)
        concerned = self.rule.breaks & self.place.audiences
        reasons = list(dict.fromkeys(reason for audience, reason in self.exempt.items() if audience & concerned))
        if not reasons:
            return why
        if not self.breaks:
            return " ".join(f"{reason[:1].upper()}{reason[1:]}." for reason in reasons)
        return f"{why.rstrip('.')}; but {' and '.join(reasons)}."
