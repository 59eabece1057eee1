# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `RentalOperation`."""

from smspartner_core.wire.enums import OpenText


class RentalOperation(OpenText):
    """Count (calcul), price or rent."""

    __module__ = "smspartner.models"

    COUNT = "calcul"
    PRICE = "price"
    RENT = "rent"
