"""Groups of contacts."""

from __future__ import annotations

from typing import Any

from ..refusals import Refusal
from ..state.groups import Groups
from .registry import Call, answers, refusal_codes

refusal_codes("groups.add", table={"name": 1})
refusal_codes("groups.delete", table={"groupId": 1})


@answers("groups.add")
def add(call: Call) -> dict[str, Any]:
    """Add a group; its success code is printed as 2."""
    created_at = call.clock.now().isoformat(timespec="seconds")
    group = call.account.of(Groups).add(call.parameters["name"], created_at)
    return {"success": True, "code": 2, "name": group.name, "groupId": group.id}


@answers("groups.delete")
def delete(call: Call) -> dict[str, Any]:
    """Delete a group and its contacts."""
    if not call.account.of(Groups).remove(call.parameters["groupId"]):
        raise Refusal(404)
    return {"success": True, "code": 200}


@answers("groups.list")
def list_groups(call: Call) -> dict[str, Any]:
    """List all groups. The provider's pages print `success: false` here; the real value is not recorded."""
    return {
        "success": True,
        "groups": [
            {
                "id": group.id,
                "name": group.name,
                "createdAt": group.created_at,
                "isSpecialFile": False,
                "isLocationFile": False,
            }
            for group in call.account.of(Groups).groups.values()
        ],
    }
