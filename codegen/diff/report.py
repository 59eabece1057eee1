"""Join both halves: the causes of changes, who they break, and the version and changelog that they need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .change import Change
from .rules import NOBODY, PYTHON, Audience, Step

_NUMBER = re.compile(r"(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True)
class Fragment:
    """A line of the changelog, in the file that towncrier looks for."""

    name: str
    line: str


@dataclass(frozen=True)
class Report:
    """The changes since a commit."""

    base: str | None
    """The commit in words; None if nothing was released yet."""
    version: str | None
    """The version at that commit, or else of the work tree."""
    api: list[Change]
    package: list[Change]
    notes: tuple[str, ...] = ()

    @property
    def breaks(self) -> Audience:
        """The audiences for whom anything breaks."""
        breaks = NOBODY
        for change in (*self.api, *self.package):
            breaks |= change.breaks
        return breaks

    @property
    def step(self) -> Step:
        """The step that all of it asks of the version number."""
        steps = [change.step for change in (*self.api, *self.package)]
        return max(steps, key=lambda step: step.value, default=Step.NONE)

    @property
    def next_version(self) -> str | None:
        """The least version that may be released now; None if there is none to count from, or nothing changed."""
        return self.version if self.base is None else after(self.version, self.step)

    @property
    def headline(self) -> str:
        """The verdict in a sentence."""
        if self.base is None:
            return "Nothing was released yet, so nothing can break."
        if self.step is Step.NONE:
            return f"Nothing changed since {self.base}."
        if not self.breaks:
            return f"Nothing breaks since {self.base}."
        count = sum(bool(change.breaks) for change in self._told())
        changes = f"{count} change{'s' * (count > 1)} since {self.base} break{'s' * (count == 1)}"
        return f"{changes} something, for {self.breaks.words}."

    @property
    def version_sentence(self) -> str:
        """The version that semantic versioning asks for, in a sentence."""
        if self.base is None:
            return f"The first release is {self.version}, the version that the code has."
        if self.step is Step.NONE:
            return "No new version is needed."
        step = _step_for(self.version, self.step)
        numbers = f" ({self.version} → {self.next_version})" if self.next_version else ""
        early = ": before 1.0.0 that is the step for what breaks" if step is not self.step else ""
        return f"Semantic versioning asks for a {step.name.lower()} step{numbers}{early}."

    def cause(self, change: Change) -> int | None:
        """The number (from 1) of the change of the API that a change of the package follows from: the nearest one."""
        path = change.place.python[0]
        is_whole = change.rule_name in ("python: added", "python: removed")
        found: list[tuple[int, int]] = []
        for number, cause in enumerate(self.api, 1):
            for place in cause.place.python:
                if path == place or path.startswith((f"{place}.", f"{place}(")):
                    found.append((-len(place), number))
                elif is_whole and cause.rule_name.startswith("operation ") and place.startswith(f"{path}."):
                    found.append((0, number))  # a tag comes with its first operation, and goes with its last
        return min(found)[1] if found else None

    @cached_property
    def fragments(self) -> list[Fragment]:
        """The changelog: of the package only what does not follow from the API, or breaks where the API does not."""
        found: dict[str, Fragment] = {}
        for change in self._told():
            words = f"{str(change.place).strip('`')} {change.rule_name.removeprefix('python: ')}"
            name = f"+{re.sub(r'[^a-z0-9]+', '-', words.lower()).strip('-')[:60].rstrip('-')}"
            same = sum(other.name.startswith((f"{name}.", f"{name}-")) for other in found.values())
            name = f"{name}-{same + 1}" if same else name
            line = f"{' '.join(change.sentence.split()).rstrip('.')}."
            found.setdefault(change.sentence, Fragment(f"{name}.{change.kind}.md", line))
        return list(found.values())

    def _told(self) -> Iterator[Change]:
        yield from self.api
        for change in self.package:
            number = self.cause(change)
            if number is None or (change.breaks and PYTHON not in self.api[number - 1].breaks):
                yield change


def after(version: str | None, step: Step) -> str | None:
    """The version that a step leads to; None if there is none to count from."""
    match = _NUMBER.match(version or "")
    if match is None or step is Step.NONE:
        return None
    major, minor, patch = map(int, match.groups())
    following = {
        Step.MAJOR: (major + 1, 0, 0),
        Step.MINOR: (major, minor + 1, 0),
        Step.PATCH: (major, minor, patch + 1),
    }
    return "{}.{}.{}".format(*following[_step_for(version, step)])


def _step_for(version: str | None, step: Step) -> Step:
    """The step of a version: before 1.0.0 breaking is a minor one, as is the usual convention."""
    return Step.MINOR if step is Step.MAJOR and version is not None and version.startswith("0.") else step
