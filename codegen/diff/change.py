"""One change, and for whom it breaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from .rules import AUDIENCES, RULES, Rule


class Step(Enum):
    """What a change asks of the version number."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """Its name in a sentence."""
        return self.name.lower()


def code(value: object) -> str:
    """A value of the spec as it stands there; it cannot end its own quotation."""
    shown = str(value).replace("`", "'")
    return "nothing" if value is None else f"`{shown}`"


@dataclass(frozen=True)
class Place:
    """Where something stands: for a reader of the report, and in the Python package."""

    text: str
    python: tuple[str, ...] = ()
    note: str = ""

    def __str__(self) -> str:
        shown = self.text if " " in self.text else f"`{self.text}`"  # `19 operations` is no name
        return f"{shown} ({self.note})" if self.note else shown


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was. The rule judges it; what `spares` names is not touched in this case."""

    rule_name: str
    place: Place
    values: Mapping[str, object] = field(default_factory=dict)
    audiences: str = AUDIENCES
    """Whom the place concerns at all."""
    spares: Mapping[str, str] = field(default_factory=dict)
    """Whom the rule would break and this case does not, each with the reason."""
    users: tuple[str, ...] = ()
    """The operations and callbacks that have it."""

    @property
    def rule(self) -> Rule:
        """What judges it."""
        return RULES[self.rule_name]

    @property
    def breaks(self) -> str:
        """The letters of those for whom it breaks."""
        return "".join(each for each in self.rule.breaks if each in self.audiences and each not in self.spares)

    @property
    def step(self) -> Step:
        """What it asks of the version number."""
        return Step.MAJOR if self.breaks else Step[self.rule.step.upper()]

    @property
    def sentence(self) -> str:
        """What happened, in the past tense."""
        return self._filled(self.rule.sentence)

    @property
    def why(self) -> str:
        """Why it breaks, or does not, in one sentence."""
        concerned = [
            reason for each, reason in self.spares.items() if each in self.rule.breaks and self._concerns(each)
        ]
        if not concerned:
            return self._filled(self.rule.why)
        if not self.breaks:
            return " ".join(f"{reason[:1].upper()}{reason[1:]}." for reason in dict.fromkeys(concerned))
        return f"{self._filled(self.rule.why).rstrip('.')}; but {' and '.join(dict.fromkeys(concerned))}."

    @property
    def kind(self) -> str:
        """The kind of changelog fragment that it makes."""
        return "breaking" if self.breaks else self.rule.kind

    def _concerns(self, audience: str) -> bool:
        return audience in self.audiences

    def _filled(self, words: str) -> str:
        return words.format(place=self.place, **self.values)
