# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `ContactResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER
from smspartner_core.wire.shapes import nested

from .contact_detail import ContactDetail


@attrs.frozen(kw_only=True, slots=False)
class ContactResponse(Model):
    """A contact."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    contact: ContactDetail = attrs.field(metadata={"wire": Field("contact", nested(ContactDetail))})
    """The contact."""
