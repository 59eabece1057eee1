# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `ForwardingType`."""

from smspartner_core.wire.enums import OpenInt


class ForwardingType(OpenInt):
    """The forwarding of calls."""

    __module__ = "smspartner.models"

    OFF = 0
    FORWARD = 1
    VOICE_MAIL = 2
