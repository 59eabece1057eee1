# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `NumberFormats`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import TEXT


@attrs.frozen(kw_only=True, slots=False)
class NumberFormats(Model):
    """A number in four spellings."""

    __module__ = "smspartner.models"

    e164: str | None = attrs.field(default=None, metadata={"wire": Field("e164", TEXT)})
    """E.164, as in +33600000000."""
    international: str | None = attrs.field(default=None, metadata={"wire": Field("international", TEXT)})
    """International, as in +33 6 00 00 00 00."""
    national: str | None = attrs.field(default=None, metadata={"wire": Field("national", TEXT)})
    """National, as in 06 00 00 00 00."""
    rfc3966: str | None = attrs.field(default=None, metadata={"wire": Field("rfc3966", TEXT)})
    """RFC 3966, as in tel:+33-6-00-00-00-00."""
