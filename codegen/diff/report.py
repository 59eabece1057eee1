"""Both halves joined: what follows from what, for whom it breaks, which version and changelog it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .change import Change, Step
from .rules import AUDIENCES, NAMES
from .version import after, step_asked


@dataclass(frozen=True)
class Fragment:
    """A line of the changelog, in the file that towncrier looks for."""

    name: str
    line: str


@dataclass(frozen=True)
class Report:
    """What changed since a commit."""

    base: str
    version: str | None
    """The version at that commit."""
    api: list[Change]
    package: list[Change]
    notes: tuple[str, ...] = ()

    @property
    def breaks(self) -> str:
        """The letters of those for whom anything breaks."""
        broken = {audience for change in (*self.api, *self.package) for audience in change.breaks}
        return "".join(audience for audience in AUDIENCES if audience in broken)

    @property
    def step(self) -> Step:
        """What all of it asks of the version number."""
        return max(
            (change.step for change in (*self.api, *self.package)), key=lambda step: step.value, default=Step.NONE
        )

    @property
    def headline(self) -> str:
        """The verdict in a sentence."""
        if self.step is Step.NONE:
            return f"Nothing changed since {self.base}."
        count = sum(bool(change.breaks) for change in self._told())
        names = [NAMES[audience] for audience in self.breaks]
        if not names:
            return f"Nothing breaks since {self.base}."
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
        return f"{count} change{'s' * (count > 1)} since {self.base} break{'s' * (count == 1)} something, for {listed}."

    @property
    def version_sentence(self) -> str:
        """What semantic versioning asks for."""
        if self.step is Step.NONE:
            return "No new version is asked for."
        step = step_asked(self.step, self.version)
        following = after(self.version, self.step)
        numbers = f" ({self.version} → {following})" if following else ""
        early = ": before 1.0.0 that is the step for what breaks" if step is not self.step else ""
        return f"Semantic versioning asks for a {step.word} step{numbers}{early}."

    @property
    def next_version(self) -> str | None:
        """The least version that may be released now; None if nothing asks for a new one."""
        is_first = self.base.endswith("the first commit")
        return self.version if is_first else after(self.version, self.step)

    def cause(self, change: Change) -> int | None:
        """The number (from 1) of the change of the API that a change of the package follows from."""
        path = change.place.python[0]
        is_whole = change.rule_name in ("python: added", "python: removed")
        for number, cause in enumerate(self.api, 1):
            for place in cause.place.python:
                if path == place or path.startswith((f"{place}.", f"{place}(")):
                    return number
                if is_whole and cause.rule_name.startswith("operation ") and place.startswith(f"{path}."):
                    return number  # a tag comes with its first operation, and goes with its last
        return None

    @cached_property
    def fragments(self) -> list[Fragment]:
        """The changelog: of the package only what does not follow from the API, or breaks where the API does not."""
        found: dict[str, Fragment] = {}
        for change in self._told():
            slug = re.sub(
                r"[^a-z0-9]+", "-", f"{change.place.text} {change.rule_name.removeprefix('python: ')}".lower()
            ).strip("-")
            name = f"+{slug[:60].rstrip('-')}"
            number = sum(
                each.name.startswith(f"{name}.") or each.name.startswith(f"{name}-") for each in found.values()
            )
            name = f"{name}-{number + 1}" if number else name
            found.setdefault(change.sentence, Fragment(f"{name}.{change.kind}.md", _sentence(change.sentence)))
        return list(found.values())

    def _told(self) -> Iterator[Change]:
        yield from self.api
        for change in self.package:
            number = self.cause(change)
            if number is None or (change.breaks and "P" not in self.api[number - 1].breaks):
                yield change


def _sentence(text: str) -> str:
    return f"{' '.join(text.split()).rstrip('.')}."
