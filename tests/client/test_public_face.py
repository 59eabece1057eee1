"""The shape of the package: what users and their tools rely on."""

from __future__ import annotations

import ast
import asyncio
import copy
import importlib
import inspect
import pickle
import pkgutil
import subprocess
import sys
import traceback
from collections.abc import Awaitable, Generator
from typing import Any, get_type_hints
from unittest.mock import create_autospec

import attrs
import pytest

import smspartner
import smspartner_core.settings
from smspartner import AsyncSMSPartner, SMSPartner, models
from smspartner_core.call import drive
from tests.calls import OPERATIONS, method_of
from tests.loopback import Loopback, Seen, response

TAGS = sorted({operation.partition(".")[0] for operation in OPERATIONS})


def _operations(resource: object) -> dict[str, Any]:
    return {
        name: member
        for name, member in vars(type(resource)).items()
        if not name.startswith("_") and inspect.isfunction(member)
    }


@pytest.mark.parametrize("tag", TAGS)
def test_the_async_client_is_the_twin_of_the_sync_one(tag: str) -> None:
    """Same methods, same arguments, same words; only what they give is awaited."""
    sync = _operations(getattr(SMSPartner(api_key="k"), tag))
    other = _operations(getattr(AsyncSMSPartner(api_key="k"), tag))
    assert list(sync) == list(other)
    for name, method in sync.items():
        assert inspect.signature(method).parameters == inspect.signature(other[name]).parameters
        assert method.__doc__ == other[name].__doc__
        assert all(
            parameter.kind is parameter.KEYWORD_ONLY
            for parameter in list(inspect.signature(method).parameters.values())[1:]
        )


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_says_what_it_takes_and_raises(operation: str) -> None:
    method = method_of(SMSPartner(api_key="k"), operation)
    arguments = [name for name in inspect.signature(method).parameters if name != "self"]
    assert method.__doc__
    for name in arguments:
        assert f"\n            {name}: " in method.__doc__
    assert not {"api_key", "apiKey", "_format", "format"} & set(arguments)


def test_exported_names_are_there_and_typed() -> None:
    for name in smspartner.__all__:
        assert getattr(smspartner, name) is not None
    assert set(smspartner.__all__) <= set(dir(smspartner))
    for name in (*models.__all__, "Event", "File", "Preview", "Phone", "Resolution", "UnknownCallback"):
        assert get_type_hints(getattr(models, name, None) or getattr(smspartner, name)) is not None
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = smspartner.Nothing
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = models.Nothing


MODELS = [name for name in models.__all__ if attrs.has(getattr(models, name))]


@pytest.mark.parametrize("name", [name for name in MODELS if name != "UnknownCallback"])  # which is its extra
def test_models_are_frozen_hashable_and_copy(name: str) -> None:
    model = getattr(models, name)
    needed = {field.name: "x" for field in attrs.fields(model) if field.default is attrs.NOTHING}
    made, other = model(**needed), model(**needed, extra={"new": 1})
    assert (made, hash(made), {"new": 1}) == (other, hash(other), dict(other.extra))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.extra = {}
    with pytest.raises(TypeError):
        other.extra["new"] = 2
    assert (made, other.extra["new"]) == (copy.deepcopy(other), pickle.loads(pickle.dumps(other)).extra["new"])


CLASSES = [
    (module, name)
    for module in (smspartner, models)
    for name in module.__all__
    if isinstance(getattr(module, name), type) and not name.endswith("Dict")
]
FUNCTIONS = [name for name in smspartner.__all__ if inspect.isfunction(getattr(smspartner, name))]


def test_public_names_say_the_package_as_their_module() -> None:
    assert 30 < len(CLASSES)
    for module, name in CLASSES:
        expected = "smspartner" if name in smspartner.__all__ else module.__name__
        assert (name, expected) == (name, getattr(module, name).__module__)
    assert {"new_tag", "preview", "read_callback"} <= set(FUNCTIONS)
    assert {"smspartner"} == {getattr(smspartner, name).__module__ for name in FUNCTIONS}


