# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `Status`."""

from smspartner_core.wire.enums import OpenText


class Status(OpenText):
    """What became of a message. The letter case varies."""

    DELIVERED = "Delivered"
    NOT_DELIVERED = "Not delivered"
    WAITING = "Waiting"
    KO = "ko"
