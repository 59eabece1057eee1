"""Every kind of value that the wire carries, by name: the vocabulary of the generated code."""

from .scalars import (
    BOOLEAN,
    CSV,
    DATE,
    DATETIME,
    FLAG,
    FRENCH_DATE,
    INTEGER,
    MONEY,
    NUMBER,
    OPEN,
    SCHEDULE,
    SECRET,
    TEXT,
    Kind,
    choice,
)
from .shapes import many, mapping, nested

__all__ = [
    "BOOLEAN",
    "CSV",
    "DATE",
    "DATETIME",
    "FLAG",
    "FRENCH_DATE",
    "INTEGER",
    "MONEY",
    "NUMBER",
    "OPEN",
    "SCHEDULE",
    "SECRET",
    "TEXT",
    "Kind",
    "choice",
    "many",
    "mapping",
    "nested",
]
