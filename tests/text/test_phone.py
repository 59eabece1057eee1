"""Numbers in one spelling."""

from __future__ import annotations

import builtins
import pickle
from typing import Any

import phonenumbers
import pytest

from smspartner_core.errors import ArgumentError
from smspartner_core.text.phone import OVERSEAS_LANDLINES, OVERSEAS_MOBILES, Phone, phone

SAME = {
    "+33612345678": ["06 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78", "0612345678", "+33612345678",
                     "+33 6 12 34 56 78", "+33 (0)6 12 34 56 78", "0033612345678", "0033 (0)6 12 34 56 78",
                     "33612345678", "06\u00a012\u202f34 56 78", "06/12/34/56/78"],
    "+33142345678": ["01 42 34 56 78", "+33142345678"],
    "+262692123456": ["0692 12 34 56", "+262692123456", "+262 0692 12 34 56", "00262692123456", "262692123456",
                      "+33692123456", "33692123456"],
    "+262639123456": ["0639 12 34 56", "+262639123456", "+33639123456"],
    "+590690123456": ["0690 12 34 56", "+590690123456"],
    "+594694123456": ["0694 12 34 56", "+594694123456"],
    "+596696123456": ["0696 12 34 56", "+596 696 12 34 56"],
    "+596697123456": ["0697 12 34 56"],
    "+262262123456": ["0262 12 34 56", "+262262123456"],
    "+32470123456": ["+32 470 12 34 56", "0032470123456"],
}  # fmt: skip


@pytest.mark.parametrize(("e164", "spelling"), [(e164, given) for e164, row in SAME.items() for given in row])
def test_each_spelling_is_the_same_number(e164: str, spelling: str) -> None:
    assert e164 == phone(spelling)
    assert {e164} == {phone(spelling)}


@pytest.mark.parametrize(
    ("number", "country", "is_mobile", "national"),
    [
        ("0612345678", "FR", True, "0612345678"),
        ("0142345678", "FR", False, "0142345678"),
        ("0692123456", "RE", True, "0692123456"),
        ("0262123456", "RE", False, "0262123456"),
        ("0269123456", "YT", False, "0269123456"),
        ("0709012345", "GP", True, "0709012345"),
        ("0709312345", "GF", True, "0709312345"),
        ("0709351234", "YT", True, "0709351234"),
        ("+590812345678", None, None, "0812345678"),
        ("+32470123456", "BE", True, "+32470123456"),
        ("+3223456789", "BE", False, "+3223456789"),
        ("+8835100123456", "001", None, "+8835100123456"),
    ],
)
def test_country_and_kind_are_told(number: str, country: str | None, is_mobile: bool | None, national: str) -> None:
    made = phone(number)
    assert (country, is_mobile, national) == (made.country, made.is_mobile, made.national)


def test_number_without_phonenumbers_keeps_its_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def refuse(name: str, *given: Any) -> Any:
        if name == "phonenumbers":
            raise ImportError(name)
        return load(name, *given)

    monkeypatch.setattr(builtins, "__import__", refuse)
    made = phone("+32 470 12 34 56")
    assert ("+32470123456", None, None) == (made, made.country, made.is_mobile)
    assert phone("0692123456").is_mobile


BAD = {
    "06 12 34 56 7": "must have nine digits after 0 or +33, not '06 12 34 56 7'",
    "06123456789": "must have nine digits after 0 or +33, not '06123456789'",
    "+330012345678": "must have nine digits after 0 or +33, not '+330012345678'",
    "+26269212345": "must have nine digits after +262, not '+26269212345'",
    "O612345678": "holds U+004F LATIN CAPITAL LETTER O, which is not allowed in a number: 'O612345678'",
    "\u202a0612345678": "holds U+202A LEFT-TO-RIGHT EMBEDDING, which is not allowed in a number: '\\u202a0612345678'",
    "06\u200e12345678": "holds U+200E LEFT-TO-RIGHT MARK, which is not allowed in a number: '06\\u200e12345678'",
    "٠٦١٢٣٤٥٦٧٨": "holds U+0660 ARABIC-INDIC DIGIT ZERO, which is not allowed in a number: '٠٦١٢٣٤٥٦٧٨'",
    "06+12345678": "holds U+002B PLUS SIGN, which is not allowed in a number: '06+12345678'",
    "0612345678,0612345679": "holds U+002C COMMA, which is not allowed in a number: '0612345678,0612345679'",
    "": "must be a number such as +33600000000 or 06 00 00 00 00, not ''",
    "+": "must be a number such as +33600000000 or 06 00 00 00 00, not '+'",
    "36200": "must begin with 0, or with + and a country code, not '36200'",
    "+123": "must have 7 to 15 digits, not '+123'",
    "+" + "1" * 40: "must have 7 to 15 digits, not '+11111111111111111111111111111…'",
    "+0612345678": "must have a country code after +, not '+0612345678'",
    "+99912345678": "has an unknown country code: '+99912345678'",
    "+1234567890123": "has too few or too many digits for its country: '+1234567890123'",
}


@pytest.mark.parametrize("number", BAD)
def test_what_cannot_be_a_number_is_refused_in_a_sentence(number: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        phone(number)
    assert f"number: {BAD[number]}" == str(caught.value)


@pytest.mark.parametrize("number", [None, 33612345678, b"0612345678"])
def test_number_that_is_no_string_is_refused(number: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^number: must be a string, not "):
        phone(number)


def test_phone_is_a_string_that_stays_itself() -> None:
    made = phone("0692123456")
    assert made is phone(made)
    copied = pickle.loads(pickle.dumps(made))
    assert (Phone, made, "RE", True) == (type(copied), copied, copied.country, copied.is_mobile)
    assert "Phone('+262692123456')" == repr(made)


@pytest.mark.parametrize(("beginning", "code", "country"), OVERSEAS_MOBILES + OVERSEAS_LANDLINES)
def test_overseas_ranges_are_those_of_phonenumbers(beginning: str, code: str, country: str) -> None:
    """By the numbers of each range that its tables hold to be valid."""
    valid = [
        phonenumbers.region_code_for_number(parsed)
        for last in range(0, 10 ** (9 - len(beginning)), 10 ** (9 - len(beginning)) // 1000 or 1)
        if phonenumbers.is_valid_number(
            parsed := phonenumbers.parse(f"+{code}{beginning}{last:0{9 - len(beginning)}d}")
        )
    ]
    assert country in valid
    if (beginning, country) not in {("7093", "GF")}:  # 70935 to 70937 are of Mayotte
        assert {country} == set(valid) - {"BL", "MF"}  # which share the code of Guadeloupe
