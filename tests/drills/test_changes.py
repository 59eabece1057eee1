"""The maintainer's day: the API changes, `make generate`, and the client, the mock and the pages have followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from .project import Project
from .table import DRILLS, SPEC, XML, Drill


@pytest.mark.parametrize("drill", DRILLS, ids=lambda drill: drill.name)
def test_a_change_of_the_spec_is_all_it_takes(tmp_path: Path, drill: Drill) -> None:
    project = Project(tmp_path)
    for edit in drill.edits:
        project.edit(*edit)
    project.generate()
    assert {name for name in project.changed() if not name.startswith("generated/")} <= {SPEC, XML}
    assert project.run("-c", drill.use) == ""
    pages = [path.read_text(encoding="utf-8") for path in (project.root / "generated/docs").iterdir()]
    assert any(drill.told in page for page in pages)


RETIRED_USE = """
from smspartner import SMSPartner
from smspartner_mock import MockServer
with MockServer() as server, SMSPartner(api_key=server.api_key, base_url=server.base_url) as client:
    assert not hasattr(client.stops, "delete") and hasattr(client.stops, "add")
    raw = client.with_options(max_retries=0).request
    try:
        raw("GET", "/stop-sms/delete", {"id": 42})
    except Exception as error:
        assert error.http_status == 404, error
    else:
        raise AssertionError("the mock still has it")
"""


def test_a_retired_command_is_gone_from_client_mock_and_pages(tmp_path: Path) -> None:
    project = Project(tmp_path)
    _cut(project.root / SPEC, "\n  /stop-sms/delete:\n", "\n  /subaccount/create:\n")
    targets = [f"  - target: $.paths['{path}']" for path in ("/stop-sms/delete", "/subaccount/create")]
    _cut(project.root / XML, *targets)
    project.generate()
    assert project.run("-c", RETIRED_USE) == ""
    assert not (project.root / "generated/smspartner/api/stops/delete.py").exists()
    assert "stops.delete" not in (project.root / "generated/docs/commands.md").read_text(encoding="utf-8")


def _cut(path: Path, start: str, end: str) -> None:
    text = path.read_text(encoding="utf-8")
    before, found, rest = text.partition(start)
    assert found
    path.write_text(before + rest[rest.index(end) :], encoding="utf-8")
