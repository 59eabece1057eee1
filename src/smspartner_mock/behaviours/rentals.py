"""Rented contacts."""

from __future__ import annotations

from .registry import refused

refused(
    "rentals.target",
    table={
        ("op", "required"): 4,
        "op": 6,
        ("parameters", "required"): 3,
        ("parameters.sexe", "required"): 7,
        "parameters.sexe": 8,
        ("parameters.minAge", "required"): 9,
        "parameters.minAge": 12,
        ("parameters.maxAge", "required"): 13,
        "parameters.maxAge": 14,
        ("parameters.interest", "minimum"): 15,
        "parameters.interest": 16,
        ("parameters.subInterest", "minimum"): 18,
        "parameters.subInterest": 17,
        ("parameters.category", "required"): 22,
        "parameters.category": 23,
        ("volumes", "required"): 26,
        "urlNotification": 5,
    },
)
refused("rentals.status", "rentals.download", table={"token": 31})
