# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RcsSendResponse`."""

from decimal import Decimal

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, MONEY, TEXT


@attrs.frozen(kw_only=True, slots=False)
class RcsSendResponse(Model):
    """Rich content that the service has taken."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    message_id: int = attrs.field(metadata={"wire": Field("message_id", INTEGER)})
    """The message's number."""
    nb_rcs: int | None = attrs.field(default=None, metadata={"wire": Field("nb_rcs", INTEGER)})
    """The number of RCS messages."""
    cost: Decimal | None = attrs.field(default=None, metadata={"wire": Field("cost", MONEY)})
    """The cost, in euros."""
    currency: str | None = attrs.field(default=None, metadata={"wire": Field("currency", TEXT)})
    """The currency, EUR."""
