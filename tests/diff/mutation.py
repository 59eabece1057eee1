"""An edit of the contract with what the report must say of it."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.diff.rules import Audience

from .edits import Edit


@dataclass(frozen=True)
class Mutation:
    """One edit."""

    name: str
    breaks: Audience
    """For whom."""
    rules: set[str]
    edit: Edit
    first: Edit | None = None
    """An edit that the old contract had already."""
