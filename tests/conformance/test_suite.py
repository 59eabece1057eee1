"""The pytest suite of the wheel, run as somebody runs it who has nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from smspartner_mock import MockServer

from . import broken
from .proxy import Change, proxy


def suite(folder: Path, address: str, key: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join(path for path in sys.path if path)
    words = ["--pyargs", "smspartner_contract", "-q", "-p", "no:cacheprovider", "--smspartner-examples", "1"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words, "--smspartner-base-url", address, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, "SMSPARTNER_API_KEY": key},
        capture_output=True,
        text=True,
        timeout=180,
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (None, "7 passed"),
        (broken.KINDS[0].change("stops.list"), "stops.list, JSON: the response `data` is missing"),
    ],
)
def test_suite_tells_a_sound_service_from_a_broken_one(tmp_path: Path, change: Change | None, expected: str) -> None:
    with MockServer(api_key="k3y-c4n4ry") as mock, proxy(mock.base_url, change) as address:
        done = suite(tmp_path, address, "k3y-c4n4ry", "-k", "stops or day")
    assert (change is not None) == bool(done.returncode)
    assert expected.replace("the response ", "") in done.stdout
    assert "k3y-c4n4ry" not in done.stdout + done.stderr


def test_suite_with_a_wrong_key_ends_with_status_2(tmp_path: Path) -> None:
    with MockServer() as mock:
        address = mock.base_url
        done = suite(tmp_path, address, "wrong")
    assert 2 == done.returncode
    assert f"The key is refused: {address}/me answers with code 10." in done.stdout


def test_nothing_stays_registered_with_schemathesis() -> None:
    program = (
        "import smspartner_contract.run, smspartner_contract.generation as g, smspartner_contract.contract as k\n"
        "contract = k.Contract()\n"
        "list(g.Generator(contract, 2).cases(contract.operations['messages.send'], 'xml', negative=False))\n"
        "from schemathesis.core.deserialization import _DESERIALIZERS\n"
        "from schemathesis.checks import CHECKS\n"
        "assert not any('xml' in media_type for media_type in _DESERIALIZERS)\n"
        "assert all(check.__module__.startswith('schemathesis.') for check in CHECKS.get_all())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (0, "") == (done.returncode, done.stderr)
