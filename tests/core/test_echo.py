"""A service that repeats the key: no `repr`, error or line shows it, and no value is changed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from smspartner import DecodingError, SMSPartner, SMSPartnerError, models
from smspartner_core.echo import mask_echo
from smspartner_core.exchange import Response
from smspartner_core.extra import Extra
from smspartner_core.secret import MASK
from tests.loopback import Loopback, response

KEY = "A-Key-Of-Our-Own"
SENT: dict[str, Any] = {"success": True, "code": 200, "message_id": 307}


def call(answer: bytes, *, path: str | None = None) -> Any:
    with Loopback(answer) as service, SMSPartner(api_key=KEY, base_url=service.base_url) as client:
        if path:
            return client.request("GET", path, effect="none")
        return client.messages.send(phone_numbers="+33600000000", message="Hello")


@pytest.mark.parametrize("rest", [{"echo": KEY}, {"currency": KEY}, {"echo": {"a": [f"?apiKey={KEY}"]}}, {KEY: KEY}])
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_repeated_key_is_in_no_repr_and_in_the_value(rest: dict[str, Any], charset: str) -> None:
    sent = call(response(json.dumps({**SENT, **rest}).encode(charset), media_type="application/json"))
    assert 307 == sent.message_id
    assert KEY not in repr(sent)
    assert MASK in repr(sent)
    assert KEY in json.dumps(sent.to_dict())


def test_repeated_key_is_in_no_repr_of_xml() -> None:
    sent = call(response(f"<result><success>true</success><message_id>307</message_id><echo>{KEY}</echo></result>"))
    assert ({"echo": KEY}, "{'echo': '***'}") == (sent.extra, repr(sent.extra))


def test_repeated_key_is_in_no_repr_of_plain_values() -> None:
    values = call(response({"a": [KEY, 1, None]}), path="/new")
    assert ({"a": [KEY, 1, None]}, "{'a': ['***', 1, None]}") == (values, repr(values))


def test_status_that_repeats_the_key_stays_a_status() -> None:
    content = json.dumps({"k": KEY}).encode()
    reply = Response(200, {}, content, hide=lambda text: text.replace(KEY, MASK))
    statuses = (models.NumberStatus(phone_number="+336", status=models.Status(KEY)),)
    (status,) = (member.status for member in mask_echo(reply, statuses))
    assert (models.Status(MASK), False) == (status, status.is_final)


def test_nesting_without_an_end_is_cut_off() -> None:
    values: Any = KEY
    for _ in range(100):
        values = Extra({"a": [values]})
    reply = Response(200, {}, KEY.encode(), hide=lambda text: text.replace(KEY, MASK))
    assert KEY not in repr(mask_echo(reply, values))


@pytest.mark.parametrize("name", ["utf-8", "klingon"])
@pytest.mark.parametrize("before", ["", "x"])
def test_headers_that_repeat_the_key_are_not_shown(name: str, before: str) -> None:
    with pytest.raises(SMSPartnerError) as raised:
        call(response(SENT, media_type=f"application/json; charset={before}{KEY}; x={name}"))
    assert DecodingError is type(raised.value)
    assert KEY.lower() not in str(raised.value).lower()


@pytest.mark.parametrize(
    ("media_type", "disposition"),
    [(f"text/{KEY}", "inline"), ("text/csv", f'attachment; filename="{KEY}.csv"')],
)
def test_file_whose_headers_repeat_the_key_does_not_show_it(media_type: str, disposition: str) -> None:
    answer = response("a;b", media_type=media_type, Content_Disposition=disposition)
    with Loopback(answer) as service, SMSPartner(api_key=KEY, base_url=service.base_url) as client:
        file = client.rentals.download(token="a")
    assert b"a;b" == file.content
    assert KEY.lower() not in repr(file).lower()
