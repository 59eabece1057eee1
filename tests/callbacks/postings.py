"""What the service posts, as bodies."""

from __future__ import annotations

import json
from typing import Any

SECRET = "a secret of sixteen bytes or more"
BASE_URL = "https://example.com/sms"
NUMBER = "+33600000000"


def as_body(**fields: Any) -> bytes:
    return json.dumps(fields).encode()


def report(message_id: int = 307, status: str = "delivered", phone: str = NUMBER) -> bytes:
    return as_body(status=status, msgId=str(message_id), phone=phone, date=1764768485, cost="0.049")


def reply(text: str = "Oui", phone: str = NUMBER) -> bytes:
    return as_body(type="response", phone_number=phone, text=text)


def stop(phone: str = NUMBER) -> bytes:
    return as_body(type="stop", phone_number=phone, text="STOP", message_id=307)


def verification() -> bytes:
    return as_body(phone=NUMBER, messageId="1", mccMnc="20815", ported=0, errorGrpId=0, errorName="NO_ERROR ")


def long_reply(text: str, part: int | None = None, total: int | None = None, ref: str = "7") -> bytes:
    fields: dict[str, Any] = {"msisdn": "33600000000", "to": "33700000000", "messageId": f"m{part}", "text": text}
    if part is not None:
        fields |= {"concat": "true", "concat-ref": ref, "concat-total": str(total), "concat-part": str(part)}
    return as_body(**fields, type="text")


def path(reference: str = "a-17", kind: str = "report", **receiver: Any) -> str:
    """Return the path of a signed address."""
    from smspartner.callbacks import Addresses

    url = Addresses(receiver.get("secret", SECRET), receiver.get("base_url", BASE_URL)).url_for(reference, kind=kind)
    return url.removeprefix("https://example.com")
