"""
Kinds of single values: how each is read from the wire and written to it.

`read` takes what JSON gives (a string, an integer, a `Decimal`, a boolean) or the text of an XML element, never an
empty one, and raises `WrongTypeError` for any other value. `write` returns the value for JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from ..secret import Secret
from . import WrongTypeError
from .enums import OpenInt, OpenText

PARIS = ZoneInfo("Europe/Paris")
_from_epoch = datetime.fromtimestamp
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_MIN_DATETIME_LENGTH = len("2015-02-07 22:39")  # longer than seconds since 1970 will be for millennia
_MAX_INTEGER = 10**18 - 1  # what every service's integers hold
_MAX_DIGITS = 400  # far over any amount or number of this service, far under what costs time to convert


class Kind:
    """
    One kind of value.

    `read` returns a JSON value of the `native_type` that is not empty as it is. A `multi_field`
    kind writes several fields instead of one. Of a kind that `is_text` an empty value says something; of any other it
    is as good as none.
    """

    __slots__ = ("name", "native_type", "read", "multi_field", "write", "is_text")

    is_list = False
    is_single = True  # one value, not made of others

    def __init__(
        self,
        name: str,
        read: Callable[[Any], Any],
        write: Callable[[Any], Any],
        native_type: type | None = None,
        *,
        multi_field: bool = False,
        is_text: bool = False,
    ) -> None:
        self.name: str = name
        self.read: Callable[[Any], Any] = read
        self.write: Callable[[Any], Any] = write
        self.native_type: type | None = native_type
        self.multi_field: bool = multi_field
        self.is_text: bool = is_text

    def __repr__(self) -> str:
        return self.name


def _read_text(value: Any) -> str:
    if type(value) is str:
        return value
    if type(value) is int:  # XML cannot tell 307 from "307"; neither do we
        return str(value)
    raise WrongTypeError


def _read_phone(value: Any) -> str:
    """Read a number; in a form, a `+` that was not escaped arrives as a space."""
    text = _read_text(value)
    bare = text.strip()
    return f"+{bare}" if text[:1] == " " and bare.isdigit() and bare.isascii() else bare


def _read_secret(value: Any) -> Secret:
    return Secret(_read_text(value))


def _read_integer(value: Any) -> int:
    if type(value) is int:
        return value
    # int() would also take "+33", " 12 ", "1_000" and Arabic digits; Python's own methods are faster than a pattern.
    if type(value) is str and value.isascii() and value.removeprefix("-").isdigit() and len(value) < _MAX_DIGITS:
        return int(value)
    raise WrongTypeError


def _read_decimal(value: Any) -> Decimal:
    if type(value) is Decimal and value.is_finite():
        return value
    if type(value) is int or (type(value) is str and len(value) < _MAX_DIGITS and _DECIMAL.fullmatch(value)):
        return Decimal(value)
    raise WrongTypeError


_BOOLEANS = {True: True, False: False, "true": True, "false": False, "1": True, "0": False}


def _read_boolean(value: Any) -> bool:
    if type(value) in (bool, int, str) and value in _BOOLEANS:  # 1 and 0 equal True and False
        return _BOOLEANS[value]
    raise WrongTypeError


def _read_datetime(value: Any) -> datetime:
    """Read epoch seconds, or a spelling of `datetime.fromisoformat`; without a zone it is in Paris."""
    try:
        if type(value) is str:
            if value.isdigit() and value.isascii():  # the usual case, at once
                return _from_epoch(int(value), PARIS)
            if len(value) >= _MIN_DATETIME_LENGTH:
                if value[10] == "T":  # in a form, the + of an unescaped offset arrives as a space
                    value = value.replace(" ", "+")
                moment = datetime.fromisoformat(value)
                return moment if moment.tzinfo else moment.replace(tzinfo=PARIS)
        return _from_epoch(_read_integer(value), PARIS)
    except (ValueError, OverflowError, OSError):
        raise WrongTypeError from None


def _read_date(value: Any) -> date:
    """Read `2027-01-31` or `31-01-2027`: the service prints both."""
    if type(value) is not str or len(value) != 10:
        raise WrongTypeError
    day = value if value[4] == "-" else f"{value[6:]}-{value[3:5]}-{value[:2]}"
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise WrongTypeError from None


def _write_text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a string")
    return str(value.value if isinstance(value, Enum) else value)


def _write_integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("must be an integer")
    if abs(value) > _MAX_INTEGER:
        raise ValueError("must have at most 18 digits")
    return int(value)


def _write_number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)) or not Decimal(value).is_finite():
        raise ValueError("must be a number")
    return int(value) if value == int(value) else float(value)


def _write_boolean(value: Any) -> bool:
    if value is True or value is False:
        return bool(value)
    raise ValueError("must be True or False")


def _write_decimal(value: Any) -> str:
    """Write a string, which the provider's own examples use and which keeps every digit."""
    if isinstance(value, (bool, float)) or not isinstance(value, (int, str, Decimal)):
        raise ValueError("must be a Decimal, an integer or a string such as '10.50' (a float is not exact)")
    try:
        amount = Decimal(value)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise ValueError("must be an amount such as '10.50'")
    return f"{amount:f}"


