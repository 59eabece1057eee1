"""Every Python block of README, CONTRIBUTING and docs is run against the mock, and prints what its comments say."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser

from smspartner_mock import MockServer

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_PRINTED = re.compile(r"^\s*print\(.*\)  # (.+)$", re.MULTILINE)


def evaluate(example: Example) -> None:
    """Run one block after those before it, and look at what it prints where a comment says what that is."""
    code, capture = str(example.parsed), example.namespace["capture"]
    if "def test_" in code:
        example.namespace["tests"].append(code)
        return
    source = "\n" * (example.line + example.parsed.line_offset) + code
    tree = ast.parse(source, str(example.path))
    exec(compile(tree, str(example.path), "exec", dont_inherit=True), example.namespace)
    printed, expected = capture.readouterr().out.splitlines(), _PRINTED.findall(code)
    assert not expected or printed == expected


sybil = Sybil([CodeBlockParser(language="python", evaluator=evaluate)])


def blocks(page: Path) -> list[Example]:
    return list(sybil.parse(page).examples())


WITH_BLOCKS = [page for page in PAGES if blocks(page)]


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_run(
    page: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    document = sybil.parse(page)
    document.namespace |= {"__name__": "__main__", "capture": capsys, "tests": []}
    with MockServer() as server:
        monkeypatch.setenv("SMSPARTNER_API_KEY", server.api_key)
        monkeypatch.setenv("SMSPARTNER_BASE_URL", server.base_url)
        for example in document.examples():
            example.evaluate()
    if document.namespace["tests"]:
        run_by_pytest("\n\n\n".join(document.namespace["tests"]), tmp_path)


def run_by_pytest(code: str, folder: Path) -> None:
    """A page's tests are tests of a user's: run in a folder of his own, with the installed plugin."""
    (folder / "test_page.py").write_text(code, encoding="utf-8")
    environment: dict[str, Any] = {**os.environ, "PYTEST_ADDOPTS": "", "PYTHONPATH": ""}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed, done.stdout
    assert int(passed[1]) >= code.count("def test_")


def test_the_pages_with_examples_are_found() -> None:
    """An empty search would prove nothing."""
    assert {"README.md", "docs/index.md", "docs/tutorial.md", "docs/safety.md", "docs/mock.md"} <= {
        str(page.relative_to(ROOT)) for page in WITH_BLOCKS
    }
    assert sum(len(blocks(page)) for page in WITH_BLOCKS) >= 20
