# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `Stop`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER, PHONE, TEXT


@attrs.frozen(kw_only=True, slots=False)
class Stop(Model):
    """A phone's owner wants no more messages; the number is on the stop list now."""

    __module__ = "smspartner.models"

    type: str = attrs.field(metadata={"wire": Field("type", TEXT)})
    """`stop`."""
    phone_number: str = attrs.field(metadata={"wire": Field("phone_number", PHONE)})
    """The writer's number, as in +336…."""
    text: str | None = attrs.field(default=None, metadata={"wire": Field("text", TEXT)})
    """The text of the message."""
    message_id: int | None = attrs.field(default=None, metadata={"wire": Field("message_id", INTEGER)})
    """The message that it answers; a string on older pages."""
