"""What cannot become a release is refused in one sentence, and nothing is half done."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from release.__main__ import main
from release.preparing import stamped
from tests.release.checkout import ROOT, checkout, git, state


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return checkout(tmp_path / "project")


def refused(project: Path, version: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence; the checkout is as it was."""
    before = state(project)
    assert 2 == main(["--root", str(project), "prepare", "--", version])
    assert before == state(project)
    [line] = capsys.readouterr().err.splitlines()
    return line


@pytest.mark.parametrize("version", ["1.2", "v1.2.3", "1.2.3rc1", "01.0.0", "-1.0.0", "--help", ""])
def test_what_is_no_version(project: Path, version: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(project, version, capsys) == f"{version!r} is no version such as 1.2.3"


def test_uncommitted_changes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "openapi.yaml").write_text("openapi: 3.1.0\n", encoding="utf-8")
    assert refused(project, "9.0.0", capsys) == "the work tree has uncommitted changes (openapi.yaml)"


def test_another_branch(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(project, "switch", "--quiet", "--create", "topic")
    assert refused(project, "9.0.0", capsys) == "releases are made on main, and this is topic"


def test_a_version_that_is_there_or_lower(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(project, "tag", "--annotate", "--message", "Release", "v2.0.0")
    assert refused(project, "2.0.0", capsys) == "v2.0.0 is released already: its tag is there"
    assert refused(project, "1.9.0", capsys) == "1.9.0 is no step up: 2.0.0 is released already"


def test_no_word_of_what_is_new(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(project, "rm", "--quiet", "changelog.d/+one.feature.md")
    git(project, "commit", "--quiet", "--message", "No fragments")
    assert refused(project, "9.0.0", capsys).startswith("changelog.d has no fragment")


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("+two.bogus.md", "Something.\n", "is no fragment: its name must end in .feature.md or the like"),
        ("note.txt", "Something.\n", "is no fragment: its name must end in .feature.md or the like"),
        ("+two.change.md", " \n", "is empty: it needs a sentence for the changelog"),
    ],
)
def test_what_the_changelog_would_leave_out(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, why: str
) -> None:
    (project / "changelog.d" / name).write_text(text, encoding="utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Say more")
    assert refused(project, "9.0.0", capsys) == f"changelog.d/{name} {why}"


def test_a_clone_without_its_past(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It would take any version for the first, and any break for nothing."""
    (project / "CHANGELOG.md").write_text("# Changelog\n\n## 1.2.0 (2027-01-04)\n", encoding="utf-8")
    git(project, "commit", "--quiet", "--all", "--message", "Release 1.2.0")
    git(project, "tag", "--annotate", "--message", "Release", "v1.2.0")
    for kind in ("--no-tags", "--depth=1"):
        git(tmp_path, "clone", "--quiet", kind, project.as_uri(), kind.strip("-"))
    said = refused(tmp_path / "no-tags", "1.2.1", capsys)
    assert said == "CHANGELOG.md tells of 1.2.0, and there is no tag v1.2.0 here: git fetch --tags"
    said = refused(tmp_path / "depth=1", "1.2.1", capsys)
    assert said == "this clone is shallow, and a release is compared with the last: git fetch --unshallow --tags"


def test_the_version_stands_in_one_place() -> None:
    module = (ROOT / "src/smspartner_core/version.py").read_text(encoding="utf-8")
    assert '__version__ = "7.8.9"' in stamped(module, "7.8.9").splitlines()
    assert module == stamped(stamped(module, "7.8.9"), module.split('"')[-2])


def test_a_missing_interpreter_is_one_sentence() -> None:
    command = [sys.executable, "-m", "release", "dist", "--python", "3.99"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("Python 3.99 is wanted, and none that runs was found (found: 3.")


def test_a_release_is_committed_tagged_and_built_and_nothing_is_uploaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of this very commit; the packages are proved on every Python found, as always."""
    project = tmp_path / "project"
    git(tmp_path, "clone", "--quiet", "--local", str(ROOT), str(project))
    shutil.rmtree(project / ".git")  # this checkout may be shallow, and its tags are not the test's
    git(project, "init", "--quiet", "--initial-branch", "main")
    for key, value in (("user.name", "A"), ("user.email", "a@example.org")):
        git(project, "config", key, value)
    fragment = project / "changelog.d" / "+second.feature.md"
    fragment.write_text("Something that is new.\n", encoding="utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "Say what is new")
    assert 0 == main(["--root", str(project), "prepare", "7.0.0"])
    told = capsys.readouterr().out
    assert "git push --atomic origin main v7.0.0" in told
    assert (git(project, "describe"), git(project, "status", "--short")) == ("v7.0.0", "")
    assert git(project, "log", "-1", "--format=%s") == "Release 7.0.0"
    assert {each.name for each in (project / "dist").iterdir()} == {
        "smspartner-7.0.0-py3-none-any.whl",
        "smspartner-7.0.0.tar.gz",
    }
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## 7.0.0 (" in changelog
    assert "Something that is new." in changelog
    assert not fragment.exists()
    assert '__version__ = "7.0.0"' in (project / "src/smspartner_core/version.py").read_text(encoding="utf-8")
