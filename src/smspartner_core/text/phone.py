"""
Phone numbers in one spelling, so that they can be compared.

French numbers are read by the rules below, all others by `phonenumbers` where it is installed. A national number from
overseas belongs to another country code: `0692…` is +262692…, and whoever writes +33692… for it never finds it again.
"""

from __future__ import annotations

from ..errors import ArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FRANCE = "33"
# (beginning after 0, country code, country): the overseas ranges of the French numbering plan, as phonenumbers has
# them, against which a test holds them. A longer beginning wins.
OVERSEAS_MOBILES = (
    ("690", "590", "GP"),
    ("691", "590", "GP"),
    ("694", "594", "GF"),
    ("696", "596", "MQ"),
    ("697", "596", "MQ"),
    ("692", "262", "RE"),
    ("693", "262", "RE"),
    ("639", "262", "YT"),
    ("7090", "590", "GP"),
    ("7091", "596", "MQ"),
    ("7092", "262", "RE"),
    ("7093", "594", "GF"),
    ("70935", "262", "YT"),
    ("70936", "262", "YT"),
    ("70937", "262", "YT"),
)
OVERSEAS_LANDLINES = (
    ("262", "262", "RE"),
    ("263", "262", "RE"),
    ("269", "262", "YT"),
    ("590", "590", "GP"),
    ("594", "594", "GF"),
    ("596", "596", "MQ"),
)
_BY_BEGINNING = {
    beginning: (code, country, is_mobile)
    for table, is_mobile in ((OVERSEAS_MOBILES, True), (OVERSEAS_LANDLINES, False))
    for beginning, code, country in table
}
_LENGTHS = sorted({len(beginning) for beginning in _BY_BEGINNING}, reverse=True)
_OVERSEAS_CODES = frozenset(code for code, _, _ in _BY_BEGINNING.values())
_NATIONAL_DIGITS = 9  # after 0 or the country code, in France and overseas
_MIN_DIGITS, _MAX_DIGITS = 7, 15  # E.164
_SEPARATORS = dict.fromkeys(map(ord, " .-/()\u00a0\u202f\u2009\u2011"))
_MAX_SHOWN_CHARACTERS = 30  # of a refused number in an error


class Phone(str):
    """
    A number in international form (E.164): a string, which compares and hashes as one, and can be given to any call.

    `phone("06 00 00 00 00") == "+33600000000"`.
    """

    __module__ = "smspartner"

    __slots__ = ("_country", "_is_mobile")
    _country: str | None
    _is_mobile: bool | None

    @property
    def country(self) -> str | None:
        """The country or territory as two letters (`FR`, `RE`, …); None where `smspartner[phone]` would be needed."""
        return self._country

    @property
    def is_mobile(self) -> bool | None:
        """True for a mobile number; None where that is not known."""
        return self._is_mobile

    @property
    def national(self) -> str:
        """The number as one writes it in France and overseas (`0600000000`); others as they are."""
        code = self[1:4]
        if self[1:3] == _FRANCE:
            return f"0{self[3:]}"
        return f"0{self[4:]}" if code in _OVERSEAS_CODES else str(self)

    def __repr__(self) -> str:
        return f"Phone({str(self)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _phone, (str(self), self._country, self._is_mobile)


