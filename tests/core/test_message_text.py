"""Characters that no text of a message may hold, whatever format carries it."""

from __future__ import annotations

from typing import Any

import pytest

from smspartner import ArgumentError, SMSPartner
from tests.loopback import Loopback, response

CONTROLS = [*map(chr, range(32)), *map(chr, range(0x7F, 0xA0))]
SENT = {"success": True, "code": 200, "message_id": 307, "SMSResponse_List": []}


@pytest.mark.parametrize("format", ["json", "xml"])
@pytest.mark.parametrize("is_unicode", [False, True])
def test_control_characters_are_refused_in_one_sentence(format: Any, *, is_unicode: bool) -> None:
    with SMSPartner(api_key="k", base_url="http://127.0.0.1:9", request_format=format) as client:
        for character in CONTROLS:
            if character in "\t\n\r":
                continue
            reason = f"holds the control character U\\+{ord(character):04X} at position 1"
            text = f"a{character}b"
            with pytest.raises(ArgumentError, match=f"^message: {reason}$"):
                client.messages.send(phone_numbers="+33600000000", message=text, is_unicode=is_unicode)
            with pytest.raises(ArgumentError, match=f"^sms_list\\[0\\].message: {reason}$"):
                client.messages.bulk_send(sms_list=[{"phone_number": "+33600000000", "message": text}])


@pytest.mark.parametrize("format", ["json", "xml"])
@pytest.mark.parametrize("character", ["\t", "\n", "\r", "\r\n", "é", "\u2028"])
def test_white_space_and_letters_are_sent(format: Any, character: str) -> None:
    with (
        Loopback(response(SENT)) as service,
        SMSPartner(api_key="k", base_url=service.base_url, request_format=format) as client,
    ):
        sent = client.messages.send(phone_numbers="+33600000000", message=f"a{character}b")
    assert 307 == sent.message_id
