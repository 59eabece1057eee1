# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `SavedContact`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import DATE, TEXT


@attrs.frozen(kw_only=True, slots=False)
class SavedContact(Model):
    """A contact as it was saved."""

    __module__ = "smspartner.models"

    phone_number: str | None = attrs.field(default=None, metadata={"wire": Field("phoneNumber", TEXT)})
    """The number."""
    firstname: str | None = attrs.field(default=None, metadata={"wire": Field("firstname", TEXT)})
    """The first name, at most 32 characters."""
    lastname: str | None = attrs.field(default=None, metadata={"wire": Field("lastname", TEXT)})
    """The last name, at most 32 characters."""
    date: dt.date | None = attrs.field(default=None, metadata={"wire": Field("date", DATE)})
    """A day of your choice, such as a birthday."""
    short_url_partnr: str | None = attrs.field(default=None, metadata={"wire": Field("shortUrlPartnr", TEXT)})
    """A short address; only a sample has it."""
    url: str | None = attrs.field(default=None, metadata={"wire": Field("url", TEXT)})
    """An address, http:// or https://."""
    custom1: str | None = attrs.field(default=None, metadata={"wire": Field("custom1", TEXT)})
    """A text of your own, number 1."""
    custom2: str | None = attrs.field(default=None, metadata={"wire": Field("custom2", TEXT)})
    """A text of your own, number 2."""
    custom3: str | None = attrs.field(default=None, metadata={"wire": Field("custom3", TEXT)})
    """A text of your own, number 3."""
    custom4: str | None = attrs.field(default=None, metadata={"wire": Field("custom4", TEXT)})
    """A text of your own, number 4."""
    contact_id: str = attrs.field(metadata={"wire": Field("contactId", TEXT)})
    """The contact's id."""
