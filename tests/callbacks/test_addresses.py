"""Signed addresses: which are accepted, and which are not."""

from __future__ import annotations

import hmac
import random
import re
from typing import Any

import pytest

from smspartner import ConfigurationError
from smspartner.callbacks import Address, Addresses

from .postings import BASE_URL, SECRET

OLD, EXPIRED = "the secret before this one", "the secret before that one"
KINDS = ("report", "reply", "verification", "account")
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def test_address_has_kind_reference_and_signature() -> None:
    url = Addresses(SECRET, BASE_URL).url_for("A-17_b", kind="reply")
    assert re.fullmatch(r"https://example\.com/sms/reply/a-17_b\.[a-z2-7]{26}", url)


def test_signature_is_the_same_in_every_version() -> None:
    """Addresses that are out must stay valid: a change of this value forges none, but loses all."""
    url = Addresses(SECRET, BASE_URL).url_for("a-17")
    assert "https://example.com/sms/report/a-17.o7f6q53j3iorm3gpgdoq6einkq" == url


SPELLINGS: list[tuple[str, Any]] = [
    ("as it is", lambda url: url),
    ("path only", lambda url: url.removeprefix("https://example.com")),
    ("below a mount", lambda url: url.removeprefix("https://example.com/sms")),
    ("upper case", str.upper),
    ("lower case", str.lower),
    ("query", lambda url: f"{url}?utm_source=sms/report/x.y"),
    ("empty query", lambda url: f"{url}?"),
    ("slash", lambda url: f"{url}/"),
    ("upper case, slash and query", lambda url: f"{url.upper()}/?A=B"),
]


@pytest.mark.parametrize(("name", "spell"), SPELLINGS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("secret", [SECRET, OLD, SECRET.encode(), [SECRET]])
def test_own_address_in_another_spelling_is_accepted(name: str, spell: Any, kind: str, secret: Any) -> None:
    url = Addresses(secret, f"{BASE_URL}/").url_for("Order_17-b", kind=kind)
    assert Address(kind, "order_17-b") == Addresses([SECRET, OLD], BASE_URL).read(spell(url))


def forged() -> list[tuple[str, str]]:
    """Return 500 addresses that were not signed for what they say, with how each was made."""
    chance = random.Random(18)
    addresses = Addresses([SECRET, OLD], BASE_URL)
    found: list[tuple[str, str]] = []
    for number in range(50):
        kind, other = chance.sample(KINDS, 2)
        url = addresses.url_for(f"a-{number}", kind=kind)
        head, _, signature = url.rpartition(".")
        place = chance.randrange(26)
        different = chance.choice(ALPHABET.replace(signature[place], ""))
        found += [
            ("guessed", f"{head}.{''.join(chance.choices(ALPHABET, k=26))}"),
            ("one character", f"{head}.{signature[:place]}{different}{signature[place + 1 :]}"),
            ("cut", url[: -chance.randrange(1, 27)]),
            ("longer", url + chance.choice(ALPHABET)),
            ("other reference", url.replace(f"a-{number}.", f"a-{number + 1}.")),
            ("other kind", url.replace(f"/{kind}/", f"/{other}/")),
            ("other audience", Addresses(SECRET, "https://example.org/sms").url_for(f"a-{number}", kind=kind)),
            ("other path", Addresses(SECRET, "https://example.com").url_for(f"a-{number}", kind=kind)),
            ("expired secret", Addresses(EXPIRED, BASE_URL).url_for(f"a-{number}", kind=kind)),
            ("not ASCII", f"{head}.{signature[:place]}{chance.choice('éＡ①İ')}{signature[place + 1 :]}"),
        ]
    return found


def test_five_hundred_forged_addresses_are_refused() -> None:
    addresses = Addresses([SECRET, OLD], BASE_URL)
    assert 500 == len(forged())
    assert [] == [(how, url) for how, url in forged() if addresses.read(url) is not None]


NOT_ADDRESSES = [
    "",
    "/",
    "//",
    "/sms/report/",
    "/sms/report/a-17",
    "/sms/report/.",
    "/sms/report/a-17.",
    "?",
    "#",
    "\x00",
]


@pytest.mark.parametrize("path", [*NOT_ADDRESSES, "/report" * 10_000, "." * 10_000, "/sms/report/a\n.x", "\ud800"])
def test_what_is_no_address_is_refused(path: str) -> None:
    assert Addresses(SECRET, BASE_URL).read(path) is None


@pytest.mark.parametrize("answer", [True, False])
def test_signatures_are_compared_by_compare_digest_only(monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    """Over HTTP no timing test can tell `==` from it. So what it says must decide, and it must see both signatures."""
    compared: list[tuple[str, str]] = []

    def compare(one: str, other: str) -> bool:
        compared.append((one, other))
        return answer

    addresses = Addresses([SECRET, OLD], BASE_URL)
    right = addresses.url_for("a-17")
    head, _, signature = right.rpartition(".")
    monkeypatch.setattr(hmac, "compare_digest", compare)
    for url, given in ((right, signature), (f"{head}.wrong", "wrong")):
        compared.clear()
        assert answer == (addresses.read(url) is not None)
        assert [given] * 2 == [other for _, other in compared]
        assert signature == compared[0][0]


@pytest.mark.parametrize("reference", ["", "a b", "a/b", "a.b", "é", "a" * 65, "a\n", "+33600000000", "\u212a"])
def test_reference_that_does_not_fit_an_address_is_refused(reference: str) -> None:
    with pytest.raises(ValueError, match="reference must be 1 to 64 letters"):
        Addresses(SECRET, BASE_URL).url_for(reference)


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="kind must be one of report, reply, verification, account, not 'dlr'"):
        Addresses(SECRET, BASE_URL).url_for("a", kind="dlr")


@pytest.mark.parametrize(
    ("secret", "base_url", "sentence"),
    [
        ("short", BASE_URL, "secret: must have at least 16 bytes"),
        ("", BASE_URL, "secret: must have at least 16 bytes"),
        ([], BASE_URL, "secret: must have at least 16 bytes"),
        ([SECRET, "short"], BASE_URL, "secret: must have at least 16 bytes"),
        (SECRET, "http://example.com/sms", "base_url: must begin with https://"),
        (SECRET, "http://localhost.example.com", "base_url: must begin with https://"),
        (SECRET, "ftp://example.com", "base_url: must be an address such as"),
        (SECRET, "example.com/sms", "base_url: must be an address such as"),
        (SECRET, "https://", "base_url: must be an address such as"),
        (SECRET, "https://[", "base_url: must be an address such as"),
        (SECRET, "https://example.com/sms?key=1", "base_url: must be an address such as"),
        (SECRET, "https://user:passw0rd@example.com/sms", "base_url: must be an address such as"),
    ],
)
def test_weak_settings_are_refused(secret: Any, base_url: str, sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(sentence)) as caught:
        Addresses(secret, base_url)
    assert "passw0rd" not in str(caught.value)


@pytest.mark.parametrize("base_url", ["http://localhost:8000/sms", "http://127.0.0.1:1", "http://[::1]:8000/sms"])
def test_this_machine_needs_no_https(base_url: str) -> None:
    addresses = Addresses(SECRET, base_url)
    assert Address("report", "a") == addresses.read(addresses.url_for("a"))


def test_secret_is_in_no_repr() -> None:
    assert f"<Addresses below {BASE_URL}>" == repr(Addresses(SECRET, BASE_URL))
