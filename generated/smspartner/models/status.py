# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `Status`."""

from smspartner_core.wire.enums import OpenText


class Status(OpenText):
    """What became of a message. The letter case varies."""

    __module__ = "smspartner.models"

    DELIVERED = "Delivered"
    NOT_DELIVERED = "Not delivered"
    WAITING = "Waiting"
    KO = "ko"

    @property
    def is_delivered(self) -> bool:
        """Whether it says that the message arrived, in the service's words or an operator's."""
        return self.strip().casefold() in ("delivered", "delivrd")

    @property
    def is_final(self) -> bool:
        """Whether it says that nothing more will come; false for words that nobody has listed."""
        return self.strip().casefold() in (
            "delivered",
            "not delivered",
            "ko",
            "delivrd",
            "undeliv",
            "expired",
            "rejectd",
        )
