# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `CallForwardResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class CallForwardResponse(Model):
    """The confirmation of a forwarding."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """Printed as 2 although all is well."""
    message: str | None = attrs.field(default=None, metadata={"wire": Field("message", TEXT)})
    """The same in words."""
