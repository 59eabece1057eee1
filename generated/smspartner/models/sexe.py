# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The enumeration `Sexe`."""

from smspartner_core.wire.enums import OpenText


class Sexe(OpenText):
    """Mixed, men (hommes) or women (femmes)."""

    __module__ = "smspartner.models"

    MIXED = "m"
    MEN = "h"
    WOMEN = "f"
