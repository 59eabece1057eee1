# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `Interval`."""

from smspartner_core.wire.enums import OpenText


class Interval(OpenText):
    """The months of a summary."""

    __module__ = "smspartner.models"

    LAST_MONTH = "last_month"
    LAST_TWELVE_MONTHS = "last_twelve_months"
    CUSTOM = "custom"