def test_module_of_the_package_is_said_only_where_the_name_is_exported_there() -> None:
    """Else the class could not be pickled."""
    modules = [
        importlib.import_module(found.name)
        for package in (smspartner, smspartner_core)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    for member in {member for module in modules for member in vars(module).values() if isinstance(member, type)}:
        if member.__module__ in ("smspartner", "smspartner.models"):
            assert member is getattr(sys.modules[member.__module__], member.__name__)


def test_every_class_pickles_into_a_fresh_process() -> None:
    pickled = pickle.dumps([getattr(module, name) for module, name in CLASSES])
    load = "import pickle, sys; print(*(found.__name__ for found in pickle.load(sys.stdin.buffer)))"
    done = subprocess.run([sys.executable, "-c", _paths() + load], input=pickled, capture_output=True, check=True)
    assert [name for _, name in CLASSES] == done.stdout.decode().split()


def test_values_and_errors_pickle_into_a_fresh_process() -> None:
    values = [
        smspartner.OutcomeUnknownError("cut off", tag="spring", operation="messages.send"),
        smspartner.FieldError("children[sender].data", "Trop long"),
        smspartner.Outcome.NOT_SENT,
        smspartner.Resolution(smspartner.Outcome.SENT, ("+33600000000",), ()),
        models.Gamme.LOW_COST,
        models.SendResponse(success=True, message_id=1, extra={"new": 1}),
    ]
    load = "import pickle, sys; print(repr(pickle.load(sys.stdin.buffer)))"
    done = subprocess.run(
        [sys.executable, "-c", _paths() + load], input=pickle.dumps(values), capture_output=True, check=True
    )
    assert repr(values) == done.stdout.decode().strip()


@pytest.mark.parametrize("tag", TAGS)
def test_classes_of_operations_can_be_imported_and_specced(tag: str) -> None:
    for client in (SMSPartner, AsyncSMSPartner):
        resource = getattr(client, tag)
        assert resource is type(getattr(client(api_key="k"), tag))
        assert resource is getattr(smspartner, resource.__name__)
        name = next(iter(_operations(getattr(client(api_key="k"), tag))))
        for spec in (client(api_key="k"), client):
            specced = getattr(create_autospec(spec, instance=isinstance(spec, type)), tag)
            assert callable(getattr(specced, name))
            with pytest.raises(AttributeError):
                _ = specced.no_such_operation


def test_specced_client_knows_the_arguments() -> None:
    client = create_autospec(SMSPartner, instance=True)
    client.messages.send(phone_numbers="+33600000000", message="Hello")
    with pytest.raises(TypeError, match="phone_numbers"):
        client.messages.send(to="+33600000000", sms="Hello")


def test_importing_and_making_a_client_loads_nothing_heavy() -> None:
    light = "from smspartner import SMSPartner, AsyncSMSPartner; SMSPartner(api_key='k'); AsyncSMSPartner(api_key='k')"
    shown = "import sys; print(*sorted({'attrs', 'attr', 'httpx', 'typing', 'asyncio', 're'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-S", "-c", _paths() + light + "\n" + shown], capture_output=True, text=True)
    assert (done.stderr, done.stdout) == ("", "\n")


def _paths() -> str:
    return f"import sys; sys.path[:0] = {[path for path in sys.path if path.endswith(('src', 'generated'))]!r}\n"


def page(numbers: list[int], **data: Any) -> bytes:
    members = [{"contactId": f"c{number}", "phone": "1"} for number in numbers]
    return response({"success": True, "code": 200, "datas": members, **data})


def by_page(pages: dict[int, bytes]) -> Any:
    def answer(request: Seen) -> bytes:
        return pages[int(request.target.rpartition("page=")[2])]

    return answer


FULL = list(range(20))
PAGED: list[tuple[str, dict[int, bytes], list[int], int]] = [
    ("short page", {1: page(FULL), 2: page([20, 21])}, [*FULL, 20, 21], 2),
    ("empty page", {1: page(FULL), 2: page([])}, FULL, 2),
    ("repeated page", {1: page(FULL), 2: page(FULL), 3: page(FULL)}, FULL, 2),
    ("total", {1: page(FULL, total="20")}, FULL, 1),
    ("total that is wrong", {1: page(FULL, total="21"), 2: page([])}, FULL, 2),
    ("nothing", {1: page([], total="0")}, [], 1),
]


@pytest.mark.parametrize(("name", "pages", "members", "calls"), PAGED)
def test_iteration_goes_over_all_pages_and_ends(
    name: str, pages: dict[int, bytes], members: list[int], calls: int
) -> None:
    expected = [f"c{number}" for number in members]

    async def gather(service: Loopback) -> list[str]:
        async with AsyncSMSPartner(api_key="k", base_url=service.base_url) as client:
            return [contact.contact_id async for contact in client.contacts.list(group_id="g1")]

    with Loopback(by_page(pages)) as service, SMSPartner(api_key="k", base_url=service.base_url) as client:
        assert [contact.contact_id for contact in client.contacts.list(group_id="g1")] == expected
        assert len(service.seen) == calls
        assert asyncio.run(gather(service)) == expected
        assert len(service.seen) == 2 * calls


