# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `NewSubaccount`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import TEXT


@attrs.frozen(kw_only=True, slots=False)
class NewSubaccount(Model):
    """A sub-account that was just made."""

    __module__ = "smspartner.models"

    email: str | None = attrs.field(default=None, metadata={"wire": Field("email", TEXT)})
    """Its address."""
    token: str = attrs.field(metadata={"wire": Field("token", TEXT)})
    """Its token, by which operations name it."""
