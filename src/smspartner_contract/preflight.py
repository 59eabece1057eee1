"""Make a first call before anything is judged: a wrong set-up must not look like a correct service."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import Any, Final

from .building import build_request
from .contract import Contract
from .service import NoResponseError, Response, Service

FIRST_CALL: Final = "account.me"
_WRONG_KEY, _BLOCKED, _NOT_ALLOWED = (1, 10), (20, 30, 40), (96,)


class SetupError(Exception):
    """The run cannot begin; the message is one sentence with the reason."""


def check_setup(contract: Contract, service: Service) -> None:
    """
    Read the account once.

    Raises:
        SetupError: The address, the key or the account cannot be used.
    """
    operation = contract.operations[FIRST_CALL]
    try:
        response = service.send(build_request(operation, {}, "json"))
    except NoResponseError as error:
        raise SetupError(service.scrubber.text(f"{service.base_url} {error}.")) from None
    if response.status == 200 and _is_object(response) and _code(response) in (None, 200):
        return
    sentence = _sentence(service.base_url, operation.path, response)
    raise SetupError(service.scrubber.text(sentence))


def check_names(contract: Contract, names: tuple[str, ...]) -> None:
    """
    Look up names of operations.

    Raises:
        SetupError: One is unknown; the message names the near ones.
    """
    for name in names:
        if name not in contract.operations:
            near = get_close_matches(name, contract.operations, 3, 0.4)
            raise SetupError(
                f"There is no operation {name!r}; did you mean {', '.join(near)}?"
                if near
                else f"There is no operation {name!r}; the contract has {', '.join(contract.operations)}."
            )


def _sentence(base_url: str, path: str, response: Response) -> str:
    code = _code(response)
    where = f"{base_url}{path}"
    if code in _WRONG_KEY:
        return f"The key is refused: {where} answers with code {code}."
    if code in _NOT_ALLOWED:
        return f"This machine's IP address is not allowed for the key: {where} answers with code {code}."
    if code in _BLOCKED:
        return f"The account is blocked or disabled: {where} answers with code {code}."
    if response.status in (404, 405) and not base_url.endswith("/v1"):
        return f"There is no API at {base_url}: {where} answers with HTTP {response.status}; is /v1 missing?"
    if response.status == 404:
        return f"There is no API at {base_url}: {where} answers with HTTP 404."
    if 300 <= response.status < 400:
        return f"{where} is a redirect (HTTP {response.status}), and redirects are never followed with a key."
    if response.status == 200 and code is None:
        return f"There is no API at {base_url}: {where} answers with HTTP 200, but without a JSON object."
    status = f"code {code} and HTTP {response.status}" if code is not None else f"HTTP {response.status}"
    return f"The account cannot be read: {where} answers with {status}."


def _is_object(response: Response) -> bool:
    try:
        return isinstance(json.loads(response.content), dict)
    except ValueError:
        return False


def _code(response: Response) -> Any:
    """Return the code of a refusal; `None` if there is none."""
    try:
        value = json.loads(response.content)
    except ValueError:
        return None
    return value.get("code") if isinstance(value, dict) and value.get("success") is not True else None
