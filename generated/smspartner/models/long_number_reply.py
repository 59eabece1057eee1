# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `LongNumberReply`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import DATETIME, INTEGER, PHONE, TEXT


@attrs.frozen(kw_only=True, slots=False)
class LongNumberReply(Model):
    """The reply of a phone's owner to a long number, or a part of it."""

    __module__ = "smspartner.models"

    msisdn: str = attrs.field(metadata={"wire": Field("msisdn", PHONE)})
    """The writer's number, as in 336…, without +."""
    to: str = attrs.field(metadata={"wire": Field("to", PHONE)})
    """Your number, without +."""
    message_id: str | None = attrs.field(default=None, metadata={"wire": Field("messageId", TEXT)})
    """Its id; may differ between the parts of a long text."""
    concat: str | None = attrs.field(default=None, metadata={"wire": Field("concat", TEXT)})
    """true for a part of a long text."""
    concat_ref: str | None = attrs.field(default=None, metadata={"wire": Field("concat-ref", TEXT)})
    """The common id of its parts."""
    concat_total: int | None = attrs.field(default=None, metadata={"wire": Field("concat-total", INTEGER)})
    """The number of parts."""
    concat_part: int | None = attrs.field(default=None, metadata={"wire": Field("concat-part", INTEGER)})
    """The number of this part, from 1."""
    text: str = attrs.field(metadata={"wire": Field("text", TEXT)})
    """The text of the message; spaces around it belong to it."""
    type: str | None = attrs.field(default=None, metadata={"wire": Field("type", TEXT)})
    """`text`."""
    keyword: str | None = attrs.field(default=None, metadata={"wire": Field("keyword", TEXT)})
    """A keyword; not simply the first word."""
    message_timestamp: dt.datetime | None = attrs.field(
        default=None, metadata={"wire": Field("message-timestamp", DATETIME)}
    )
    """The time when it was written."""
