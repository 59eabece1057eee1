# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `Reply`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER, PHONE, TEXT


@attrs.frozen(kw_only=True, slots=False)
class Reply(Model):
    """The reply of a phone's owner to a short number."""

    __module__ = "smspartner.models"

    type: str = attrs.field(metadata={"wire": Field("type", TEXT)})
    """`response`."""
    phone_number: str = attrs.field(metadata={"wire": Field("phone_number", PHONE)})
    """The writer's number, as in +336…."""
    text: str | None = attrs.field(default=None, metadata={"wire": Field("text", TEXT)})
    """The text of the message."""
    message_id: int | None = attrs.field(default=None, metadata={"wire": Field("message_id", INTEGER)})
    """The message that it answers; a string on older pages."""
