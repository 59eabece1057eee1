# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `SubaccountParameters`."""

from decimal import Decimal
from typing import NotRequired, TypedDict

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import FLAG, MONEY, TEXT


@attrs.frozen(kw_only=True, slots=False)
class SubaccountParameters(Model):
    """The owner of a sub-account, and its first credit."""

    __module__ = "smspartner.models"

    email: str = attrs.field(metadata={"wire": Field("email", TEXT, required=True, min_length=1)})
    """The e-mail address of its owner; older pages make one up for a simple account."""
    is_buyer: bool | None = attrs.field(default=None, metadata={"wire": Field("isBuyer", FLAG)})
    """True if it may buy credit; required for an advanced account."""
    credit_to_attribute: Decimal | None = attrs.field(
        default=None, metadata={"wire": Field("creditToAttribute", MONEY)}
    )
    """Credit in euros, over 0, taken from the main account."""
    title: str | None = attrs.field(default=None, metadata={"wire": Field("title", TEXT)})
    """The sub-account's name."""
    firstname: str | None = attrs.field(default=None, metadata={"wire": Field("firstname", TEXT)})
    """The owner's first name."""
    lastname: str | None = attrs.field(default=None, metadata={"wire": Field("lastname", TEXT)})
    """The owner's last name."""


class SubaccountParametersDict(TypedDict):
    """A `SubaccountParameters` as a plain dict."""

    email: str
    is_buyer: NotRequired[bool]
    credit_to_attribute: NotRequired[Decimal | int | str]
    title: NotRequired[str]
    firstname: NotRequired[str]
    lastname: NotRequired[str]
