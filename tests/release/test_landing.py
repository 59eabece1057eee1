"""A release is all or nothing: whatever fails, and whatever happens meanwhile, a checkout is as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from release.__main__ import main
from tests.release.checkout import checkout, git, hook, state

SIGNS = """#!/bin/sh
cat > /dev/null
echo "[GNUPG:] SIG_CREATED " >&2
printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nsigned\\n-----END PGP SIGNATURE-----\\n'
"""
"""What git takes for gpg with a key."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """It has packages of an older release."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = checkout(tmp_path / "project")
    (folder / "dist").mkdir()
    (folder / "dist" / "old.whl").write_text("old", encoding="utf-8")
    return folder


def refused(project: Path, capsys: pytest.CaptureFixture[str], **meanwhile: object) -> str:
    """The one sentence; all is as it was, but for what others did meanwhile."""
    before = state(project)
    assert 2 == main(["--root", str(project), "prepare", "9.0.0"])
    assert {**before, **meanwhile} == state(project)
    [line] = capsys.readouterr().err.splitlines()
    return line


def test_all_of_it_is_there_afterwards(project: Path) -> None:
    before = state(project)
    assert 0 == main(["--root", str(project), "prepare", "9.0.0"])
    commit, tag = git(project, "rev-parse", "HEAD"), git(project, "rev-parse", "refs/tags/v9.0.0")
    tree = git(project, "worktree", "list").replace(git(project, "rev-parse", "--short", "HEAD^"), commit[:7])
    assert state(project) == {
        **before,
        "refs": [f"refs/heads/main {commit}", f"refs/tags/v9.0.0 {tag}"],
        "work trees": [tree],
        "dist": {"new.whl": "new"},
    }
    assert commit == git(project, "rev-parse", "v9.0.0^{commit}")
    assert "release 9.0.0" == git(project, "reflog", "-1", "--format=%gs")


def test_the_next_piece_of_news_is_simply_written(project: Path) -> None:
    """Git keeps no empty folder, and towncrier takes what is new away."""
    assert 0 == main(["--root", str(project), "prepare", "9.0.0"])
    (project / "changelog.d" / "+two.feature.md").write_text("Something newer.\n", encoding="utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Say what is new")
    assert 0 == main(["--root", str(project), "prepare", "9.1.0"])
    news = [line for line in (project / "CHANGELOG.md").read_text(encoding="utf-8").splitlines() if line[:1] in "-#"]
    assert [line.split(" (")[0] for line in news if line] == [
        "# Changelog",
        *("## 9.1.0", "### New", "- Something newer."),
        *("## 9.0.0", "### New", "- Something that is new."),
    ]
    assert ["README.md"] == [each.name for each in (project / "changelog.d").iterdir()]


