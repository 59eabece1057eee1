"""
Add to the site what is not in this folder: the pages made from the spec, the package's docstrings, CONTRIBUTING.md.

Links are written so that they work where the file is read on a forge; here they are turned to where its page is.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generated" / "smspartner"
_BARE = "{show_root_heading: false, show_root_toc_entry: false, show_bases: false}"
ELSEWHERE = {
    "generated/docs/operations.md": "reference/http.md",
    "generated/docs/errors.md": "reference/codes.md",
    "CONTRIBUTING.md": "contributing.md",
}
"""Files outside this folder, and the page that each is here."""
PAGES = ELSEWHERE | {"README.md": "index.md"}
_SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_REPOSITORY: str = _SETTINGS["tool"]["smspartner"]["repository"]
"""The address where the project is hosted; empty until somebody publishes it."""
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)")


def on_config(config: Any) -> Any:
    """Show the version in the header, and where the project is hosted."""
    code = (ROOT / _SETTINGS["tool"]["hatch"]["version"]["path"]).read_text(encoding="utf-8")
    config.site_name += f" {code.split('__version__ = ')[1].split()[0].strip(chr(34))}"
    if _REPOSITORY:
        config.nav.append({"Source": _REPOSITORY})
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add what is made elsewhere."""
    for source, page in ELSEWHERE.items():
        files.append(File.generated(config, page, content=(ROOT / source).read_text(encoding="utf-8")))
    files.append(File.generated(config, "reference/operations.md", content=_operations()))
    files.append(File.generated(config, "reference/models.md", content=_models()))
    return files


def _operations() -> str:
    """A heading for each group of operations, with its methods from their docstrings."""
    sections = [
        "# Operations in Python",
        "Each is called as `client.<group>.<operation>(…)`; `AsyncSMSPartner` has the same, to be awaited. What "
        "travels over the wire is in [The HTTP API](../../generated/docs/operations.md).",
    ]
    for folder in sorted((PACKAGE / "api").glob("*/__init__.py")):
        tag = folder.parent.name
        sections += [f"## client.{tag}", f"::: smspartner.api.{tag}.{tag.capitalize()}\n    options: {_BARE}"]
    return "\n\n".join(sections)


def _models() -> str:
    """List every class of responses and arguments."""
    sections = [
        "# Models",
        "Responses are frozen attrs classes. Besides its fields each has `.extra`: what the description does not "
        "know, by its name on the wire. Names are the provider's, in snake_case: [Terms](terms.md) translates them.",
    ]
    modules = (module.stem for module in sorted((PACKAGE / "models").glob("[a-z]*.py")))
    return "\n\n".join([*sections, *(f"::: smspartner.models.{module}\n    options: {_BARE}" for module in modules)])


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

    if _REPOSITORY:
        markdown = markdown.replace("OWNER/REPOSITORY", "/".join(_REPOSITORY.rstrip("/").split("/")[-2:]))
    return _LINK.sub(turned, markdown)
