"""Numbers as the service takes them: French in national form, all others with their country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_KINDS = {0: "Fixed", 1: "Mobile", 2: "Fixed or mobile", 3: "Toll free", 4: "Premium rate", 6: "VoIP"}


def parse(number: str) -> PhoneNumber | None:
    """A number that exists, or None."""
    import phonenumbers  # its tables take longer to load than all the rest of the mock

    try:
        parsed = phonenumbers.parse(number, "FR")
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def normal(number: str) -> str:
    """One spelling of a number; one that does not exist stays as it is."""
    import phonenumbers

    parsed = parse(number)
    return number if parsed is None else phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def described(parsed: PhoneNumber) -> dict[str, Any]:
    """What `lookup` tells of a number."""
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
