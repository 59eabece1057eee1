"""What a pipeline does to `--run` when it cancels, and what is left then: real processes, real signals."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

SENDS = """
import json, os, signal, sys, urllib.request as web
url, key = os.environ["SMSPARTNER_BASE_URL"], os.environ["SMSPARTNER_API_KEY"]
body = json.dumps({"apiKey": key, "phoneNumbers": "+33600000000", "message": "Hello"}).encode()
web.urlopen(url + "/send", body).read()
"""
WAITS = SENDS + "print(os.getpid(), flush=True)\nwhile True: signal.pause()\n"
ASKED = "for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP): signal.signal(number, %s)\n"
ENDS_WELL = "import signal, sys\n" + ASKED % "lambda *_: sys.exit(0)" + WAITS
IS_DEAF = "import signal\n" + ASKED % "signal.SIG_IGN" + WAITS


@contextmanager
def mock(
    command: str, folder: Path, stdin: int = subprocess.DEVNULL, before: str = ""
) -> Iterator[subprocess.Popen[str]]:
    """`smspartner-mock` as a pipeline starts it; `before` is Python that runs in front of it."""
    start = [sys.executable, "-m", "smspartner_mock"]
    if before:
        start = [sys.executable, "-c", f"{before}; import os, sys; os.execv(sys.argv[1], sys.argv[1:])", *start]
    process = subprocess.Popen(
        [*start, "--port", "0", "--keep", str(folder), "--run", command],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def python(code: str, folder: Path) -> str:
    """A command that is a grandchild: a shell waits for it, and has more to do."""
    (folder / "code.py").write_text(code)
    return f"{sys.executable} {folder / 'code.py'}; exit $?"


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def is_running(pid: int) -> bool:
    """Whether a process is there, and no zombie that nobody has asked for yet."""
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
        return bool(state.stdout.strip()) and not state.stdout.startswith("Z")
    return False


@pytest.mark.parametrize("code", [WAITS, ENDS_WELL], ids=["is-ended", "ends-well"])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)])
def test_a_signal_reaches_the_command_and_all_is_kept(tmp_path: Path, code: str, number: int, status: int) -> None:
    """Also where the command makes a success of it: a run that was broken off has proved nothing."""
    with mock(python(code, tmp_path), tmp_path / "kept") as process:
        pid = int(line(process))
        process.send_signal(number)
        _, told = process.communicate(timeout=20)
    assert (status, False) == (process.returncode, is_running(pid))
    assert "kill" not in told
    (message,) = json.loads((tmp_path / "kept" / "messages.json").read_bytes())
    assert "Hello" == message["recipients"][0]["text"]
    assert "POST /v1/send 200" in (tmp_path / "kept" / "calls.log").read_text()


@pytest.mark.parametrize("trap", ["", "trap '' TERM; "], ids=["its-shell-ends", "its-shell-is-deaf-too"])
def test_a_command_that_does_not_end_is_killed(tmp_path: Path, trap: str) -> None:
    """Before the pipeline kills the mock, which is ten seconds after its signal; but it has time to end."""
    with mock(trap + python(IS_DEAF, tmp_path), tmp_path / "kept") as process:
        pid = int(line(process))
        began = time.monotonic()
        process.terminate()
        _, told = process.communicate(timeout=15)
    assert 5 <= time.monotonic() - began < 9
    assert "smspartner-mock kills the command: it did not end in time\n" == told
    assert (143, False) == (process.returncode, is_running(pid))
    assert len(json.loads((tmp_path / "kept" / "messages.json").read_bytes())) == 1


@pytest.mark.parametrize(("number", "status"), [("KILL", 137), ("SEGV", 139), ("TERM", 143)])
def test_a_command_that_a_signal_ends_has_the_status_that_shells_give(tmp_path: Path, number: str, status: int) -> None:
    with mock(f"kill -{number} $$", tmp_path / "kept") as process:
        process.communicate(timeout=10)
    assert status == process.returncode
    assert [] == json.loads((tmp_path / "kept" / "messages.json").read_bytes())


@pytest.mark.parametrize("trap", ["", "trap '' TERM HUP; "], ids=["plain", "deaf"])
def test_nothing_is_left_of_a_command_that_has_ended(tmp_path: Path, trap: str) -> None:
    """A service that it started would keep the pipe of its output open, and whoever reads that waiting."""
    with mock(f"({trap}while :; do sleep 0.1; done) & echo $!; exit 3", tmp_path / "kept") as process:
        pid = int(line(process))
        process.communicate(timeout=10)
    assert (3, False) == (process.returncode, is_running(pid))


def test_what_only_writes_its_last_lines_may_do_so(tmp_path: Path) -> None:
    with mock("echo out > >(sleep 0.2; cat)", tmp_path / "kept") as process:
        out, _ = process.communicate(timeout=10)
    assert (0, "out\n") == (process.returncode, out)


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    """As `nohup` has it, and a shell for SIGINT in the background."""
    ignored = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    with mock("echo on; read -t 1 -u 9 9< <(sleep 1); exit 4", tmp_path / "kept", before=ignored) as process:
        assert "on" == line(process)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=10)
    assert (4, "smspartner-mock was started with SIGINT ignored, and does not pass it on to the command\n") == (
        process.returncode,
        told,
    )


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_command_has_all_signals_at_their_defaults(tmp_path: Path, number: str) -> None:
    """Ignored ones are inherited, and a program that relies on them could not be ended."""
    ignored = f"import signal; signal.signal(signal.{number}, signal.SIG_IGN)"
    code = f"import signal; print(signal.getsignal(signal.{number}) in (signal.SIG_DFL, signal.default_int_handler))"
    with mock(python(code, tmp_path), tmp_path / "kept", before=ignored) as process:
        out, told = process.communicate(timeout=20)
    assert ("True", True) == (out.strip(), number in told)


class Terminal:
    """A terminal of which a process is the foreground."""

    def __init__(self) -> None:
        self.keyboard, self.there = pty.openpty()

    def close(self) -> None:
        for descriptor in (self.keyboard, self.there):
            os.close(descriptor)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    terminal = Terminal()
    yield terminal
    terminal.close()


FOREGROUND = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"


def test_a_command_reads_the_keyboard(tmp_path: Path, terminal: Terminal) -> None:
    """In a group of its own it would be stopped as soon as it tries."""
    with mock("echo on; read -r word; echo $word", tmp_path / "kept", terminal.there, FOREGROUND) as process:
        assert "on" == line(process)
        os.write(terminal.keyboard, b"typed\n")
        out, _ = process.communicate(timeout=10)
    assert (0, "typed\n") == (process.returncode, out)


@pytest.mark.parametrize(("code", "status"), [("", 130), ("trap 'exit 0' INT; ", 0)], ids=["is-ended", "ends-well"])
def test_ctrl_c_at_a_terminal_is_the_commands_affair(
    tmp_path: Path, terminal: Terminal, code: str, status: int
) -> None:
    """Both get it from the terminal: passed on, the command would have it twice."""
    command = f"{code}echo on; sleep 30; exit 5"
    with mock(command, tmp_path / "kept", terminal.there, FOREGROUND) as process:
        assert "on" == line(process)
        os.write(terminal.keyboard, b"\x03")
        process.communicate(timeout=10)
    assert status == process.returncode
    assert bool(status) == (tmp_path / "kept" / "messages.json").exists()


def test_sigterm_at_a_terminal_is_passed_on(tmp_path: Path, terminal: Terminal) -> None:
    command = f"echo on; exec {sys.executable} -c 'import signal; signal.pause()'"
    with mock(command, tmp_path / "kept", terminal.there, FOREGROUND) as process:
        assert "on" == line(process)
        process.terminate()
        process.communicate(timeout=10)
    assert 143 == process.returncode