def test_pages_are_there_with_their_totals_and_fetched_when_wanted() -> None:
    pages = {2: page(FULL, total="61"), 3: page([*range(20, 40)], total="61"), 4: page([60], total="61")}
    with Loopback(by_page(pages)) as service, SMSPartner(api_key="k", base_url=service.base_url) as client:
        contacts = client.contacts.list(group_id="g1", page=2)
        assert service.seen == []
        first = next(contacts.pages())
        assert (first.total, len(first.datas), len(service.seen)) == (61, 20, 1)
        assert len(list(contacts)) == 41


def test_a_raw_page_is_one_page() -> None:
    with Loopback(page([1])) as service, SMSPartner(api_key="k", base_url=service.base_url) as client:
        raw = client.contacts.with_raw_response.list(group_id="g1")
        assert (raw.status_code, raw.parse().datas[0].contact_id, raw.content[:1]) == (200, "c1", b"{")
        assert raw.headers["content-type"] == "application/json"


def test_a_raw_page_of_the_async_client_is_awaited() -> None:
    async def ask(service: Loopback) -> Any:
        async with AsyncSMSPartner(api_key="k", base_url=service.base_url) as client:
            return await client.contacts.with_raw_response.list(group_id="g1")

    with Loopback(page([1])) as service:
        assert asyncio.run(ask(service)).parse().datas[0].contact_id == "c1"


def test_a_raw_refusal_is_raised_when_it_is_parsed() -> None:
    async def ask(service: Loopback) -> Any:
        async with AsyncSMSPartner(api_key="k", base_url=service.base_url) as client:
            return await client.messages.with_raw_response.cancel(message_id=1)

    with Loopback(response({"success": False, "code": 4})) as service:
        raw = asyncio.run(ask(service))
    assert repr(raw) == "<RawResponse to messages.cancel: HTTP 200, 29 bytes>"
    with pytest.raises(smspartner.NotFoundError, match="There is no such message"):
        raw.parse()


def test_options_make_another_client_over_the_same_connections() -> None:
    with Loopback(response({"success": True, "code": 200})) as service:
        with SMSPartner(api_key="k", base_url=service.base_url) as client:
            other = client.with_options(timeout=3, format="xml")
            other.groups.delete(group_id="g")
            client.groups.delete(group_id="g")
        assert [seen.headers["content-type"] for seen in service.seen] == ["application/xml", "application/json"]
        with pytest.raises(smspartner.ConfigurationError, match="closed"):
            other.groups.delete(group_id="g")
        client.close()
    with pytest.raises(smspartner.ConfigurationError, match=r"tiemout: unknown option; did you mean timeout\?"):
        client.with_options(tiemout=3)  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", [SMSPartner, AsyncSMSPartner])
def test_key_that_is_given_without_its_name_gets_a_sentence(kind: type[Any]) -> None:
    for error in (TypeError, smspartner.ConfigurationError):
        with pytest.raises(error) as caught:
            kind("s3cret-key")
        assert f"give options by their names: {kind.__name__}(api_key=…)" == str(caught.value)
        frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
        assert "s3cret-key" not in str([frame.locals for frame in frames if frame.name == "__init__"])


@pytest.mark.parametrize("name", ["SMS_PARTNER_API_KEY", "SMSPARTNER_APIKEY", "SMS_PARTNER_APIKEY"])
def test_missing_key_says_which_variable_is_nearly_right(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("SMSPARTNER_API_KEY", raising=False)
    monkeypatch.setenv(name, "s3cret-key")
    with pytest.raises(smspartner.ConfigurationError) as caught:
        SMSPartner()
    assert (
        "api_key: no API key; pass api_key=… or set the environment variable SMSPARTNER_API_KEY"
        f"; did you mean {name}, which is set?"
    ) == str(caught.value)


def test_options_that_are_typed_are_the_options_that_there_are() -> None:
    """`Options` is read by type checkers only: nothing else would notice that one is missing there."""
    tree = ast.parse(inspect.getsource(smspartner_core.settings))
    (options,) = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == "Options")
    typed = {
        node.target.id for node in options.body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    taken = {
        name
        for name, parameter in inspect.signature(SMSPartner).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    }
    assert taken == typed | {"http_client", "transport", "max_connections"}


@pytest.mark.parametrize("client", [SMSPartner(api_key="k"), AsyncSMSPartner(api_key="k")])
def test_a_client_is_not_copied_and_not_pickled(client: Any) -> None:
    for duplicate in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="cannot be copied or pickled"):
            duplicate(client)


def test_the_sync_client_never_suspends() -> None:
    """What would wait for an event loop is a mistake of ours, and says so instead of hanging."""

    class Suspends:
        def __await__(self) -> Generator[None, None, None]:
            yield

    async def suspends(it: Awaitable[None]) -> None:
        await it

    coroutine = suspends(Suspends())
    with pytest.raises(RuntimeError, match="must not suspend"):
        drive(coroutine)
    coroutine.close()
