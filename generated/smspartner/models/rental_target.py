# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `RentalTarget`."""

from collections.abc import Iterable
from typing import Literal, NotRequired, TypedDict

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import CSV, INTEGER, choice

from .rental_category import RentalCategory
from .sexe import Sexe


@attrs.frozen(kw_only=True, slots=False)
class RentalTarget(Model):
    """The criteria of the contacts. One of interest and subInterest is required."""

    __module__ = "smspartner.models"

    sexe: Sexe = attrs.field(metadata={"wire": Field("sexe", choice(Sexe), required=True)})
    """m mixed, h men, f women."""
    min_age: int = attrs.field(metadata={"wire": Field("minAge", INTEGER, required=True, minimum=18, maximum=98)})
    """The least age, 18 or more."""
    max_age: int = attrs.field(metadata={"wire": Field("maxAge", INTEGER, required=True, minimum=18, maximum=98)})
    """The greatest age, 98 or less."""
    interest: int | None = attrs.field(default=None, metadata={"wire": Field("interest", INTEGER, minimum=1)})
    """An interest, from a list that we do not have (14 is home)."""
    sub_interest: int | None = attrs.field(default=None, metadata={"wire": Field("subInterest", INTEGER, minimum=1)})
    """A part of an interest (35 is kitchen)."""
    category: RentalCategory | None = attrs.field(
        default=None, metadata={"wire": Field("category", choice(RentalCategory))}
    )
    """102 is CSP+, 103 is CSP-."""
    department: str | None = attrs.field(default=None, metadata={"wire": Field("department", CSV)})
    """Departments, as in 06,13."""
    zipcode: str | None = attrs.field(default=None, metadata={"wire": Field("zipcode", CSV)})
    """Zip codes, as in 06200,06000."""


class RentalTargetDict(TypedDict):
    """A `RentalTarget` as a plain dict."""

    sexe: Sexe | Literal["m", "h", "f"]
    min_age: int
    max_age: int
    interest: NotRequired[int]
    sub_interest: NotRequired[int]
    category: NotRequired[RentalCategory | Literal[102, 103]]
    department: NotRequired[str | Iterable[str]]
    zipcode: NotRequired[str | Iterable[str]]
