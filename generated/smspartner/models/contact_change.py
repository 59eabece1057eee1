# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `ContactChange`."""

import datetime as dt
from typing import NotRequired, TypedDict

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import DATE, TEXT


@attrs.frozen(kw_only=True, slots=False)
class ContactChange(Model):
    """The fields of a contact to change. The newest list of fields lacks phoneNumber, the sample has it."""

    __module__ = "smspartner.models"

    phone_number: str | None = attrs.field(
        default=None,
        metadata={
            "wire": Field(
                "phoneNumber",
                TEXT,
                min_length=1,
                pattern="^[ +(]*[0-9][0-9 ()./-]*$",
                must="be a number such as 0600000000 or +33600000000",
            )
        },
    )
    """The number."""
    firstname: str | None = attrs.field(default=None, metadata={"wire": Field("firstname", TEXT, max_length=32)})
    """The first name, at most 32 characters."""
    lastname: str | None = attrs.field(default=None, metadata={"wire": Field("lastname", TEXT, max_length=32)})
    """The last name, at most 32 characters."""
    date: dt.date | None = attrs.field(default=None, metadata={"wire": Field("date", DATE)})
    """A day of your choice, such as a birthday."""
    short_url_partnr: str | None = attrs.field(default=None, metadata={"wire": Field("shortUrlPartnr", TEXT)})
    """A short address; only a sample has it."""
    url: str | None = attrs.field(
        default=None,
        metadata={
            "wire": Field(
                "url", TEXT, pattern="^(https?://.*)?$", must="be an address that starts with http:// or https://"
            )
        },
    )
    """An address, http:// or https://."""
    custom1: str | None = attrs.field(default=None, metadata={"wire": Field("custom1", TEXT)})
    """A text of your own, number 1."""
    custom2: str | None = attrs.field(default=None, metadata={"wire": Field("custom2", TEXT)})
    """A text of your own, number 2."""
    custom3: str | None = attrs.field(default=None, metadata={"wire": Field("custom3", TEXT)})
    """A text of your own, number 3."""
    custom4: str | None = attrs.field(default=None, metadata={"wire": Field("custom4", TEXT)})
    """A text of your own, number 4."""


class ContactChangeDict(TypedDict):
    """A `ContactChange` as a plain dict."""

    phone_number: NotRequired[str]
    firstname: NotRequired[str]
    lastname: NotRequired[str]
    date: NotRequired[dt.date]
    short_url_partnr: NotRequired[str]
    url: NotRequired[str]
    custom1: NotRequired[str]
    custom2: NotRequired[str]
    custom3: NotRequired[str]
    custom4: NotRequired[str]
