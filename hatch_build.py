"""Build hook: the package's links and its page on PyPI, made from the address where the project is hosted."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE_LINK = re.compile(r"\]\((?!https?:|mailto:|#)")


class AddressHook(MetadataHookInterface):
    """Fill `readme` and `urls`, which pyproject.toml calls dynamic."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Turn the README's links into absolute ones, and name the project's addresses."""
        root = Path(self.root)
        settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
        repository = settings["tool"]["smspartner"]["repository"].rstrip("/")
        text = (root / "README.md").read_text(encoding="utf-8")
        metadata["urls"] = {}
        if repository:
            (version,) = re.findall(
                r'(?m)^__version__ = "(.+)"$', (root / "src/smspartner_core/version.py").read_text(encoding="utf-8")
            )
            text = _RELATIVE_LINK.sub(f"]({repository}/blob/v{version}/", text)
            metadata["urls"] = {
                "Source": repository,
                "Documentation": f"{repository}/blob/v{version}/docs/index.md",
                "Changelog": f"{repository}/blob/v{version}/CHANGELOG.md",
                "Issues": f"{repository}/issues",
            }
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
