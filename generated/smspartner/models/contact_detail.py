# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `ContactDetail`."""

import datetime as dt

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, DATE, DATETIME, INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class ContactDetail(Model):
    """A contact with all that the service knows of it."""

    __module__ = "smspartner.models"

    contact_id: str = attrs.field(metadata={"wire": Field("contactId", TEXT)})
    """The contact's id."""
    phone: str = attrs.field(metadata={"wire": Field("phone", TEXT)})
    """The number."""
    firstname: str | None = attrs.field(default=None, metadata={"wire": Field("firstname", TEXT)})
    """The first name."""
    lastname: str | None = attrs.field(default=None, metadata={"wire": Field("lastname", TEXT)})
    """The last name."""
    url: str | None = attrs.field(default=None, metadata={"wire": Field("url", TEXT)})
    """The address."""
    short_url: str | None = attrs.field(default=None, metadata={"wire": Field("shortUrl", TEXT)})
    """Its short form."""
    date: dt.date | None = attrs.field(default=None, metadata={"wire": Field("date", DATE)})
    """The day."""
    custom1: str | None = attrs.field(default=None, metadata={"wire": Field("custom1", TEXT)})
    """A text of your own, number 1."""
    custom2: str | None = attrs.field(default=None, metadata={"wire": Field("custom2", TEXT)})
    """A text of your own, number 2."""
    custom3: str | None = attrs.field(default=None, metadata={"wire": Field("custom3", TEXT)})
    """A text of your own, number 3."""
    custom4: str | None = attrs.field(default=None, metadata={"wire": Field("custom4", TEXT)})
    """A text of your own, number 4."""
    created_at: dt.datetime | None = attrs.field(default=None, metadata={"wire": Field("createdAt", DATETIME)})
    """The time when it was added."""
    stop_sms: bool | None = attrs.field(default=None, metadata={"wire": Field("stopSms", BOOLEAN)})
    """True if it is on the stop list."""
    group_id: int | None = attrs.field(default=None, metadata={"wire": Field("groupId", INTEGER)})
    """A number of the group, only in `contact/detail`; not the id that operations take."""
