"""The workflows run what a person can run: targets are there, actions are pinned, no token is wider than needed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
ACTION = ROOT / ".github/actions/mock/action.yml"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def read(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return document


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    for workflow in WORKFLOWS:
        for name, job in read(workflow)["jobs"].items():
            yield f"{workflow.name}: {name}", job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in jobs():
        for step in job["steps"]:
            yield name, step
    for step in read(ACTION)["runs"]["steps"]:
        yield "the action", step


def test_every_make_target_exists() -> None:
    called = {target for _, step in steps() for target in re.findall(r"\bmake ([a-z-]+)", step.get("run", ""))}
    matrix = {target for _, job in jobs() for target in job.get("strategy", {}).get("matrix", {}).get("target", ())}
    assert {"demo", "test", "lint", "check", "diff", "contract", "dist", "docs", "lock", "upgrade-generator"} == called
    assert called | matrix <= TARGETS


def test_all_that_make_test_leaves_out_runs_every_week() -> None:
    """`make test` ends with the list of these; the first and the last have jobs or a machine of their own."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    section = makefile.partition("##@ What takes longer than")[2].partition("##@")[0]
    longer = re.findall(r"^([a-z-]+):", section, re.MULTILINE)
    weekly = read(ROOT / ".github/workflows/weekly.yml")["jobs"]["long"]["strategy"]["matrix"]["target"]
    assert set(longer) - {"dist", "contract", "bench"} == set(weekly)


def test_every_action_is_pinned_to_a_commit_with_its_version() -> None:
    lines = [
        line
        for path in (*WORKFLOWS, ACTION)
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line and "uses: ./" not in line
    ]
    assert len(lines) > 10
    assert [] == [line for line in lines if not re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$", line)]


def test_no_token_is_wider_than_its_job_needs() -> None:
    for workflow in WORKFLOWS:
        assert read(workflow)["permissions"] == {}
    writing = {name: job["permissions"] for name, job in jobs() if job["permissions"] != {"contents": "read"}}
    assert writing == {
        "ci.yml: tell": {"pull-requests": "write"},
        "release.yml: publish": {"id-token": "write", "attestations": "write"},
        "release.yml: announce": {"contents": "write"},
    }
    assert [] == [name for name, step in steps() if name in writing and "checkout" in step.get("uses", "")]
    assert not any("pull_request_target" in path.read_text(encoding="utf-8") for path in WORKFLOWS)
    for _, step in steps():
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_nothing_that_others_may_write_gets_into_a_script() -> None:
    """Expressions are put into the text of a script before bash reads it: they go through the environment."""
    assert [] == [name for name, step in steps() if "${{" in step.get("run", "")]


def test_no_job_hangs_for_hours() -> None:
    assert [] == [name for name, job in jobs() if not 0 < job.get("timeout-minutes", 0) <= 120]


def test_the_jobs_of_a_matrix_are_told_apart() -> None:
    """A name of one's own replaces the one that has the matrix' values in it."""
    assert [] == [name for name, job in jobs() if "matrix" in job.get("strategy", {}) and "matrix." not in job["name"]]


def test_the_scripts_are_bash() -> None:
    for _, step in steps():
        if "run" in step:
            subprocess.run(["bash", "-n", "-c", step["run"]], check=True)


def test_every_push_to_main_is_proved() -> None:
    """Runs of one group cancel each other, also those that wait: a push to main is a group of its own."""
    assert {
        "group": "ci-${{ github.event.pull_request.number || github.run_id }}",
        "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
    } == read(ROOT / ".github/workflows/ci.yml")["concurrency"]


def test_what_looks_at_history_has_it() -> None:
    for name, job in jobs():
        scripts = " ".join(step.get("run", "") for step in job["steps"])
        matrix = job.get("strategy", {}).get("matrix", {})
        targets = {*re.findall(r"\bmake ([a-z-]+)", scripts), *matrix.get("target", ())}
        depths = [step["with"].get("fetch-depth", 1) for step in job["steps"] if "checkout" in step.get("uses", "")]
        assert not targets & {"test", "diff", "scenarios"} or depths == [0], name


def test_no_two_artefacts_of_a_run_have_the_same_name() -> None:
    """The second one would be refused; the jobs of a matrix have all names in common that do not tell them apart."""
    for workflow in WORKFLOWS:
        uploads = [
            (step["with"]["name"], "matrix" in job.get("strategy", {}))
            for job in read(workflow)["jobs"].values()
            for step in job["steps"]
            if "upload-artifact" in step.get("uses", "")
        ]
        assert uploads
        assert len(uploads) == len({name for name, _ in uploads})
        assert [] == [name for name, is_one_of_many in uploads if is_one_of_many and "${{ matrix." not in name]


def test_the_page_tells_every_input_of_the_action() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert [] == [name for name in read(ACTION)["inputs"] if f"| `{name}` |" not in page]
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert all(isinstance(YAML(typ="safe").load(block), list) for block in blocks)
