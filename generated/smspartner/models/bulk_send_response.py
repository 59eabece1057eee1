# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `BulkSendResponse`."""

from decimal import Decimal

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, MONEY, TEXT
from smspartner_core.wire.shapes import many, nested

from .bulk_send_member import BulkSendMember


@attrs.frozen(kw_only=True, slots=False)
class BulkSendResponse(Model):
    """Messages that the service has taken, or not: each member says so."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    message_id: int = attrs.field(metadata={"wire": Field("message_id", INTEGER)})
    """The number of the whole batch."""
    currency: str | None = attrs.field(default=None, metadata={"wire": Field("currency", TEXT)})
    """The currency, EUR."""
    cost: Decimal | None = attrs.field(default=None, metadata={"wire": Field("cost", MONEY)})
    """The total cost, in euros."""
    nb_sms: int | None = attrs.field(default=None, metadata={"wire": Field("nbSMS", INTEGER)})
    """The total number of SMS."""
    sms_response_list: tuple[BulkSendMember, ...] = attrs.field(
        metadata={"wire": Field("SMSResponse_List", many(nested(BulkSendMember)))}
    )
    """The result of each text, in the order sent."""
