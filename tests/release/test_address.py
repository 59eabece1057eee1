"""One line of pyproject.toml says where the project is hosted: PyPI's page, its links and the site follow it."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from hatch_build import AddressHook
from smspartner import __version__
from tests.release.checkout import ROOT

ADDRESS = "https://example.org/us/sms"


def metadata(folder: Path, address: str) -> dict[str, Any]:
    for name in ("README.md", "pyproject.toml", "src/smspartner_core/version.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    settings = (folder / "pyproject.toml").read_text(encoding="utf-8")
    settings = re.sub(r'(?m)^repository = ".*"$', f'repository = "{address}"', settings)
    (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
    made: dict[str, Any] = {}
    AddressHook(str(folder), {}).update(made)
    return made


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}/"])
def test_page_on_pypi_has_absolute_links_only(tmp_path: Path, address: str) -> None:
    made = metadata(tmp_path, address)
    links = re.findall(r"\]\(([^)]+)\)", made["readme"]["text"])
    assert [] == [link for link in links if not link.startswith("https://")]
    assert f"{ADDRESS}/blob/v{__version__}/docs/tutorial.md" in links
    assert {"Source", "Documentation", "Changelog", "Issues"} == made["urls"].keys()
    assert [] == [url for url in made["urls"].values() if not url.startswith(ADDRESS)]


def test_without_an_address_there_are_no_urls(tmp_path: Path) -> None:
    made = metadata(tmp_path, "")
    assert {} == made["urls"]
    assert (ROOT / "README.md").read_text(encoding="utf-8") == made["readme"]["text"]


def test_the_address_stands_in_one_place() -> None:
    address = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["smspartner"]["repository"]
    folders = (ROOT / "docs", ROOT / ".github")
    pages = [*ROOT.glob("*.md"), ROOT / "mkdocs.yml", *(page for folder in folders for page in folder.rglob("*.*"))]
    pages = [page for page in pages if page.suffix in (".md", ".yml")]
    assert len(pages) > 20
    assert not address or [] == [page.name for page in pages if address in page.read_text(encoding="utf-8")]
