# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `BulkMessage`."""

from typing import TypedDict

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import TEXT


@attrs.frozen(kw_only=True, slots=False)
class BulkMessage(Model):
    """A text and its number."""

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
    """One number, French or international."""
    message: str = attrs.field(metadata={"wire": Field("message", TEXT, required=True, min_length=1)})
    """The text."""


class BulkMessageDict(TypedDict):
    """A `BulkMessage` as a plain dict."""

    phone_number: str
    message: str
