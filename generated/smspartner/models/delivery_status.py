# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `DeliveryStatus`."""

from smspartner_core.wire.enums import OpenText


class DeliveryStatus(OpenText):
    """The status of a message, in the service's words or the operators' own (EXPIRED comes after 48 hours)."""

    __module__ = "smspartner.models"

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
    SENT = "Sent"

    @property
    def is_delivered(self) -> bool:
        """True if the message was delivered, in the service's words or an operator's."""
        return self.strip().casefold() in ("delivered", "delivrd")

    @property
    def is_final(self) -> bool:
        """True if the status is final; false for unlisted words."""
        return self.strip().casefold() in (
            "delivered",
            "not delivered",
            "ko",
            "delivrd",
            "undeliv",
            "expired",
            "rejectd",
        )
