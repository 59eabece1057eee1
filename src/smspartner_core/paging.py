"""Paged responses as one iteration."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Generic, TypeVar

from .errors import DecodingError
from .operation import Operation
from .wire.shapes import unreadable_members

PageT = TypeVar("PageT")
ItemT = TypeVar("ItemT")


async def iter_pages(
    fetch: Callable[[int], Awaitable[PageT]], operation: Operation[PageT], first: int
) -> AsyncIterator[PageT]:
    """
    Yield one page after the other.

    It ends with an empty, a short or a repeated page, or when `total` members were there: nobody has seen how the
    service answers beyond its last page, and iterating must end whatever it does. Members that cannot be read are
    passed over, but count.

    Raises:
        DecodingError: A page has members, and none of them can be read.
    """
    rule: Any = operation.page
    before: Any = None
    number = first
    while True:
        page = await fetch(number)
        items = getattr(page, rule.items)
        if items is None:
            text = f"{operation.name} was answered by a page ({number}) whose list cannot be read"
            raise DecodingError(text, operation=operation.name)
        if number > first and (not items or items == before):
            return
        yield page
        total = getattr(page, rule.total) if rule.total else None
        found = len(items) + unreadable_members(page, rule.items)
        members = (number - 1) * (rule.size or 0) + found
        if not items or (rule.size and found < rule.size) or (rule.size and total and members >= total):
            return
        before = items
        number += 1


class Pages(Generic[PageT, ItemT]):
    """Iterates over the members of all pages; a page is fetched when its first member is wanted."""

    __module__ = "smspartner"

    def __init__(self, pages: Callable[[], Iterator[PageT]], items: str) -> None:
        self._pages = pages
        self._items = items

    def pages(self) -> Iterator[PageT]:
        """The pages themselves, with their totals."""
        return self._pages()

    def __iter__(self) -> Iterator[ItemT]:
        for page in self._pages():
            yield from getattr(page, self._items)


class AsyncPages(Generic[PageT, ItemT]):
    """Iterates over the members of all pages; a page is fetched when its first member is wanted."""

    __module__ = "smspartner"

    def __init__(self, pages: Callable[[], AsyncIterator[PageT]], items: str) -> None:
        self._pages = pages
        self._items = items

    def pages(self) -> AsyncIterator[PageT]:
        """The pages themselves, with their totals."""
        return self._pages()

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async for page in self._pages():
            for item in getattr(page, self._items):
                yield item
