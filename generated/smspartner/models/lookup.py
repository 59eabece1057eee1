# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `Lookup`."""

from typing import ClassVar

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model, XmlOrder
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, TEXT
from smspartner_core.wire.shapes import nested

from .number_formats import NumberFormats


@attrs.frozen(kw_only=True, slots=False)
class Lookup(Model):
    """Details of a number."""

    __module__ = "smspartner.models"

    _xml_order: ClassVar[XmlOrder] = XmlOrder(refused=("request", "success", "message"))

    request: str = attrs.field(metadata={"wire": Field("request", TEXT)})
    """The number as it was given."""
    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if it is valid."""
    country_code: str | None = attrs.field(default=None, metadata={"wire": Field("countryCode", TEXT)})
    """The country's name, as in France; may be empty."""
    prefix_code: int | None = attrs.field(default=None, metadata={"wire": Field("prefixCode", INTEGER)})
    """The country's calling code, as in 33."""
    phone_number: str | None = attrs.field(default=None, metadata={"wire": Field("phoneNumber", TEXT)})
    """The number."""
    type: str | None = attrs.field(default=None, metadata={"wire": Field("type", TEXT)})
    """The kind of number, as in Mobile."""
    network: str | None = attrs.field(default=None, metadata={"wire": Field("network", TEXT)})
    """The network's name; may be empty."""
    format: NumberFormats | None = attrs.field(default=None, metadata={"wire": Field("format", nested(NumberFormats))})
    """The number in four spellings."""
    message: str | None = attrs.field(default=None, metadata={"wire": Field("message", TEXT)})
    """The reason why it is not valid."""
