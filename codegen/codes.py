"""The refusal codes of an operation, with everything that they inherit."""

from __future__ import annotations

from typing import Any

HTTP = {
    "InvalidRequestError": 400,
    "AuthenticationError": 400,
    "NotAllowedError": 403,
    "InsufficientCreditError": 403,
    "NotFoundError": 404,
    "RateLimitError": 429,
    "ServiceError": 500,
}
"""The error classes that a code may have, each with the HTTP status that is assumed to come with it."""


def codes_of(document: dict[str, Any], operation: dict[str, Any]) -> dict[int, dict[str, Any]]:
    """Return all codes of an operation: the common ones, those of the list it refers to, and its own; the last wins."""
    lists = document["components"].get("x-codes", {})
    own = dict(operation.get("x-codes", {}))
    reference = own.pop("$ref", None)
    referred = lists[reference.rsplit("/", 1)[-1]] if reference else {}
    entries = {**lists.get("common", {}), **referred, **own}
    return {int(code): _complete(entry) for code, entry in sorted(entries.items(), key=lambda item: int(item[0]))}


def _complete(entry: dict[str, Any]) -> dict[str, Any]:
    error = entry.get("error", "InvalidRequestError")
    return {"error": error, "http": HTTP.get(error), "done": False, "vague": False, "member": False, **entry}
