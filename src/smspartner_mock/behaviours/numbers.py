"""Numbers: verifying them, looking them up, and forwarding their calls."""

from __future__ import annotations

from .registry import refused

refused(
    "numbers.verify",
    "numbers.lookup",
    table={
        ("phoneNumbers", "required"): 2,
        ("phoneNumbers", "maxItems"): 50,
        "phoneNumbers": 3,
    },
)
refused(
    "numbers.forward_calls",
    table={("number", "required"): 5, ("type", "required"): 6, "type": 7, "param": 8},
)
