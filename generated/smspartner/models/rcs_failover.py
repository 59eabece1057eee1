# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RcsFailover`."""

from typing import NotRequired, TypedDict

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import FLAG, TEXT


@attrs.frozen(kw_only=True, slots=False)
class RcsFailover(Model):
    """The SMS for phones without RCS."""

    __module__ = "smspartner.models"

    sender: str | None = attrs.field(
        default=None,
        metadata={
            "wire": Field(
                "sender",
                TEXT,
                min_length=3,
                max_length=11,
                pattern="^[A-Za-z0-9 ]+$",
                must="be letters without accents, digits and spaces",
            )
        },
    )
    """The sender shown, 3 to 11 letters, digits, spaces; without it a short number."""
    message: str | None = attrs.field(default=None, metadata={"wire": Field("message", TEXT, min_length=1)})
    """Its text."""
    is_stop_sms: bool | None = attrs.field(default=None, metadata={"wire": Field("isStopSms", FLAG)})
    """True to add the STOP mention; marketing needs it, and waits for working hours."""
    is_unicode: bool | None = attrs.field(default=None, metadata={"wire": Field("isUnicode", FLAG)})
    """True to keep characters beyond GSM (70 per SMS); the account needs the right."""


class RcsFailoverDict(TypedDict):
    """A `RcsFailover` as a plain dict."""

    sender: NotRequired[str]
    message: NotRequired[str]
    is_stop_sms: NotRequired[bool]
    is_unicode: NotRequired[bool]
