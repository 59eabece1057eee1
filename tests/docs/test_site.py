"""The site is built without a warning, every link in it leads somewhere, and no page asks a network for anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

import smspartner
import smspartner_spec
from smspartner_core import errors

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, html.HtmlElement]:
    return {page: html.parse(page).getroot() for page in site.rglob("*.html") if page.name != "404.html"}


def test_every_link_leads_somewhere(pages: dict[Path, html.HtmlElement]) -> None:
    names = {page: set(tree.xpath("//@id | //a/@name")) for page, tree in pages.items()}
    broken, tried = [], 0
    for page, tree in pages.items():
        for link in tree.xpath("//a/@href | //img/@src | //link/@href | //script/@src"):
            target = urlsplit(link)
            if target.scheme or target.netloc:
                continue
            tried += 1
            there = (page.parent / unquote(target.path)).resolve() if target.path else page
            missing = there in names and target.fragment and unquote(target.fragment) not in names[there]
            if not there.exists() or (missing and target.fragment != "__skip"):
                broken.append(f"{page.name}: {link}")
    assert broken == []
    assert tried > 1000


def test_header_says_the_version(pages: dict[Path, html.HtmlElement]) -> None:
    headers = [tree.xpath("string(//header)") for tree in pages.values()]
    assert len(headers) > 20
    assert [] == [header for header in headers if f"smspartner {smspartner.__version__}" not in header]


def test_nothing_is_fetched_from_elsewhere(pages: dict[Path, html.HtmlElement]) -> None:
    loaded = "//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='preconnect']/@href"
    assert [] == [link for tree in pages.values() for link in tree.xpath(loaded) if urlsplit(link).netloc]


def test_every_operation_and_every_error_has_its_place(site: Path, pages: dict[Path, html.HtmlElement]) -> None:
    text = {str(page.relative_to(site)): tree.text_content() for page, tree in pages.items()}
    anchors = set(pages[site / "reference" / "operations.html"].xpath("//@id"))
    operations = [
        operation["operationId"]
        for path in smspartner_spec.load()["paths"].values()
        for operation in path.values()
        if isinstance(operation, dict) and "operationId" in operation
    ]
    assert [] == [name for name in operations if f"client.{name}" not in text["reference/http.html"]]
    methods = {anchor.rpartition(".")[2] for anchor in anchors}
    assert [] == [name for name in operations if name.partition(".")[2] not in methods]
    assert [] == [name for name in vars(errors) if name.endswith("Error") and name not in text["reference/errors.html"]]


def test_the_search_knows_the_terms(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_bytes())
    text = " ".join(page["text"] for page in index["docs"])
    assert "scheduled_at" in text
    assert "expéditeur" in text