def _aware(value: Any) -> datetime:
    if not isinstance(value, datetime):
        raise ValueError("must be a datetime")
    if value.utcoffset() is None:
        raise ValueError("must have a time zone, e.g. tzinfo=ZoneInfo('Europe/Paris')")
    try:
        return value.astimezone(PARIS)
    except OverflowError:
        raise ValueError("must be within the calendar in Paris") from None


def _write_datetime(value: Any) -> str:
    return f"{_aware(value):%Y-%m-%d %H:%M:%S}"


def _day(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise ValueError("must be a date")
    return value


def _write_csv(value: Any) -> str:
    if isinstance(value, str):
        return str(value)
    if not isinstance(value, Iterable) or isinstance(value, (bytes, Mapping)):
        raise ValueError("must be a string or an iterable of strings")
    members = list(value)
    for place, member in enumerate(members):
        if not isinstance(member, str) or not member or "," in member:
            raise ValueError(f"must hold strings without a comma; member {place} is {member!r}")
    return ",".join(members)


def _write_schedule(value: Any) -> dict[str, Any]:
    """Write the three fields that stand for the time of a scheduled message."""
    moment = _aware(value)
    if moment.second or moment.microsecond or moment.minute % 5:
        raise ValueError("must be on a full minute that is a multiple of 5")
    earlier, later = moment.replace(fold=0).utcoffset(), moment.replace(fold=1).utcoffset()
    if earlier != later and earlier is not None and later is not None:
        if earlier < later:
            raise ValueError("falls into the hour that Paris leaves out that night, when summer time begins")
        raise ValueError("falls into the hour that Paris has twice that night, which the service cannot tell apart")
    return {"scheduledDeliveryDate": f"{moment:%d/%m/%Y}", "time": moment.hour, "minute": moment.minute}


def _read_open(value: Any) -> Any:
    return value


def _write_open(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError("must be a mapping")
    return dict(value)


TEXT = Kind("TEXT", _read_text, _write_text, str, is_text=True)
PHONE = Kind("PHONE", _read_phone, _write_text, is_text=True)
SECRET = Kind("SECRET", _read_secret, _write_text, is_text=True)
INTEGER = Kind("INTEGER", _read_integer, _write_integer, int)
NUMBER = Kind("NUMBER", _read_decimal, _write_number, Decimal)
MONEY = Kind("MONEY", _read_decimal, _write_decimal, Decimal)
BOOLEAN = Kind("BOOLEAN", _read_boolean, _write_boolean, bool)
FLAG = Kind("FLAG", _read_boolean, lambda value: int(_write_boolean(value)), bool)
DATETIME = Kind("DATETIME", _read_datetime, _write_datetime)
DATE = Kind("DATE", _read_date, lambda value: f"{_day(value):%Y-%m-%d}")
FRENCH_DATE = Kind("FRENCH_DATE", _read_date, lambda value: f"{_day(value):%d-%m-%Y}")
CSV = Kind("CSV", _read_text, _write_csv, str, is_text=True)
SCHEDULE = Kind("SCHEDULE", _read_datetime, _write_schedule, multi_field=True)
OPEN = Kind("OPEN", _read_open, _write_open, is_text=True)


def choice(members: type[OpenText] | type[OpenInt]) -> Kind:
    """Return the kind of an enumeration: reading lets unlisted values through, writing refuses them."""
    is_integer = issubclass(members, int)
    plain = _read_integer if is_integer else _read_text
    known = {member.value: member for member in members}
    listed: dict[Any, int | str] = {member.value: member.value for member in members}

    def read(value: Any) -> Any:
        try:
            return known[value]
        except (KeyError, TypeError):  # not listed, or no single value
            return members(plain(value))

    def read_integer(value: Any) -> Any:
        return read(value) if type(value) is int else members(plain(value))  # True and 1.0 equal 1

    def write(value: Any) -> int | str:
        if value in listed:
            return listed[value]
        raise ValueError(f"must be one of {', '.join(map(repr, listed.values()))}")

    return Kind(members.__name__, read_integer if is_integer else read, write, is_text=not is_integer)
