# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `ReplyCallback`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class ReplyCallback(Model):
    """An answer to a short number, or a STOP."""

    type: str = attrs.field(metadata={"wire": Field("type", TEXT)})
    """`response`, or `stop`."""
    phone_number: str = attrs.field(metadata={"wire": Field("phone_number", TEXT)})
    """Who wrote, as in +336…."""
    text: str | None = attrs.field(default=None, metadata={"wire": Field("text", TEXT)})
    """What was written."""
    message_id: int | None = attrs.field(default=None, metadata={"wire": Field("message_id", INTEGER)})
    """The message that it answers; a text on older pages."""
