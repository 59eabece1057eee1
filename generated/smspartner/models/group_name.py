# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `GroupName`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import TEXT


@attrs.frozen(kw_only=True, slots=False)
class GroupName(Model):
    """A group, by its name and id."""

    __module__ = "smspartner.models"

    name: str | None = attrs.field(default=None, metadata={"wire": Field("name", TEXT)})
    """The name."""
    token: str | None = attrs.field(default=None, metadata={"wire": Field("token", TEXT)})
    """The group's id."""
