"""What stops a release, in words for the person who asked for it."""

from __future__ import annotations


class ReleaseError(Exception):
    """What was asked cannot be done, in one sentence. Nothing was changed."""
