"""
The engine: from a request to a response, for every operation alike.

`Engine.answer` opens nothing, waits for nothing and knows no server: it reads the request by the contract, lets
a behaviour (or the contract's example) answer it, and writes the response in the format that was asked for. What
happens next is in what it leaves behind: how the response is delivered stands in `Response.delivery`, what is to be
posted waits in `service.outbox`, what happens later is on the agenda of `service.clock`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from threading import RLock
from typing import Any, Final

from .behaviours import BEHAVIOURS, OTHER_PATHS, Behaviour, Call
from .behaviours.registry import File
from .contract import Contract, Form, Operation, load_contract
from .contract.examples import fitted, response_from_example
from .exchange import JSON, XML, Request, Response, response
from .faults import FAULTS, Fault, Faults
from .parameters import check_parameters, read_parameters
from .refusals import Limits, Refusal, TooManyError, refuse_unreadable
from .settings import Settings
from .state import Account, Service
from .state.events import Events
from .wire.reading import UnreadableError, read_query
from .wire.shapes import OPEN
from .wire.values import is_integer
from .wire.xml_writing import DIALECTS, Dialect, write_refusal, write_xml

# 500 texts of ten SMS each, with every character spelled as `&#x2019;`, are 6 MB.
BODY_LIMIT: Final = 8 * 1024 * 1024

_NOTHING: Final[Mapping[str, str]] = {}

_write_json: Final = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


class BrokenContractError(AssertionError):
    """The mock's own response breaks the contract: a bug in the mock."""


