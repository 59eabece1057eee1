"""Stores by their type: each behaviour brings its own, and nobody has to list them."""

from __future__ import annotations

from typing import Any, TypeVar

S = TypeVar("S")


class Stores:
    """
    Holds one store of each type, made when it is first asked for.

    >>> class Groups(dict): ...
    >>> stores = Stores()
    >>> stores.of(Groups) is stores.of(Groups)
    True
    """

    def __init__(self) -> None:
        self._stores: dict[type[Any], Any] = {}

    def of(self, kind: type[S]) -> S:
        """The store of a type; the type is called without arguments to make it."""
        store = self._stores.get(kind)
        if store is None:
            store = self._stores[kind] = kind()
        found: S = store
        return found
