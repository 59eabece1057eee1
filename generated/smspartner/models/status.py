# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `Status`."""

from smspartner_core.wire.enums import OpenText


class Status(OpenText):
    """The status of a message. The letter case varies."""

    __module__ = "smspartner.models"

    DELIVERED = "Delivered"
    NOT_DELIVERED = "Not delivered"
    WAITING = "Waiting"
    KO = "ko"

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
