"""What an installation brought with it, judged by what pip says of the environment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

MOST = 10
"""Packages that installing smspartner may bring, itself among them."""

OWN = ("httpx", "attrs", "tzdata")
"""What is asked for directly; only the first two may bring more."""

_PIP = {"pip", "setuptools", "wheel"}


def installation_problems(inspected: dict[str, Any]) -> list[str]:
    """What is wrong with an environment that `pip inspect` describes."""
    distributions = {
        canonicalize_name(each["metadata"]["name"]): each["metadata"].get("requires_dist", [])
        for each in inspected["installed"]
    }
    names = set(distributions) - _PIP
    lines = []
    if len(names) > MOST:
        lines.append(f"{len(names)} packages are installed, and may be {MOST} at most: {', '.join(sorted(names))}")
    allowed = {"smspartner", *OWN, *_needed(distributions, inspected["environment"], "httpx", "attrs")}
    return lines + [f"{name} is installed, and neither httpx nor attrs needs it" for name in sorted(names - allowed)]


def count(inspected: dict[str, Any]) -> int:
    """How many packages are there but for the tools of the environment itself."""
    return len({canonicalize_name(each["metadata"]["name"]) for each in inspected["installed"]} - _PIP)


def _needed(distributions: dict[Any, list[str]], environment: dict[str, str], *roots: str) -> Iterator[str]:
    waiting, seen = list(roots), set(roots)
    while waiting:
        for text in distributions.get(waiting.pop(), ()):
            requirement = Requirement(text)
            name = canonicalize_name(requirement.name)
            applies = requirement.marker is None or requirement.marker.evaluate({**environment, "extra": ""})
            if applies and name not in seen:
                seen.add(name)
                waiting.append(name)
                yield name
