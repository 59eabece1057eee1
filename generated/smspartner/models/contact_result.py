# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `ContactResult`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class ContactResult(Model):
    """The result for one contact."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if it was added."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """200, or the code of the refusal."""
    phone_number: str | None = attrs.field(default=None, metadata={"wire": Field("phoneNumber", TEXT)})
    """Its number."""
    message: str | None = attrs.field(default=None, metadata={"wire": Field("message", TEXT)})
    """The same in words."""
