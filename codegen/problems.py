"""The problems of a source, reported together: one line each, with the place and the reason."""

from __future__ import annotations


class SpecError(Exception):
    """The spec, an overlay or a template has problems. Nothing was written."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def refuse(problems: list[str]) -> None:
    """
    Raise `SpecError` if there are problems.

    Raises:
        SpecError: Something is.
    """
    if problems:
        raise SpecError(*problems)
