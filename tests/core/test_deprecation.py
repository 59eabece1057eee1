"""An operation that is to be retired warns at the caller's line, before it is carried out, and works."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from smspartner_core.deprecation import deprecated

TOLD = "groups.list is deprecated"


class Groups:
    @deprecated(TOLD)
    def list(self, *, page: int) -> int:
        """List all groups."""
        return page

    @deprecated(TOLD)
    async def later(self) -> str:
        """List them later."""
        return "done"


def test_a_call_warns_and_answers() -> None:
    groups: Any = Groups()
    with pytest.warns(DeprecationWarning, match=TOLD) as caught:
        assert 3 == groups.list(page=3)
    assert [__file__] == [warning.filename for warning in caught]


def test_an_async_call_too() -> None:
    groups: Any = Groups()
    with pytest.warns(DeprecationWarning, match=TOLD):
        coroutine = groups.later()
    assert "done" == asyncio.run(coroutine)


def test_its_name_and_docstring_stay() -> None:
    assert ("list", "List all groups.", TOLD) == (
        Groups.list.__name__,
        Groups.list.__doc__,
        getattr(Groups.list, "__deprecated__", None),
    )
