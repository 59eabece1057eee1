# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `MessageNumber`."""

from typing import TypedDict

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class MessageNumber(Model):
    """A message and one of its numbers."""

    __module__ = "smspartner.models"

    phone_number: str = attrs.field(
        metadata={
            "wire": Field(
                "phoneNumber",
                TEXT,
                required=True,
                min_length=1,
                pattern="^[ +(]*[0-9][0-9 ()./-]*$",
                must="be a number such as 0600000000 or +33600000000",
            )
        }
    )
    """The number, in international form."""
    message_id: int = attrs.field(metadata={"wire": Field("messageId", INTEGER, required=True, minimum=0)})
    """The message's number."""


class MessageNumberDict(TypedDict):
    """A `MessageNumber` as a plain dict."""

    phone_number: str
    message_id: int