def phone(number: str) -> Phone:
    """
    Return a number in one spelling.

    Args:
        number: A French number as people write it (`06 00 00 00 00`, `+33 (0)6…`, `0033 6…`, `336…` as the service's
            callbacks have it), from overseas too; or any other with `+` or `00` and its country code.

    Raises:
        ArgumentError: It holds letters or invisible marks, or cannot be a number.
    """
    if type(number) is Phone:
        return number
    if not isinstance(number, str):
        raise ArgumentError("number", f"must be a string, not {type(number).__name__}")
    digits = number.translate(_SEPARATORS)
    is_international = digits[:1] == "+"
    if is_international:
        digits = digits[1:]
    elif digits[:2] == "00":
        digits, is_international = digits[2:], True
    if not (digits.isdigit() and digits.isascii()):
        raise ArgumentError("number", _why_not(number))
    if not is_international:
        if digits[0] == "0":
            return _french(number, digits[1:])
        if len(digits) == 2 + _NATIONAL_DIGITS and digits[:2] == _FRANCE:
            return _french(number, digits[2:])
        if len(digits) == 3 + _NATIONAL_DIGITS and digits[:3] in _OVERSEAS_CODES:
            return _overseas(number, digits[:3], digits[3:])
        raise ArgumentError("number", f"must begin with 0, or with + and a country code, not {_shown(number)}")
    if digits[:2] == _FRANCE:
        return _french(number, digits[3:] if digits[2:3] == "0" else digits[2:])
    if digits[:3] in _OVERSEAS_CODES:
        return _overseas(number, digits[:3], digits[4:] if digits[3:4] == "0" else digits[3:])
    if digits[0] == "0":
        raise ArgumentError("number", f"must have a country code after +, not {_shown(number)}")
    if not _MIN_DIGITS <= len(digits) <= _MAX_DIGITS:
        raise ArgumentError("number", f"must have {_MIN_DIGITS} to {_MAX_DIGITS} digits, not {_shown(number)}")
    return _foreign(number, digits)


phone.__module__ = "smspartner"


def _french(number: str, national: str) -> Phone:
    """Return a number of which the nine digits after 0 or +33 are known; those from overseas get their own code."""
    if len(national) != _NATIONAL_DIGITS or national[0] == "0":
        raise ArgumentError("number", f"must have nine digits after 0 or +33, not {_shown(number)}")
    code, country, is_mobile = _range_of(national) or (_FRANCE, "FR", national[0] in "67")
    return _phone(f"+{code}{national}", country, is_mobile)


def _overseas(number: str, code: str, national: str) -> Phone:
    """Return a number that is given with an overseas code; its own digits tell the territory and the kind."""
    if len(national) != _NATIONAL_DIGITS:
        raise ArgumentError("number", f"must have nine digits after +{code}, not {_shown(number)}")
    found = _range_of(national)
    if found is not None and found[0] == code:
        return _phone(f"+{code}{national}", *found[1:])
    return _phone(f"+{code}{national}", None, None)


def _range_of(national: str) -> tuple[str, str, bool] | None:
    """Return code, country and kind of an overseas number; None for one from France."""
    for length in _LENGTHS:
        found = _BY_BEGINNING.get(national[:length])
        if found is not None:
            return found
    return None


def _foreign(number: str, digits: str) -> Phone:
    try:
        import phonenumbers
    except ImportError:
        return _phone(f"+{digits}", None, None)
    try:
        parsed = phonenumbers.parse(f"+{digits}")
    except phonenumbers.NumberParseException:
        raise ArgumentError("number", f"has an unknown country code: {_shown(number)}") from None
    if not phonenumbers.is_possible_number(parsed):
        raise ArgumentError("number", f"has too few or too many digits for its country: {_shown(number)}")
    kind = phonenumbers.number_type(parsed)
    return _phone(
        phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),
        phonenumbers.region_code_for_number(parsed),
        kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
        if kind != phonenumbers.PhoneNumberType.UNKNOWN
        else None,
    )


def _phone(e164: str, country: str | None, is_mobile: bool | None) -> Phone:
    made = Phone(e164)
    made._country = country
    made._is_mobile = is_mobile
    return made


def _why_not(number: str) -> str:
    from .alphabet import describe

    for position, character in enumerate(number.translate(_SEPARATORS)):
        if not (character.isascii() and character.isdigit()) and not (character == "+" and position == 0):
            return f"holds {describe(character)}, which is not allowed in a number: {_shown(number)}"
    return f"must be a number such as +33600000000 or 06 00 00 00 00, not {_shown(number)}"


def _shown(number: str) -> str:
    return repr(number if len(number) <= _MAX_SHOWN_CHARACTERS else f"{number[:_MAX_SHOWN_CHARACTERS]}…")
