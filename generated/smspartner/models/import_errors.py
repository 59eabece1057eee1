# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `ImportErrors`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER


@attrs.frozen(kw_only=True, slots=False)
class ImportErrors(Model):
    """The number of contacts not added, by reason."""

    __module__ = "smspartner.models"

    stop_sms: int | None = attrs.field(default=None, metadata={"wire": Field("stopSms", INTEGER)})
    """On the stop list."""
    invalide_phone: int | None = attrs.field(default=None, metadata={"wire": Field("invalidePhone", INTEGER)})
    """Number not valid."""
    duplicate_phone: int | None = attrs.field(default=None, metadata={"wire": Field("duplicatePhone", INTEGER)})
    """Number twice in the list."""
    allready_in_groupe: int | None = attrs.field(default=None, metadata={"wire": Field("allreadyInGroupe", INTEGER)})
    """In the group already."""
    url_invalide: int | None = attrs.field(default=None, metadata={"wire": Field("urlInvalide", INTEGER)})
    """Address not valid."""
    date_invalide: int | None = attrs.field(default=None, metadata={"wire": Field("dateInvalide", INTEGER)})
    """Day not valid."""
    empty: int | None = attrs.field(default=None, metadata={"wire": Field("empty", INTEGER)})
    """Empty."""
    unactivated: int | None = attrs.field(default=None, metadata={"wire": Field("unactivated", INTEGER)})
    """Not activated."""
    date_invalid: int | None = attrs.field(default=None, metadata={"wire": Field("dateInvalid", INTEGER)})
    """Day not valid, under another spelling."""
