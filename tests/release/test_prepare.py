"""`make release`: what cannot become a release is refused in one sentence, and a failure leaves the checkout alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from release.__main__ import main
from tests.release.checkout import checkout, commit, git


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return checkout(tmp_path / "project")


def state(project: Path) -> tuple[str, str, str]:
    return git(project, "rev-parse", "HEAD"), git(project, "status", "--porcelain"), git(project, "tag")


def refusal(project: Path, version: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one sentence; the checkout stays as it is."""
    before = state(project)
    assert 2 == main(["--root", str(project), "prepare", "--", version])
    assert before == state(project)
    [line] = capsys.readouterr().err.splitlines()
    return line


def write(name: str, text: str) -> Callable[[Path], object]:
    return lambda project: (project / name).write_text(text, encoding="utf-8")


def with_release(version: str) -> Callable[[Path], None]:
    def do(project: Path) -> None:
        git(project, "tag", "--annotate", "--message", "Release", f"v{version}")

    return do


def without_fragments(project: Path) -> None:
    (project / "changelog.d/+one.feature.md").unlink()
    (project / "changelog.d/README.md").touch()
    commit(project)


def with_fragment(name: str) -> Callable[[Path], None]:
    def do(project: Path) -> None:
        (project / "changelog.d" / name).write_text("Something.\n", encoding="utf-8")
        commit(project)

    return do


def without_address(project: Path) -> None:
    settings = project / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("https://example.org/us/smspartner", ""), encoding="utf-8")
    commit(project)


def on_a_branch(project: Path) -> None:
    git(project, "switch", "--quiet", "--create", "topic")


def with_a_lost_tag(project: Path) -> None:
    (project / "CHANGELOG.md").write_text("# Changelog\n\n## 1.2.0 (2027-01-04)\n", encoding="utf-8")
    commit(project)


@pytest.mark.parametrize("version", ["1.2", "v1.2.3", "1.2.3a1", "1.2.3rc0", "01.0.0", "-1.0.0", "--help"])
def test_something_else_than_a_version_is_refused(
    project: Path, version: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"{version!r} is not a version such as 1.2.3 or 1.2.3rc1" == refusal(project, version, capsys)


@pytest.mark.parametrize(
    ("prepare", "version", "sentence"),
    [
        (lambda _: None, "", "which version? `make diff` says the next one: make release VERSION=1.2.3"),
        (without_address, "9.0.0", "pyproject.toml does not say where this is hosted: set repository in"),
        (write("openapi.yaml", "openapi: 3.1.0\n"), "9.0.0", "the work tree has uncommitted changes (openapi.yaml)"),
        (on_a_branch, "9.0.0", "releases are made on main, and this is topic"),
        (without_fragments, "9.0.0", "changelog.d is empty, and the changelog is made of it"),
        (with_fragment("+two.bogus.md"), "9.0.0", "changelog.d/+two.bogus.md would be left out: its name must end in"),
        (with_fragment("note.txt"), "9.0.0", "changelog.d/note.txt would be left out: its name must end in"),
        (with_release("2.0.0"), "2.0.0", "2.0.0 is not above 2.0.0, the last release"),
        (with_release("2.0.0"), "1.9.0", "1.9.0 is not above 2.0.0, the last release"),
        (with_release("2.0.0"), "2.0.0rc1", "2.0.0rc1 is not above 2.0.0, the last release"),
        (with_a_lost_tag, "1.2.1", "CHANGELOG.md has 1.2.0, and there is no tag v1.2.0 here: git fetch --tags"),
        (lambda _: None, "0.0.9", "0.0.9 is too low: `make diff` asks for 0.1.0"),
    ],
)
def test_a_checkout_that_cannot_be_released_is_refused(
    project: Path,
    prepare: Callable[[Path], object],
    version: str,
    sentence: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    prepare(project)
    told = refusal(project, version, capsys)
    assert sentence == told[: len(sentence)]


def test_a_change_that_asks_for_more_is_refused_and_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`make diff` and the release agree: a new optional argument is a minor step."""
    with_release("0.1.0")(project)
    spec = project / "openapi.yaml"
    old = "        sandbox:\n"
    new = "        reference:\n          description: A reference of your own.\n          type: string\n" + old
    text = spec.read_text(encoding="utf-8")
    assert old in text
    spec.write_text(text.replace(old, new, 1), encoding="utf-8")
    commit(project)
    assert "0.1.1 is too low: `make diff` asks for 0.2.0" == refusal(project, "0.1.1", capsys)


def test_a_shallow_clone_is_refused(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit_twice = project / "changelog.d" / "+two.change.md"
    commit_twice.write_text("Something.\n", encoding="utf-8")
    commit(project)
    git(tmp_path, "clone", "--quiet", "--depth=1", project.as_uri(), "shallow")
    told = refusal(tmp_path / "shallow", "9.0.0", capsys)
    assert "this clone is shallow, and misses older releases: git fetch --unshallow --tags" == told


@pytest.mark.parametrize("step", ["release", "codegen"])
def test_a_step_that_fails_leaves_the_checkout_as_it_was(
    project: Path, step: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / step / "__main__.py").write_text("raise SystemExit('no')", encoding="utf-8")
    commit(project)
    title = {"release": "make dist", "codegen": "make generate"}[step]
    assert f"{title} failed, and no release was made: no" == refusal(project, "9.0.0", capsys)


@pytest.mark.parametrize("version", ["0.1.0", "1.0.0rc1", "7.0.0"])
def test_a_release_is_committed_and_tagged_with_its_changelog(
    project: Path, version: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 0 == main(["--root", str(project), "prepare", version])
    assert f"git push --atomic origin main v{version}" in capsys.readouterr().out
    assert (f"v{version}", "") == (git(project, "describe"), git(project, "status", "--short"))
    assert f"Release {version}" == git(project, "log", "-1", "--format=%s")
    assert ["new.whl"] == [path.name for path in (project / "dist").iterdir()]
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {version} (" in changelog
    assert "Something that is new." in changelog
    assert [] == list((project / "changelog.d").glob("*.md"))
    assert f'__version__ = "{version}"' in (project / "src/smspartner_core/version.py").read_text(encoding="utf-8")
