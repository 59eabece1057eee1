"""
What the site takes from outside this folder: the pages made from the spec, and CONTRIBUTING.md.

Links are written so that they work where the file is read on a forge; here they are turned to where its page is.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parent.parent
ELSEWHERE = {
    "generated/docs/commands.md": "reference/http.md",
    "generated/docs/errors.md": "reference/codes.md",
    "CONTRIBUTING.md": "contributing.md",
}
"""Files outside this folder, and the page that each is here."""
PAGES = ELSEWHERE | {"README.md": "index.md"}
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add what is made elsewhere."""
    for source, page in ELSEWHERE.items():
        files.append(File.generated(config, page, content=(ROOT / source).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Turn links that leave this folder, or that come from a file outside it."""
    here = page.file.src_uri
    origin = {there: source for source, there in ELSEWHERE.items()}.get(here, f"docs/{here}")

    def turned(link: re.Match[str]) -> str:
        target = normpath(PurePosixPath(origin).parent / link[1])
        there = PAGES.get(target) or target.removeprefix("docs/")
        if not target.startswith("docs/") and target not in PAGES:
            return link[0]  # strict building tells of it
        return f"]({relpath(there, PurePosixPath(here).parent)}{link[2] or ''})"

    return _LINK.sub(turned, markdown)
