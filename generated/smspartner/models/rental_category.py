# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `RentalCategory`."""

from smspartner_core.wire.enums import OpenInt


class RentalCategory(OpenInt):
    """Higher (CSP+) or lower (CSP-) professions."""

    __module__ = "smspartner.models"

    HIGHER = 102
    LOWER = 103
