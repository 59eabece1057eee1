"""The stop list: numbers that want no more messages."""

from __future__ import annotations

from .registry import refused

refused("stops.add", table={("phoneNumber", "required"): 2, "phoneNumber": 9})
refused("stops.delete", table={"id": 3})
