"""Groups of contacts."""

from __future__ import annotations

from .registry import refused

refused("groups.add", table={"name": 1})
refused("groups.delete", table={"groupId": 1})
