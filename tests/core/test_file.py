"""The name that a service suggests for a file is a plain name, in whatever form it comes."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from smspartner_core.file import File

NAMES = [
    ('attachment; filename="n.csv"', "n.csv"),
    ("attachment; filename=n.csv", "n.csv"),
    ('attachment; filename="numéros loués.csv"', "numéros loués.csv"),
    ("attachment; filename*=UTF-8''num%C3%A9ros.csv", "numéros.csv"),
    ('attachment; filename="../../etc/passwd"', "passwd"),
    ("attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", "passwd"),
    ("attachment; filename*=UTF-8''..%5C..%5Cboot.ini", "boot.ini"),
    ('attachment; filename*0="../"; filename*1="a.csv"', "a.csv"),
    (r'attachment; filename="C:\\Windows\\win.ini"', "win.ini"),
    ('attachment; filename="C:win.ini"', "win.ini"),
    ('attachment; filename="C:D:win.ini"', "win.ini"),
    ('attachment; filename="/etc/passwd"', "passwd"),
    ('attachment; filename="~/.ssh/"', None),
    ('attachment; filename=".."', None),
    ('attachment; filename="."', None),
    ('attachment; filename="../.."', None),
    ('attachment; filename=" .. "', None),
    ('attachment; filename=""', None),
    ("attachment; filename*=UTF-8''a%00%2F..%0A%2Fb.csv", "b.csv"),
    ("attachment; filename*=UTF-8''.%00.", None),
    ("attachment; filename*=UTF-8''a%E2%80%AEvsc.exe", "avsc.exe"),
    ("attachment; filename*=no-such''a", "a"),
    ("attachment; filename*0=u;filename*=", None),
    ("attachment", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("disposition", "expected"), NAMES)
def test_filename_is_a_plain_name(disposition: str | None, expected: str | None) -> None:
    file = File.of(b"a;b", "text/csv", disposition)
    assert File(content=b"a;b", media_type="text/csv", filename=expected) == file
    if file.filename:
        assert file.filename == Path(file.filename).name == PureWindowsPath(file.filename).name
