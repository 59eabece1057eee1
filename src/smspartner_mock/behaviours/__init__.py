"""
The behaviours of operations: small modules by tag, which keep state in the stores.

Every module of this package is loaded with it, so a new one only has to be there. An operation that none of them
knows answers with the contract's example.
"""

from importlib import import_module
from pkgutil import iter_modules

from .registry import (
    BEHAVIOURS,
    FIELD_CHECKS,
    NUMBERS,
    OTHER_NAMES,
    OTHER_PATHS,
    REFUSAL_CODES,
    Behaviour,
    Call,
    answers,
    refusal_codes,
)

__all__ = [
    "BEHAVIOURS",
    "FIELD_CHECKS",
    "NUMBERS",
    "OTHER_NAMES",
    "OTHER_PATHS",
    "REFUSAL_CODES",
    "Behaviour",
    "Call",
    "answers",
    "refusal_codes",
]

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