def test_who_signs_gets_a_signed_commit_and_a_signed_tag(project: Path, tmp_path: Path) -> None:
    (tmp_path / "gpg").write_text(SIGNS, encoding="utf-8")
    (tmp_path / "gpg").chmod(0o755)
    for key, value in (("gpg.program", str(tmp_path / "gpg")), ("commit.gpgSign", "true"), ("tag.gpgSign", "true")):
        git(project, "config", key, value)
    assert 0 == main(["--root", str(project), "prepare", "9.0.0"])
    for name in ("HEAD", "refs/tags/v9.0.0"):
        assert "BEGIN PGP SIGNATURE" in git(project, "cat-file", "-p", name)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("tag", "git tag: gpg failed to sign the data; unable to sign the tag"),
        ("commit", "git commit: gpg failed to sign the data; failed to write commit object"),
    ],
)
def test_a_signature_that_fails(project: Path, what: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    git(project, "config", f"{what}.gpgSign", "true")
    git(project, "config", "gpg.program", "false")
    assert told == refused(project, capsys)


@pytest.mark.parametrize(
    ("name", "command"), [("post-checkout", "worktree"), ("pre-commit", "commit"), ("commit-msg", "commit")]
)
def test_a_hook_that_fails(project: Path, name: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    hook(project, name, "echo 'not on a Friday' >&2; exit 1")
    assert f"git {command}: not on a Friday" == refused(project, capsys)


def test_a_branch_that_moves_meanwhile(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook(project, "post-commit", 'cd "$MAIN" && git -c core.hooksPath=/dev/null commit --quiet --allow-empty -m More')
    before = git(project, "rev-parse", "HEAD")
    assert 2 == main(["--root", str(project), "prepare", "9.0.0"])
    [line] = capsys.readouterr().err.splitlines()
    assert "main moved while the release was made, and nothing was changed: make it again" == line
    assert (git(project, "rev-parse", "HEAD^"), git(project, "tag"), git(project, "status", "--short")) == (
        before, "", ""
    )  # fmt: skip


def test_another_branch_that_is_checked_out_meanwhile(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(project, "branch", "topic")
    hook(project, "post-commit", 'cd "$MAIN" && git switch --quiet topic')
    trees = [git(project, "worktree", "list").replace("[main]", "[topic]")]
    assert refused(project, capsys, **{"branch": "topic", "work trees": trees}).startswith("main moved while")


def test_a_file_that_is_changed_meanwhile(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook(project, "post-commit", 'echo "Mine." >> "$MAIN/CHANGELOG.md"')
    told = refused(project, capsys, status=["M CHANGELOG.md"])
    assert told == "git read-tree: Entry 'CHANGELOG.md' not uptodate. Cannot merge."
    assert (project / "CHANGELOG.md").read_text(encoding="utf-8").endswith("Mine.\n")


def test_a_file_that_appears_meanwhile(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "codegen/__main__.py").write_text("open('generated/new.py', 'w').close()\n", encoding="utf-8")
    git(project, "commit", "--quiet", "--all", "--message", "Generate one more")
    hook(project, "post-commit", 'echo "Mine." > "$MAIN/generated/new.py"')
    told = refused(project, capsys, status=["?? generated/new.py"])
    assert "git read-tree: Untracked working tree file 'generated/new.py' would be overwritten by merge." == told
    assert "Mine.\n" == (project / "generated/new.py").read_text(encoding="utf-8")


def test_a_tag_that_somebody_makes_meanwhile_is_theirs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit = git(project, "rev-parse", "HEAD")
    hook(project, "post-commit", 'cd "$MAIN" && git tag v9.0.0')
    told = refused(project, capsys, refs=[f"refs/heads/main {commit}", f"refs/tags/v9.0.0 {commit}"])
    assert "git tag: tag 'v9.0.0' already exists" == told


@pytest.mark.parametrize(
    ("name", "script", "told"),
    [
        (
            "reference-transaction",
            "test $1 != prepared || ! grep -q ' refs/heads/main$'",
            "ref updates aborted by hook",
        ),
        ("post-commit", 'touch "$MAIN/.git/refs/heads/main.lock"', "cannot lock ref 'refs/heads/main'"),
    ],
)
def test_a_branch_that_cannot_be_written(
    project: Path, name: str, script: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It comes last, when packages and work tree are new already: they go back."""
    hook(project, name, script)
    line = refused(project, capsys)
    assert line.startswith("git update-ref: ")
    assert told in line


def test_a_dist_that_is_no_folder(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "dist").rename(tmp_path / "elsewhere")
    (project / "dist").symlink_to(tmp_path / "elsewhere")
    told = "and the packages need a folder there: move it away"
    assert f"{project}/dist is a link, {told}" == refused(project, capsys)
    (project / "dist").unlink()
    (project / "dist").write_text("mine", encoding="utf-8")
    assert f"{project}/dist is a file, {told}" == refused(project, capsys)
    assert "mine" == (project / "dist").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("dist", "end"),
    [
        ("import os; os.kill(os.getpid(), 9)", "ended by signal 9"),
        ("raise SystemExit(3)", "ended with status 3 and said nothing"),
        ("raise SystemExit('no Python here')", "no Python here"),
    ],
)
def test_packages_that_fail(project: Path, dist: str, end: str, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "release/__main__.py").write_text(dist, encoding="utf-8")
    git(project, "commit", "--quiet", "--all", "--message", "Fail")
    assert f"make dist fails for this version, and nothing was changed: {end}" == refused(project, capsys)


def test_towncrier_finds_no_news_in_the_words_about_news(project: Path) -> None:
    git(project, "rm", "--quiet", "changelog.d/+one.feature.md")
    command = [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "9.0.0"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    assert "No significant changes." in done.stdout
