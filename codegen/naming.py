"""Names of the wire as names of Python."""

from __future__ import annotations

import re
import unicodedata
from keyword import iskeyword

from openapi_python_client.strings import ClassName, PythonIdentifier

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+[0-9]*|[0-9]+")


_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O"})

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
    """The words of the wire's name, in lower case and without accents."""
    return "_".join(word.lower() for word in _WORDS.findall(folded(wire)))


def folded(wire: str) -> str:
    """The wire's name with each letter's accents taken off: `prénom` is `prenom`."""
    parts = unicodedata.normalize("NFKD", wire.translate(_LIGATURES))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def module_of(name: str) -> str:
    """The module that openapi-python-client writes an operation or a class into: it renames builtins."""
    return str(PythonIdentifier(name, "field_"))


def class_of(tag: str) -> str:
    """Return the class of a tag's operations, as the generator names it in templates."""
    return str(ClassName(tag, ""))
