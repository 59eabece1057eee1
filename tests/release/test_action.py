"""The action's steps as GitHub runs them: its bash, its files, its expressions, its signal when a run is cancelled."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = YAML(typ="safe").load((ROOT / ".github/actions/mock/action.yml").read_text(encoding="utf-8"))
SENDS = (
    "import os; from smspartner import SMSPartner; "
    "SMSPartner().messages.send(phone_numbers='+33600000000', message=os.environ['WORDS'])"
)
CALL = f'{sys.executable} -W ignore -c "{SENDS}"'

READS = (
    "import os, urllib.request as web; "
    "print(web.urlopen(os.environ['SMSPARTNER_BASE_URL'].replace('/v1', '/_mock/clock')).read())"
)
CLOCK = f'{sys.executable} -c "{READS}"'


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return f"{built}[mock]"


class Job:
    """A job on a runner without a network: what the wheel needs comes from this environment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": sysconfig.get_path("purelib"),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "RUNNER_TEMP": str(folder),
            "GITHUB_JOB": "end-to-end",
            "WORDS": "Hello",
        }


class Use:
    """One use of the action in a job: its steps, and what is kept in the end."""

    def __init__(self, job: Job, **inputs: str) -> None:
        self._job = job
        self._known = {f"inputs.{name}": about.get("default", "") for name, about in ACTION["inputs"].items()}
        self.first, self.second, self.last = ACTION["runs"]["steps"]
        self.give(**inputs)

    def give(self, **inputs: str) -> None:
        self._known |= {f"inputs.{name}": value for name, value in inputs.items()}

    def install(self) -> None:
        with self.step(self.first) as process:
            _, told = process.communicate(timeout=120)
            assert (0, "") == (process.returncode, told)

    @contextmanager
    def step(self, step: dict[str, Any]) -> Iterator[subprocess.Popen[str]]:
        """A step with `run`, as https://docs.github.com has it for `shell: bash`."""
        assert "bash" == step["shell"]
        script, output = self._job.folder / "step.sh", self._job.folder / "output"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("")
        process = subprocess.Popen(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            env=self._job.environment
            | {"GITHUB_OUTPUT": str(output)}
            | {name: self.filled(value) for name, value in step["env"].items()},
            cwd=self._job.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()
        for name, value in re.findall(r"^(\w+)=(.*)$", output.read_text(), re.MULTILINE):
            self._known[f"steps.{step.get('id')}.outputs.{name}"] = value

    def filled(self, text: str) -> str:
        """A text with the values of its expressions; one that names something unknown is a mistake here."""

        def value(expression: re.Match[str]) -> str:
            return next((found for name in expression[1].split(" || ") if (found := self._known[name])), "")

        return re.sub(r"\$\{\{ (.+?) \}\}", value, text)

    def run(self, command: str, **inputs: str) -> int:
        """The status of the step that runs a command."""
        self.give(run=command, **inputs)
        with self.step(self.second) as process:
            _, told = process.communicate(timeout=60)
        assert "" == told
        return process.returncode

    @property
    def artefact(self) -> str:
        """The name of what is kept, if the run fails or is cancelled."""
        assert "failure() || cancelled()" == self.last["if"]
        return self.filled(self.last["with"]["name"])

    @property
    def kept(self) -> dict[str, str]:
        """The files that are kept."""
        folder = Path(self.filled(self.last["with"]["path"]))
        return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def uses(tmp_path_factory: pytest.TempPathFactory, wheel: str) -> list[Use]:
    job = Job(tmp_path_factory.mktemp("job"))
    uses = [Use(job, smspartner=wheel) for _ in range(2)]
    for use in uses:
        use.install()
    return uses


@pytest.fixture
def use(uses: list[Use]) -> Use:
    return uses[0]


def test_a_command_that_succeeds_leaves_the_log_only(use: Use) -> None:
    """Options may stand on lines of their own, as in YAML's `|`."""
    assert 0 == use.run(f"{CALL}\n{CLOCK} | grep 2027", options="--xml named\n--now 2027-01-04T12:00\n")
    assert ["calls.log"] == list(use.kept)


def test_the_first_line_that_fails_ends_the_command(use: Use) -> None:
    assert 3 == use.run(f"{CALL}\n(exit 3) | cat\n{CALL}")
    (message,) = json.loads(use.kept["messages.json"])
    assert "Hello" == message["recipients"][0]["text"]
    assert 1 == use.kept["calls.log"].count("POST /v1/send 200")


@pytest.mark.parametrize("command", ["", " \n"])
def test_nothing_to_run_is_no_success(use: Use, command: str) -> None:
    """As when a variable that should hold the command is not set."""
    assert 2 == use.run(command)


def test_two_uses_do_not_take_each_others_name_or_place(uses: list[Use]) -> None:
    """A second artefact of the same name is refused, and a matrix gives all its jobs the same name."""
    assert [1, 1] == [use.run(f"{CALL}; exit 1") for use in uses]
    assert all(re.fullmatch(r"smspartner-mock-end-to-end-\w{6}", use.artefact) for use in uses)
    assert 2 == len({use.artefact for use in uses})
    assert [1, 1] == [use.kept["calls.log"].count("/v1/send") for use in uses]
    uses[1].give(artefact="mine")
    assert "mine" == uses[1].artefact


def test_a_run_that_is_cancelled_keeps_what_was_sent(use: Use) -> None:
    """GitHub sends SIGINT to the process of the step, which is its shell, and to nobody else."""
    use.give(run=f"{CALL}\necho sent\nsleep 60\necho never")
    with use.step(use.second) as process:
        assert process.stdout is not None
        assert "sent\n" == process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=7.5)
    assert (130, "") == (process.returncode, out)
    assert ["calls.log", "messages.json"] == list(use.kept)
    assert 1 == len(json.loads(use.kept["messages.json"]))
