# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `BulkSendMember`."""

from decimal import Decimal
from typing import ClassVar

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model, XmlOrder
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, MONEY, TEXT


@attrs.frozen(kw_only=True, slots=False)
class BulkSendMember(Model):
    """The result of one text."""

    __module__ = "smspartner.models"

    _xml_order: ClassVar[XmlOrder] = XmlOrder(refused=("success", "code", "phoneNumber", "message"))

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if it was accepted."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """200, or the code of the refusal."""
    nb_sms: int | None = attrs.field(default=None, metadata={"wire": Field("nbSms", INTEGER)})
    """The number of SMS."""
    cost: Decimal | None = attrs.field(default=None, metadata={"wire": Field("cost", MONEY)})
    """The cost, in euros."""
    phone_number: str | None = attrs.field(default=None, metadata={"wire": Field("phoneNumber", TEXT)})
    """Its number."""
    message: str | None = attrs.field(default=None, metadata={"wire": Field("message", TEXT)})
    """The reason of the refusal."""
