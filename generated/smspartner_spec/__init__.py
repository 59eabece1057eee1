# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The contract: the SMS Partner API in JSON and XML, as an OpenAPI 3.1 document."""

import json
from importlib.resources import files
from typing import Any


def load() -> dict[str, Any]:
    """The document."""
    document: dict[str, Any] = json.loads(files(__name__).joinpath("openapi.json").read_bytes())
    return document
