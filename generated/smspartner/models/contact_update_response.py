# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `ContactUpdateResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER
from smspartner_core.wire.shapes import nested

from .saved_contact import SavedContact


@attrs.frozen(kw_only=True, slots=False)
class ContactUpdateResponse(Model):
    """A contact after a change."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    contact: SavedContact = attrs.field(metadata={"wire": Field("contact", nested(SavedContact))})
    """The contact; the sample repeats only what was sent, in that order."""
