# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `ContactAddManyResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.shapes import many, nested

from .contact_result import ContactResult
from .group_name import GroupName
from .import_report import ImportReport


@attrs.frozen(kw_only=True, slots=False)
class ContactAddManyResponse(Model):
    """The results for many contacts."""

    __module__ = "smspartner.models"

    groupe: GroupName = attrs.field(metadata={"wire": Field("groupe", nested(GroupName))})
    """Their group (groupe)."""
    results: tuple[ContactResult, ...] = attrs.field(metadata={"wire": Field("results", many(nested(ContactResult)))})
    """The result of each contact."""
    rapport: ImportReport | None = attrs.field(default=None, metadata={"wire": Field("rapport", nested(ImportReport))})
    """The counts (rapport)."""
