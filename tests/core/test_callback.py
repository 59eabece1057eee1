"""What the service posts, as it prints it: JSON on the newest pages, a form on older ones."""

from __future__ import annotations

import pytest

from smspartner import DecodingError, read_callback
from smspartner.models import ReplyCallback

JSON = b'{"type": "response", "phone_number": "+33600000000", "text": "Oui \xc3\xa9", "message_id": 307, "new": 1}'
FORM = b"type=response&phone_number=%2B33600000000&text=Oui+%C3%A9&message_id=307&new=1&empty="


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (JSON, "application/json"),
        (JSON, None),
        (FORM, "application/x-www-form-urlencoded; charset=utf-8"),
        (FORM, None),
    ],
)
def test_a_callback_is_read_from_either(body: bytes, content_type: str | None) -> None:
    answer = read_callback(ReplyCallback, body, content_type)
    assert (answer.type, answer.phone_number, answer.text, answer.message_id) == (
        "response",
        "+33600000000",
        "Oui é",
        307,
    )
    assert answer.extra.keys() >= {"new"}


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"{", "application/json", "not well-formed"),
        (b"[]", "application/json", "it is no object"),
        (b"7", "application/json", "it is no object"),
        (b"text=Oui", None, "is missing"),
        (b"", None, "is missing"),
        (b"\xff=1", None, "it is no form"),
        (b"a=%ff", None, "it is no form"),
        (b"&".join([b"a=1"] * 200), None, "Max number of fields exceeded"),
    ],
)
def test_what_is_no_callback_is_refused_with_its_reason(body: bytes, content_type: str | None, reason: str) -> None:
    with pytest.raises(DecodingError, match=reason) as caught:
        read_callback(ReplyCallback, body, content_type)
    assert "ReplyCallback" in str(caught.value)
