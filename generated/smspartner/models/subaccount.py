# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `Subaccount`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import DATETIME, INTEGER, SECRET, TEXT, choice
from smspartner_core.wire.shapes import nested

from .subaccount_credits import SubaccountCredits
from .subaccount_type import SubaccountType


@attrs.frozen(kw_only=True, slots=False)
class Subaccount(Model):
    """A sub-account."""

    __module__ = "smspartner.models"

    id: int = attrs.field(metadata={"wire": Field("id", INTEGER)})
    """Its number."""
    email: str | None = attrs.field(default=None, metadata={"wire": Field("email", TEXT)})
    """Its address."""
    type: SubaccountType | None = attrs.field(default=None, metadata={"wire": Field("type", choice(SubaccountType))})
    """Its type."""
    token: str = attrs.field(metadata={"wire": Field("token", TEXT)})
    """Its token, by which operations name it."""
    api_key: str | None = attrs.field(default=None, metadata={"wire": Field("apiKey", SECRET)})
    """Its own key, a secret."""
    created_at: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("createdAt", DATETIME)})
    """The time of its creation."""
    credits: SubaccountCredits | None = attrs.field(
        default=None, metadata={"wire": Field("credits", nested(SubaccountCredits))}
    )
    """Its credit."""
