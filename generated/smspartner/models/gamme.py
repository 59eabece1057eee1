# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `Gamme`."""

from smspartner_core.wire.enums import OpenInt


class Gamme(OpenInt):
    """The range (gamme) of a message: premium, or low cost (also called ECO)."""

    __module__ = "smspartner.models"

    PREMIUM = 1
    LOW_COST = 2
