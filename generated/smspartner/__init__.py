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
}
__all__ = [
    "APIError",
    "ArgumentError",
    "AsyncPages",
    "AsyncSMSPartner",
    "AuthenticationError",
    "CallbackEvent",
    "ConfigurationError",
    "DecodingError",
    "Event",
    "FieldError",
    "File",
    "InsufficientCreditError",
    "InvalidRequestError",
    "NotAllowedError",
    "NotFoundError",
    "Outcome",
    "OutcomeUnknownError",
    "Pages",
    "Phone",
    "Preview",
    "PreviewSummary",
    "RateLimitError",
    "RawResponse",
    "Resolution",
    "SMSPartner",
    "SMSPartnerError",
    "ServiceError",
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
