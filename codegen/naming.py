"""Names of the wire as names of Python."""

from __future__ import annotations

import re
from keyword import iskeyword

from openapi_python_client.strings import PythonIdentifier

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+[0-9]*|[0-9]+")


TAKEN = frozenset({"self", "extra", "to_dict", "attrs", "dt", "str", "int", "bool", "tuple", "object"})
"""Names that a generated class or method uses otherwise: what a model has of its own, and what its annotations name."""


def snake(wire: str) -> str:
    """
    The wire's name in snake_case; `_` is appended to Python's keywords and to what is taken only.

    The generator's own names would rename every builtin too (`credits_`, `list_`, `format_`).
    """
    name = joined(wire)
    if name[:1].isdecimal():
        return f"field_{name}"
    return f"{name}_" if iskeyword(name) or name in TAKEN else name


def joined(wire: str) -> str:
    """The words of the wire's name, in lower case."""
    return "_".join(word.lower() for word in _WORDS.findall(wire))


def module_of(name: str) -> str:
    """The module that openapi-python-client writes an operation or a class into: it renames builtins."""
    return str(PythonIdentifier(name, "field_"))
