# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `SubaccountType`."""

from smspartner_core.wire.enums import OpenText


class SubaccountType(OpenText):
    """The type of a sub-account."""

    __module__ = "smspartner.models"

    SIMPLE = "simple"
    ADVANCED = "advanced"
