"""
A small SMS Partner on your machine: the API's contract, served.

`python -m smspartner_mock` starts it on a port; `MockServer` has it inside a program.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .engine import Engine
    from .serving.server import MockServer

__all__ = ["Engine", "MockServer"]

_MODULES = {"Engine": "engine", "MockServer": "serving.server"}


def __getattr__(name: str) -> Any:
    """Load a name when it is first asked for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_MODULES[name]}", __name__), name)
