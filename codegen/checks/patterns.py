r"""
Check that the client (Python's `re`) and the mock (ECMA-262, as JSON Schema has it) read a pattern alike.

`\d` and `\w` are ASCII in both, since the core compiles patterns so. What differs is refused: `\s`, `\b`, `(?i)`, …
"""

from __future__ import annotations

import re

import jsonschema_rs

_TOKEN = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|\(\?.?|\[\^?|.", re.DOTALL)
_SAME = re.compile(r"\\([dDwWtnrfv]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[^A-Za-z0-9])", re.DOTALL)
_INSTEAD = {r"\s": r"; write the characters, such as [ \t\r\n]", r"\S": r"; write the characters, such as [^ \t\r\n]"}


def fault(pattern: str) -> str | None:
    """Return what is wrong with a pattern, or None."""
    in_class = False
    for token in _TOKEN.finditer(pattern):
        text = token.group()
        if text.startswith("\\") and not _SAME.fullmatch(text):
            return f"has {text}, which Python and JSON Schema read differently{_INSTEAD.get(text, '')}"
        if in_class and text.startswith("["):
            return r"has a [ inside of [ ]; write \["
        if not in_class and text.startswith("(?") and text not in ("(?:", "(?=", "(?!"):
            return f"has {text}, which Python and JSON Schema read differently"
        if not in_class and text == "$" and token.end() < len(pattern):
            return "has a $ before its end"
        in_class = text != "]" if in_class else text.startswith("[")
    try:
        re.compile(pattern)
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except re.error as error:
        return f"cannot be read ({error.msg})"
    except jsonschema_rs.ValidationError:
        return "cannot be read as JSON Schema has it"
    return None
