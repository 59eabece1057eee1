# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `DeliveryStatus`."""

from smspartner_core.wire.enums import OpenText


class DeliveryStatus(OpenText):
    """What became of a message, in the service's words or the operators' own (EXPIRED comes after 48 hours)."""

    DELIVERED = "Delivered"
    NOT_DELIVERED = "Not delivered"
    WAITING = "Waiting"
    KO = "ko"
    OPERATOR_DELIVRD = "DELIVRD"
    OPERATOR_PENDING = "PENDING"
    OPERATOR_UNDELIV = "UNDELIV"
    OPERATOR_ACCEPTD = "ACCEPTD"
    OPERATOR_UNKNOWN = "UNKNOWN"
    OPERATOR_ENROUTE = "ENROUTE"
    OPERATOR_EXPIRED = "EXPIRED"
    OPERATOR_REJECTD = "REJECTD"
