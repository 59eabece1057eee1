"""The pages are read as plain Markdown too, where the project is hosted: every link leads to a file that is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [
    *ROOT.glob("*.md"),
    *(page for folder in ("docs", "generated", "benchmarks") for page in (ROOT / folder).rglob("*.md")),
]
_FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


def test_every_link_leads_to_a_file() -> None:
    links = [
        (page, link) for page in PAGES for link in _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    ]
    assert len(links) > 50
    assert [] == [f"{page.relative_to(ROOT)}: {link}" for page, link in links if not (page.parent / link).exists()]
