"""`--run` and `--keep`: what a pipeline starts, and what it keeps when something fails."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

CALLS = """
import json, os, sys, urllib.request as web
url, key = os.environ["SMSPARTNER_BASE_URL"], os.environ["SMSPARTNER_API_KEY"]
body = json.dumps({"apiKey": key, "phoneNumbers": "+33600000000", "message": "Hello"}).encode()
web.urlopen(url + "/send", body).read()
web.urlopen(url + "/me?apiKey=" + key).read()
sys.exit(int(sys.argv[1]))
"""


def mock(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "smspartner_mock", *options]
    known = os.environ | environment
    return subprocess.run(command, env=known, capture_output=True, text=True, timeout=60, check=False)


def test_a_command_finds_the_mock_and_its_status_is_kept(tmp_path: Path) -> None:
    (tmp_path / "calls.py").write_text(CALLS)
    folder = tmp_path / "kept"
    command = f"{sys.executable} {tmp_path / 'calls.py'} 7"
    done = mock("--port", "0", "--api-key", "HIDDENkey", "--keep", str(folder), "--run", command)
    assert (7, "") == (done.returncode, done.stderr)
    first, second = (folder / "calls.log").read_text().splitlines()
    assert 'POST /v1/send 200 {"success":true' in first
    assert "GET /v1/me 200" in second
    assert "HIDDENkey" not in first + second
    (message,) = json.loads((folder / "messages.json").read_bytes())
    assert ("+33600000000", "Hello") == (message["recipients"][0]["number"], message["recipients"][0]["text"])


WRONG_PLACES = """
import json, os, urllib.request as web
url, key = os.environ["SMSPARTNER_BASE_URL"], os.environ["SMSPARTNER_API_KEY"]
def call(path, **more):
    body = json.dumps({"apiKey": key, **more}).encode()
    try:
        return web.urlopen(url + path, body).read()
    except OSError as refusal:
        return refusal.read()
call("/me%0A2027-01-04%20GET%20/v1/" + key)
call("/send", phoneNumbers=key, message="a")
call("/send", phoneNumbers="+33600000000", message="my key is " + key)
raise SystemExit(1)
"""


def test_no_key_is_kept_wherever_a_program_puts_it(tmp_path: Path) -> None:
    """What is kept is uploaded, and many may read it; and a call is a line, whatever its path."""
    (tmp_path / "wrong.py").write_text(WRONG_PLACES)
    folder = tmp_path / "kept"
    command = f"{sys.executable} {tmp_path / 'wrong.py'}"
    done = mock("--port", "0", "--api-key", "HIDDENkey", "--keep", str(folder), "--run", command)
    assert (1, "") == (done.returncode, done.stderr)
    lines = (folder / "calls.log").read_text().splitlines()
    assert 3 == len(lines)
    assert "/v1/me 2027-01-04 GET /v1/*** 404" in lines[0]
    assert '"phoneNumber":"***"' in lines[1]
    (message,) = json.loads((folder / "messages.json").read_bytes())
    assert "my key is ***" == message["recipients"][0]["text"]
    assert "HIDDENkey" not in "".join([*lines, json.dumps(message)])


@pytest.mark.parametrize("past", ["", "example.org", "*"])
def test_a_command_finds_the_mock_past_a_proxy(tmp_path: Path, past: str) -> None:
    """A pipeline may have one for everything; nobody answers at this one."""
    (tmp_path / "calls.py").write_text(CALLS)
    command = f'{sys.executable} {tmp_path / "calls.py"} 7; echo $? "$NO_PROXY $no_proxy"'
    done = mock("--port", "0", "--run", command, http_proxy="http://127.0.0.1:9", NO_PROXY=past, no_proxy="")
    told = {"": "127.0.0.1", "example.org": "example.org,127.0.0.1", "*": "*"}[past]
    assert ("", f"7 {told} {told}\n") == (done.stderr, done.stdout)


def test_what_an_earlier_run_kept_is_gone(tmp_path: Path) -> None:
    (tmp_path / "messages.json").write_text("[]")
    assert 0 == mock("--port", "0", "--keep", str(tmp_path), "--run", "true").returncode
    assert not (tmp_path / "messages.json").exists()


def test_nothing_is_kept_of_messages_when_all_is_well(tmp_path: Path) -> None:
    (tmp_path / "calls.py").write_text(CALLS)
    done = mock("--port", "0", "--keep", str(tmp_path / "kept"), "--run", f"{sys.executable} {tmp_path / 'calls.py'} 0")
    assert (0, "") == (done.returncode, done.stderr)
    assert ["calls.log"] == [path.name for path in (tmp_path / "kept").iterdir()]


def test_what_cannot_be_kept_does_not_hide_how_the_command_ended(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    done = mock("--port", "0", "--keep", str(kept), "--run", f"rm -r {kept}; exit 3")
    assert (3, "") == (done.returncode, done.stdout)
    assert "smspartner-mock cannot write messages.json: No such file or directory\n" == done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "calls.py").write_text(CALLS)
    kept = tmp_path / "kept"
    kept.mkdir()
    for name in ("calls.log", "messages.json"):
        (kept / name).symlink_to("/dev/full")
    command = f"ln -sf /dev/full {kept}/messages.json; {sys.executable} {tmp_path / 'calls.py'} 7"
    done = mock("--port", "0", "--keep", str(kept), "--run", command)
    assert 7 == done.returncode
    assert [
        f"smspartner-mock cannot write {name}: No space left on device" for name in ("calls.log", "messages.json")
    ] == (done.stderr.splitlines())


@pytest.mark.parametrize(
    ("module", "who"), [("smspartner_mock", "smspartner-mock"), ("smspartner_testing.demo", "the demo")]
)
def test_without_the_extra_it_says_what_to_install(module: str, who: str) -> None:
    program = (
        f"import runpy, sys; sys.modules['jsonschema_rs'] = None; runpy.run_module({module!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    assert (1, "") == (done.returncode, done.stdout)
    assert f"{who} needs jsonschema_rs: pip install 'smspartner[mock]'\n" == done.stderr


def test_a_port_that_is_taken_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = mock("--port", str(taken.getsockname()[1]), "--run", "true")
    assert done.returncode == 1
    assert "smspartner-mock cannot run" in done.stderr
    assert "Traceback" not in done.stderr
