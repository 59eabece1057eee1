"""The version that a step leads to."""

from __future__ import annotations

import re

from .change import Step

_NUMBER = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def step_asked(step: Step, version: str | None) -> Step:
    """What is asked of a version: before 1.0.0 breaking is a minor step, as is the usual convention."""
    return Step.MINOR if step is Step.MAJOR and version is not None and version.startswith("0.") else step


def after(version: str | None, step: Step) -> str | None:
    """The next version; None if there is none to count from."""
    match = _NUMBER.match(version or "")
    if match is None or step is Step.NONE:
        return None
    major, minor, patch = map(int, match.groups())
    following = {
        Step.MAJOR: (major + 1, 0, 0),
        Step.MINOR: (major, minor + 1, 0),
        Step.PATCH: (major, minor, patch + 1),
    }
    return "{}.{}.{}".format(*following[step_asked(step, version)])
