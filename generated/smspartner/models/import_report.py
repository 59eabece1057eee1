# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `ImportReport`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import INTEGER
from smspartner_core.wire.shapes import nested

from .import_errors import ImportErrors


@attrs.frozen(kw_only=True, slots=False)
class ImportReport(Model):
    """The counts of contacts that were added, and of the reasons why others were not."""

    __module__ = "smspartner.models"

    nbline: int | None = attrs.field(default=None, metadata={"wire": Field("nbline", INTEGER)})
    """The number of contacts in the request."""
    nbline_imported: int | None = attrs.field(default=None, metadata={"wire": Field("nbline_imported", INTEGER)})
    """The number of contacts added."""
    nbline_updated: int | None = attrs.field(default=None, metadata={"wire": Field("nbline_updated", INTEGER)})
    """The number of contacts changed."""
    errors: ImportErrors | None = attrs.field(default=None, metadata={"wire": Field("errors", nested(ImportErrors))})
    """The number of contacts not added, by reason."""
