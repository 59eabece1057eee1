"""Phone numbers as the service takes them, their countries, and the price of a message to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from .prices import LOW_COST, PREMIUM, RCS

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_KINDS = {0: "Fixed", 1: "Mobile", 2: "Fixed or mobile", 3: "Toll free", 4: "Premium rate", 6: "VoIP"}


_SPELLING: Final = re.compile(r"[0-9+ ()./-]+")


def parse(number: str) -> PhoneNumber | None:
    """Parse a number that exists; None if it does not."""
    import phonenumbers  # its tables take longer to load than all the rest of the mock

    if not _SPELLING.fullmatch(number):
        return None  # letters, which the library takes for digits, and marks that nobody sees
    try:
        parsed = phonenumbers.parse(number, "FR")
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def normal(number: str) -> str:
    """Return the international spelling of a number; one that does not exist stays as it is."""
    import phonenumbers

    parsed = parse(number)
    return number if parsed is None else phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def described(parsed: PhoneNumber) -> dict[str, Any]:
    """Describe a number as `lookup` does."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, carrier, geocoder

    def written(form: int) -> str:
        return phonenumbers.format_number(parsed, form)

    return {
        "countryCode": geocoder.country_name_for_number(parsed, "en"),
        "prefixCode": parsed.country_code,
        "phoneNumber": written(PhoneNumberFormat.E164),
        "type": _KINDS.get(phonenumbers.number_type(parsed), "Unknown"),
        "network": carrier.name_for_number(parsed, "en"),
        "format": {
            "e164": written(PhoneNumberFormat.E164),
            "international": written(PhoneNumberFormat.INTERNATIONAL),
            "national": written(PhoneNumberFormat.NATIONAL),
            "rfc3966": written(PhoneNumberFormat.RFC3966),
        },
    }


# Most numbers are these, and the tables of `phonenumbers` take a while to load.
_FRENCH_MOBILE: Final = re.compile(r"(?:\+?33|0)([67][0-9]{8})")

# Assumed: the provider publishes its prices only to its customers.
_PRICES: Final = {
    "BE": Decimal("0.069"),
    "CH": Decimal("0.065"),
    "DE": Decimal("0.072"),
    "ES": Decimal("0.055"),
    "GB": Decimal("0.042"),
    "IT": Decimal("0.058"),
    "LU": Decimal("0.060"),
    "US": Decimal("0.020"),
}
_ELSEWHERE: Final = Decimal("0.095")

_NO_PRICE: Final = frozenset({"001"})
"""Satellite and other numbers of no country."""

_OVERSEAS: Final = frozenset({"GF", "GP", "MQ", "RE", "YT", "PM", "BL", "MF"})


@dataclass(frozen=True, slots=True)
class Destination:
    """A number with its country: `+336…` and `FR`."""

    number: str
    country: str

    @property
    def is_french(self) -> bool:
        """True for numbers in the low-cost range's area; the overseas departments count as abroad."""
        return self.country == "FR"

    def price(self, gamme: int) -> Decimal | None:
        """Return the price of one SMS to it in a range; None where nobody has one."""
        if self.country in _NO_PRICE:
            return None
        if self.is_french:
            return LOW_COST if gamme == 2 else PREMIUM
        if self.country in _OVERSEAS:
            return 2 * PREMIUM
        return _PRICES.get(self.country, _ELSEWHERE)

    def rcs_price(self) -> Decimal | None:
        """Return the price of one RCS message to it."""
        return None if self.country in _NO_PRICE else RCS


@lru_cache(maxsize=4096)
def find_destination(number: str) -> Destination | None:
    """Return where a number is; None if there is no such number."""
    number = number.strip()
    french = _FRENCH_MOBILE.fullmatch(number)
    if french:
        return Destination(f"+33{french[1]}", "FR")
    parsed = parse(number) or (parse(f"+{number}") if number.isdecimal() and number[:1] != "0" else None)
    if parsed is None:
        return None
    import phonenumbers

    country = phonenumbers.region_code_for_number(parsed) or "001"
    return Destination(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), country)