class Engine:
    """
    The mock service without a server.

    Args:
        contract: What is served; without it, the contract that was installed.
        api_key: The key of the main account.
        xml: The dialect of XML responses.
        validate_responses: Hold every response against the contract before it leaves.
        now: Where the clock stands still; without it, it runs.
        seed: Of all that is drawn at random.
        body_limit: The most bytes that a body may have.
        settings: How the service behaves where the contract leaves it open.
    """

    def __init__(
        self,
        contract: Contract | None = None,
        *,
        api_key: str = "test-key",
        xml: Dialect = "positional",
        validate_responses: bool = False,
        now: datetime | None = None,
        seed: int = 0,
        body_limit: int = BODY_LIMIT,
        settings: Settings | None = None,
    ) -> None:
        if xml not in DIALECTS:
            raise ValueError(f"xml must be one of {', '.join(DIALECTS)}, not {xml!r}")
        self.contract = contract or load_contract()
        self.api_key = api_key
        self.body_limit = body_limit
        self.lock = RLock()
        """Held while state is read or changed: one call at a time."""
        self.settings = settings or Settings()
        self.events = Events()
        """Events, for whoever subscribes; they outlive a reset."""
        self.on_post: Callable[[], None] | None = None
        """Called when a callback waits to be posted, while the engine is locked."""
        self._xml = xml
        self._validate = validate_responses
        base = self.contract.base_path
        routes = self.contract.routes
        others = {base + other: routes.get(base + path) for other, path in OTHER_PATHS.items()}
        self._routes = {**routes, **{path: methods for path, methods in others.items() if methods}}
        self._now = now
        self._seed = seed
        self.reset()

    def reset(self) -> None:
        """Forget everything: accounts, messages, faults, time."""
        with self.lock:
            self.service = Service(
                self.api_key, now=self._now, seed=self._seed, settings=self.settings, events=self.events
            )
            self.service.outbox.on_post = self._wake
            self.faults = Faults(self._seed)
            self._limits = Limits()

    def _wake(self) -> None:
        if self.on_post is not None:
            self.on_post()

    def settle(self) -> None:
        """Run everything that is due by now."""
        with self.lock:
            self.service.clock.settle()

    def answer(self, request: Request) -> Response:
        """Return the response to a request. Whatever the request is, this does not fail."""
        methods, in_path = self._routes.get(request.path), _NOTHING
        if methods is None:
            methods, in_path = self.contract.find(request.path)
        if methods is None:
            return self._refused_unread(request, Refusal(404, "Cette opération n'existe pas", status=404))
        operation = methods.get(request.method)
        if operation is None:
            refused = self._refused_unread(request, Refusal(405, "Cette opération a une autre méthode", status=405))
            return refused.with_header(b"allow", ", ".join(methods).encode())
        name = request.header(b"x-mock-fault")
        if name and name not in FAULTS:
            message = f"X-Mock-Fault peut être : {', '.join(FAULTS)}"
            return self._refused_unread(request, Refusal(400, message, status=400))
        fault = FAULTS[name] if name else self._planned_fault(operation)
        if fault is None:
            return self._answer(request, operation, in_path)
        return fault.apply_to(self._answer(request, operation, in_path) if fault.accepted else None)

    def refuse_body(self, request: Request) -> Response:
        """Return the response to a body over the limit, which nobody needs to read."""
        return self._refused_unread(request, Refusal(413, "Le corps de la requête est trop grand", status=413))

    def refuse_web_page(self, request: Request) -> Response:
        """Return the response to a request of a page that is not the mock's."""
        refusal = Refusal(403, "Une page web ne peut pas utiliser ce service de test", status=403)
        return self._refused_unread(request, refusal)

    def _answer(self, request: Request, operation: Operation, in_path: Mapping[str, str]) -> Response:
        if len(request.body) > self.body_limit:
            return self.refuse_body(request)
        wanted: Any = None
        try:
            query = read_query(request.query, operation.lists_in_query)
            wanted = query.get("_format")
            parameters = read_parameters(request, operation, query, in_path)
            wanted = parameters.get("_format", wanted)
            value = self._perform(request, operation, parameters)
        except UnreadableError as error:
            return self._refused(refuse_unreadable(operation, request, error), operation, xml=wanted == "xml")
        except TooManyError as refusal:
            refused = self._refused(refusal, operation, xml=wanted == "xml")
            return refused.with_header(b"retry-after", b"%d" % refusal.retry_after)
        except Refusal as refusal:
            return self._refused(refusal, operation, xml=wanted == "xml")
        if isinstance(value, File):
            disposition = f'attachment; filename="{value.name}"'.encode()
            return response(200, value.media_type.encode(), value.content, (b"content-disposition", disposition))
        return self._accepted(value, operation, xml=wanted == "xml")

    def _perform(self, request: Request, operation: Operation, parameters: dict[str, Any]) -> dict[str, Any] | File:
        account = self._account(operation, parameters.get("apiKey"))
        if self.settings.rate_limits:
            with self.lock:
                self._limits.count(operation, account.key, self.service.clock.timestamp())
        parameters = check_parameters(parameters, operation, self.service.clock, strict=self.settings.strict)
        forced = request.header(b"x-mock-code")
        if is_integer(forced):
            raise Refusal(int(forced[:9]))
        known = {name: value for name, value in parameters.items() if name not in ("apiKey", "_format")}
        behaviour = BEHAVIOURS.get(operation.name)
        if behaviour is None:
            return _example_file(operation) or response_from_example(operation, known)
        return self._behave(behaviour, operation, known, account)

    def _behave(
        self, behaviour: Behaviour, operation: Operation, parameters: dict[str, Any], account: Account
    ) -> dict[str, Any] | File:
        """Run a behaviour: alone, and after everything that is due has happened."""
        with self.lock:
            self.service.clock.settle()
            try:
                answer = behaviour(Call(operation, parameters, account, self.service))
                return answer if isinstance(answer, File) else fitted(operation, answer)
            except Refusal as refusal:
                if self._validate and refusal.code not in operation.codes:
                    message = f"{operation.name} refuses with code {refusal.code}, which it does not list"
                    raise BrokenContractError(message) from None
                raise

    def _account(self, operation: Operation, key: Any) -> Account:
        if key is None or key == "":
            raise Refusal(operation.missing_key)
        account = self.service.accounts.get(key) if isinstance(key, str) else None
        if account is None:
            raise Refusal(operation.wrong_key)
        return account

    def _planned_fault(self, operation: Operation) -> Fault | None:
        if not self.faults:
            return None
        with self.lock:
            return self.faults.choose(operation.name)

    def _accepted(self, value: dict[str, Any], operation: Operation, *, xml: bool) -> Response:
        form = operation.response
        if self._validate and form is not None:
            _check(value, form, operation)
        if xml:
            shape = (form or operation.refusal).branch_for(value).shape
            return response(200, XML, write_xml(value, shape, self._xml, operation.response_root))
        return response(200, JSON, _write_json(value).encode())

    def _refused(self, refusal: Refusal, operation: Operation, *, xml: bool) -> Response:
        body, status = (
            refusal.body(operation, self.settings.refusal_errors),
            refusal.http_status(operation, self.settings.refusal_status),
        )
        if self._validate:
            _check(body, operation.refusal, operation)
        if xml:
            shape = operation.refusal.shape
            return response(status, XML, write_refusal(body, shape, self._xml, operation.response_root))
        return response(status, JSON, _write_json(body).encode())

    def _refused_unread(self, request: Request, refusal: Refusal) -> Response:
        """Refuse a request that reaches no operation, in the format that its query asks for."""
        try:
            xml = read_query(request.query).get("_format") == "xml"
        except UnreadableError:
            xml = False
        body, status = refusal.body(None), refusal.http_status(None)
        if xml:
            return response(status, XML, write_refusal(body, OPEN, self._xml))
        return response(status, JSON, _write_json(body).encode())


def _check(value: Mapping[str, Any], form: Form, operation: Operation) -> None:
    for error in form.strict_validator.iter_errors(value):
        where = ".".join(str(part) for part in error.instance_path) or "the response"
        raise BrokenContractError(f"{operation.name}: {where}: {error.message}")


def _example_file(operation: Operation) -> File | None:
    if operation.file is None:
        return None
    media_type, content = operation.file
    return File(content, media_type, operation.path.rpartition("/")[2])
