# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""
The SMS Partner API: `SMSPartner`, its async twin `AsyncSMSPartner`, and the errors that they raise.

Importing this costs nothing: each name is loaded when it is first asked for. The classes of responses are in
`smspartner.models`.
"""

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from smspartner_core.callback import UnknownCallback as UnknownCallback
    from smspartner_core.errors import APIError as APIError
    from smspartner_core.errors import ArgumentError as ArgumentError
    from smspartner_core.errors import AuthenticationError as AuthenticationError
    from smspartner_core.errors import ConfigurationError as ConfigurationError
    from smspartner_core.errors import DecodingError as DecodingError
    from smspartner_core.errors import FieldError as FieldError
    from smspartner_core.errors import InsufficientCreditError as InsufficientCreditError
    from smspartner_core.errors import InvalidRequestError as InvalidRequestError
    from smspartner_core.errors import NotAllowedError as NotAllowedError
    from smspartner_core.errors import NotFoundError as NotFoundError
    from smspartner_core.errors import OutcomeUnknownError as OutcomeUnknownError
    from smspartner_core.errors import RateLimitError as RateLimitError
    from smspartner_core.errors import Sending as Sending
    from smspartner_core.errors import ServiceError as ServiceError
    from smspartner_core.errors import SMSPartnerError as SMSPartnerError
    from smspartner_core.errors import TransportError as TransportError
    from smspartner_core.events import Event as Event
    from smspartner_core.file import File as File
    from smspartner_core.paging import AsyncPages as AsyncPages
    from smspartner_core.paging import Pages as Pages
    from smspartner_core.raw import RawResponse as RawResponse
    from smspartner_core.resolve import Outcome as Outcome
    from smspartner_core.resolve import Resolution as Resolution
    from smspartner_core.tag import new_tag as new_tag
    from smspartner_core.text.bulk import PreviewSummary as PreviewSummary
    from smspartner_core.text.bulk import preview_many as preview_many
    from smspartner_core.text.hours import next_marketing_time as next_marketing_time
    from smspartner_core.text.hours import round_schedule as round_schedule
    from smspartner_core.text.parts import count_parts as count_parts
    from smspartner_core.text.phone import Phone as Phone
    from smspartner_core.text.phone import phone as phone
    from smspartner_core.text.preview import Preview as Preview
    from smspartner_core.text.preview import preview as preview
    from smspartner_core.tracing import opentelemetry_spans as opentelemetry_spans
    from smspartner_core.version import __version__ as __version__

    from . import models as models
    from .api.account import Account as Account
    from .api.account import AsyncAccount as AsyncAccount
    from .api.contacts import AsyncContacts as AsyncContacts
    from .api.contacts import Contacts as Contacts
    from .api.groups import AsyncGroups as AsyncGroups
    from .api.groups import Groups as Groups
    from .api.messages import AsyncMessages as AsyncMessages
    from .api.messages import Messages as Messages
    from .api.numbers import AsyncNumbers as AsyncNumbers
    from .api.numbers import Numbers as Numbers
    from .api.rentals import AsyncRentals as AsyncRentals
    from .api.rentals import Rentals as Rentals
    from .api.statuses import AsyncStatuses as AsyncStatuses
    from .api.statuses import Statuses as Statuses
    from .api.stops import AsyncStops as AsyncStops
    from .api.stops import Stops as Stops
    from .api.subaccounts import AsyncSubaccounts as AsyncSubaccounts
    from .api.subaccounts import Subaccounts as Subaccounts
    from .client import AsyncSMSPartner as AsyncSMSPartner
    from .client import SMSPartner as SMSPartner
    from .webhooks import CallbackEvent as CallbackEvent
    from .webhooks import read_callback as read_callback

_HOMES = {
    "AsyncSMSPartner": ".client",
    "SMSPartner": ".client",
    "CallbackEvent": ".webhooks",
    "read_callback": ".webhooks",
    "UnknownCallback": "smspartner_core.callback",
    "APIError": "smspartner_core.errors",
    "ArgumentError": "smspartner_core.errors",
    "AuthenticationError": "smspartner_core.errors",
    "ConfigurationError": "smspartner_core.errors",
    "DecodingError": "smspartner_core.errors",
    "FieldError": "smspartner_core.errors",
    "InsufficientCreditError": "smspartner_core.errors",
    "InvalidRequestError": "smspartner_core.errors",
    "NotAllowedError": "smspartner_core.errors",
    "NotFoundError": "smspartner_core.errors",
    "OutcomeUnknownError": "smspartner_core.errors",
    "RateLimitError": "smspartner_core.errors",
    "SMSPartnerError": "smspartner_core.errors",
    "Sending": "smspartner_core.errors",
    "ServiceError": "smspartner_core.errors",
    "TransportError": "smspartner_core.errors",
    "Event": "smspartner_core.events",
    "File": "smspartner_core.file",
    "Outcome": "smspartner_core.resolve",
    "Resolution": "smspartner_core.resolve",
    "new_tag": "smspartner_core.tag",
    "AsyncPages": "smspartner_core.paging",
    "Pages": "smspartner_core.paging",
    "RawResponse": "smspartner_core.raw",
    "PreviewSummary": "smspartner_core.text.bulk",
    "preview_many": "smspartner_core.text.bulk",
    "next_marketing_time": "smspartner_core.text.hours",
    "round_schedule": "smspartner_core.text.hours",
    "count_parts": "smspartner_core.text.parts",
    "Phone": "smspartner_core.text.phone",
    "phone": "smspartner_core.text.phone",
    "Preview": "smspartner_core.text.preview",
    "preview": "smspartner_core.text.preview",
    "opentelemetry_spans": "smspartner_core.tracing",
    "__version__": "smspartner_core.version",
    "AsyncAccount": ".api.account",
    "Account": ".api.account",
    "AsyncMessages": ".api.messages",
    "Messages": ".api.messages",
    "AsyncStatuses": ".api.statuses",
    "Statuses": ".api.statuses",
    "AsyncGroups": ".api.groups",
    "Groups": ".api.groups",
    "AsyncContacts": ".api.contacts",
    "Contacts": ".api.contacts",
    "AsyncStops": ".api.stops",
    "Stops": ".api.stops",
    "AsyncSubaccounts": ".api.subaccounts",
    "Subaccounts": ".api.subaccounts",
    "AsyncNumbers": ".api.numbers",
    "Numbers": ".api.numbers",
    "AsyncRentals": ".api.rentals",
    "Rentals": ".api.rentals",
}
__all__ = [
    "APIError",
    "Account",
    "ArgumentError",
    "AsyncAccount",
    "AsyncContacts",
    "AsyncGroups",
    "AsyncMessages",
    "AsyncNumbers",
    "AsyncPages",
    "AsyncRentals",
    "AsyncSMSPartner",
    "AsyncStatuses",
    "AsyncStops",
    "AsyncSubaccounts",
    "AuthenticationError",
    "CallbackEvent",
    "ConfigurationError",
    "Contacts",
    "DecodingError",
    "Event",
    "FieldError",
    "File",
    "Groups",
    "InsufficientCreditError",
    "InvalidRequestError",
    "Messages",
    "NotAllowedError",
    "NotFoundError",
    "Numbers",
    "Outcome",
    "OutcomeUnknownError",
    "Pages",
    "Phone",
    "Preview",
    "PreviewSummary",
    "RateLimitError",
    "RawResponse",
    "Rentals",
    "Resolution",
    "SMSPartner",
    "SMSPartnerError",
    "Sending",
    "ServiceError",
    "Statuses",
    "Stops",
    "Subaccounts",
    "TransportError",
    "UnknownCallback",
    "__version__",
    "count_parts",
    "models",
    "new_tag",
    "next_marketing_time",
    "opentelemetry_spans",
    "phone",
    "preview",
    "preview_many",
    "read_callback",
    "round_schedule",
]


def __getattr__(name: str) -> "Any":
    if name == "models":
        return import_module(".models", __name__)
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(home, __name__), name)
    return value


def __dir__() -> list[str]:
    return __all__
