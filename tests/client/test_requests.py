"""What goes out: over real sockets, byte by byte where it matters."""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib
import logging
import pkgutil
import re
import traceback
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import httpx
import httpx2
import pytest

import smspartner.api
from smspartner import (
    APIError,
    ArgumentError,
    AsyncSMSPartner,
    AuthenticationError,
    ConfigurationError,
    OutcomeUnknownError,
    SMSPartner,
    models,
)
from smspartner_core.operation import Operation
from smspartner_core.wire.shapes import fields_of
from tests.calls import method_of
from tests.loopback import Loopback, Seen, response

KEY = "k&y<1>"
SENT = response({"success": True, "code": 200, "message_id": 307})
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def service() -> Iterator[Loopback]:
    with Loopback(SENT) as loopback:
        yield loopback


def partner(service: Loopback, **options: Any) -> SMSPartner:
    return SMSPartner(api_key=KEY, base_url=service.base_url, max_retries=0, **options)


def sent(service: Loopback) -> Seen:
    return service.seen[-1]


def test_json_is_written_as_the_provider_prints_it(service: Loopback) -> None:
    with partner(service) as client:
        client.messages.send(
            phone_numbers=("+33600000000", "+33600000001"),
            message='Élise dit "oui" :br: 😀',
            gamme=models.Gamme.LOW_COST,
            is_stop_sms=False,
            scheduled_at=dt.datetime(2027, 1, 4, 8, 30, tzinfo=dt.UTC),
        )
    assert (
        sent(service).method,
        sent(service).target,
        sent(service).headers["content-type"],
    ) == ("POST", "/v1/send", "application/json")
    assert sent(service).json == {
        "apiKey": KEY,
        "phoneNumbers": "+33600000000,+33600000001",
        "message": 'Élise dit "oui" :br: 😀',
        "gamme": 2,
        "isStopSms": 0,
        "scheduledDeliveryDate": "04/01/2027",
        "time": 9,
        "minute": 30,
    }


def test_xml_is_written_as_the_seed_prints_it(service: Loopback) -> None:
    with partner(service, format="xml") as client:
        client.messages.send(phone_numbers="+33600000000", message="a < b & c\r\n]]> 😀")
    body = sent(service).body.decode()
    assert body == (
        "<request><apiKey>k&amp;y&lt;1&gt;</apiKey><phoneNumbers>+33600000000</phoneNumbers>"
        "<message>a &lt; b &amp; c:br:]]&gt; 😀</message><_format>xml</_format></request>"
    )
    assert ElementTree.fromstring(body).findtext("message") == "a < b & c:br:]]> 😀"
    assert sent(service).headers["content-type"] == "application/xml"


def test_lists_and_maps_in_xml(service: Loopback) -> None:
    service.answers = [response({"success": True, "datas": []})]
    with partner(service, request_format="xml") as client:
        client.rentals.target(
            op="price",
            parameters={"sexe": "f", "min_age": 25, "max_age": 45, "zipcode": ["06200", "06000"]},
            volumes={"06200": 12},
        )
        service.answers = [response({"success": True, "message_id": 1, "SMSResponse_List": []})]
        client.messages.bulk_send(
            sms_list=[{"phone_number": "1", "message": "a"}, {"phone_number": "2", "message": "b"}]
        )
        service.answers = [SENT]
        client.messages.send_rcs(phone_numbers=["1"], rich_content={"conversation": {"4 us": [True, None, 1.5]}})
    bodies = [seen.body.decode().partition("</apiKey>")[2] for seen in service.seen]
    assert bodies == [
        "<op>price</op><parameters><sexe>f</sexe><minAge>25</minAge><maxAge>45</maxAge><zipcode>06200,06000</zipcode>"
        '</parameters><volumes><entry key="06200">12</entry></volumes></request>',
        '<SMSList><item key="0"><phoneNumber>1</phoneNumber><message>a</message></item>'
        '<item key="1"><phoneNumber>2</phoneNumber><message>b</message></item></SMSList></request>',
        '<phoneNumbers><item key="0">1</item></phoneNumbers><isUnicode>1</isUnicode><richContent><conversation>'
        '<entry key="4 us"><item key="0">true</item><item key="1"></item><item key="2">1.5</item></entry>'
        "</conversation></richContent></request>",
    ]


def test_a_get_carries_everything_in_its_address(service: Loopback) -> None:
    with partner(service, format="xml") as client:
        client.statuses.with_raw_response.by_tag(tag="été&1", page=2)
    target = urlsplit(sent(service).target)
    assert (sent(service).method, target.path, sent(service).body) == ("GET", "/v1/bulk-status-by-tag", b"")
    assert parse_qs(target.query) == {"apiKey": [KEY], "tag": ["été&1"], "page": ["2"], "_format": ["xml"]}


def test_a_delete_carries_its_parameters_in_the_body(service: Loopback) -> None:
    with partner(service) as client:
        client.subaccounts.remove(token="t1")
    assert (sent(service).method, sent(service).json) == ("DELETE", {"apiKey": KEY, "token": "t1"})


def test_a_nested_argument_is_a_model_or_its_dict(service: Loopback) -> None:
    service.answers = [response({"success": True, "contact": {"contactId": "c1"}})]
    contact = models.Contact(phone_number="+336", date=dt.date(1990, 2, 28), extra={"vip": True})
    with partner(service) as client:
        client.contacts.add(group_id="g", contact=contact)
        client.contacts.add(group_id="g", contact={"phone_number": "+336", "date": dt.date(1990, 2, 28)})
    wire = {"phoneNumber": "+336", "date": "1990-02-28"}
    assert [wire | {"vip": True}, wire] == [seen.json["contact"] for seen in service.seen]


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    (
        "messages.send",
        {"phone_numbers": ["+336"] * 501, "message": "a"},
        "phone_numbers: must have at most 500 members",
    ),
    ("messages.send", {"phone_numbers": "1", "message": "a", "sender": "A" * 12}, "sender: must have at most 11 char"),
    (
        "messages.send",
        {"phone_numbers": "1", "message": "a", "tag": "A b"},
        "tag: must be lower case, without white space, not 'A b'",
    ),
    ("messages.send", {"phone_numbers": "1", "message": "a", "gamme": 3}, "gamme: must be one of 1, 2, not 3"),
    ("messages.send", {"phone_numbers": "1", "message": "a", "scheduled_at": dt.datetime(2027, 1, 4)}, "time zone"),
    (
        "messages.send",
        {"phone_numbers": "1", "message": "a", "scheduled_at": dt.datetime(2027, 1, 4, 9, 31, tzinfo=PARIS)},
        "scheduled_at: must be on a full minute that is a multiple of 5",
    ),
    ("messages.send", {"phone_numbers": "1", "message": None}, "message: is required"),
    ("messages.bulk_send", {"sms_list": []}, "sms_list: must have at least 1 member"),
    ("messages.bulk_send", {"sms_list": [{"phone_number": "1"}]}, "sms_list[0].message: is required"),
    (
        "messages.bulk_send",
        {"sms_list": [{"phone_number": "1", "message": "a", "mesage": ""}]},
        "sms_list[0].mesage: unknown field of BulkMessage (phone_number, message)",
    ),
    ("messages.bulk_send", {"sms_list": ["a"]}, "sms_list[0]: must be a BulkMessage or a mapping"),
    (
        "contacts.add",
        {"group_id": "g", "contact": {"phone_number": "1", "firstname": "A" * 33}},
        "contact.firstname: must have at most 32 characters (it has 33)",
    ),
    ("messages.cancel", {"message_id": "307"}, "message_id: must be an integer, not '307'"),
    (
        "numbers.verify",
        {"phone_numbers": "1", "notify_url": "ftp://x"},
        "notify_url: must be an http:// or https:// address, its special characters escaped, not ***",
    ),
    (
        "messages.send",
        {"phone_numbers": "+33600000000", "message": "a", "gamme": 2, "is_stop_sms": True},
        "is_stop_sms: is not available for low cost (gamme=2); end the text with NoPub=STOP instead",
    ),
    (
        "messages.send",
        {"phone_numbers": "+33600000000", "message": "a", "gamme": models.Gamme.LOW_COST, "is_stop_sms": True},
        "is_stop_sms: is not available for low cost",
    ),
    (
        "messages.bulk_send",
        {"sms_list": [{"phone_number": "1", "message": "a"}], "gamme": 2, "is_stop_sms": True},
        "is_stop_sms: is not available for low cost",
    ),
]

A_NUMBER = "must be a number such as 0600000000 or +33600000000, not"
BAD_NUMBERS = {
    "": "''",
    "Anne": "'Anne'",
    "0600000O00": "'0600000O00'",
    "\u202a+33600000000\u202c": r"'\u202a+33600000000\u202c'",
    "\u200e0600000000": r"'\u200e0600000000'",
    "٠٦٠٠٠٠٠٠٠٠": "'٠٦٠٠٠٠٠٠٠٠'",
    "+": "'+'",
    "tel:0600000000": "'tel:0600000000'",
}
GOOD_NUMBERS = ["0600000000", "+33600000000", "33600000000", "06 00 00 00 00", "06.00.00.00.00", "+33 (0)6-00-00-00-00"]
TO_ONE: dict[str, Callable[[str], dict[str, Any]]] = {
    "messages.send_from_long_number": lambda number: {"to": number, "from_": "33644444444", "message": "a"},
    "statuses.get": lambda number: {"message_id": 1, "phone_number": number},
    "stops.add": lambda number: {"phone_number": number},
    "messages.bulk_send": lambda number: {"sms_list": [{"phone_number": number, "message": "a"}]},
    "contacts.add": lambda number: {"group_id": "g", "contact": {"phone_number": number}},
    "numbers.forward_calls": lambda number: {"number": number, "type": 0, "param": ""},
}
TO_MANY: dict[str, dict[str, Any]] = {
    "messages.send": {"message": "a"},
    "messages.send_survey": {"sondage_ident": "S1"},
    "messages.send_rcs": {"rich_content": {"conversation": {}}},
    "numbers.verify": {},
    "numbers.lookup": {},
}


@pytest.mark.parametrize("number", BAD_NUMBERS)
def test_number_that_can_only_be_refused_never_leaves(service: Loopback, number: str) -> None:
    shown = BAD_NUMBERS[number]
    with partner(service) as client:
        for operation, arguments_of in TO_ONE.items():
            with pytest.raises(ArgumentError, match=re.escape(f": {A_NUMBER} {shown}")) as caught:
                method_of(client, operation)(**arguments_of(number))
            assert operation == caught.value.operation
        for operation, more in TO_MANY.items():
            if operation.startswith("messages.") and number:  # what is only checked may be wrong
                with pytest.raises(ArgumentError, match=re.escape(f"[1]: {A_NUMBER} {shown}")):
                    method_of(client, operation)(phone_numbers=["+33600000000", number], **more)
    assert [] == service.seen


@pytest.mark.parametrize("number", GOOD_NUMBERS)
def test_number_in_any_usual_spelling_leaves(service: Loopback, number: str) -> None:
    service.answers = [response({"success": False, "code": 1})]
    with partner(service) as client:
        for operation, more in TO_MANY.items():
            with pytest.raises(APIError):
                method_of(client, operation)(phone_numbers=["+33600000000", number], **more)
        for operation, arguments_of in TO_ONE.items():
            with pytest.raises(APIError):
                method_of(client, operation)(**arguments_of(number))
    assert len(TO_MANY) + len(TO_ONE) == len(service.seen)


@pytest.mark.parametrize("operation", TO_MANY)
@pytest.mark.parametrize("empty", [[], (), "", iter(())], ids=["list", "tuple", "string", "iterator"])
def test_list_of_nobody_never_leaves(service: Loopback, operation: str, empty: Any) -> None:
    with partner(service) as client, pytest.raises(ArgumentError, match=r"^phone_numbers: must "):
        method_of(client, operation)(phone_numbers=empty, **TO_MANY[operation])
    assert [] == service.seen


def test_every_pattern_of_an_argument_has_its_sentence() -> None:
    """Nobody should have to read a regular expression."""
    operations = [
        member
        for module in pkgutil.walk_packages(smspartner.api.__path__, "smspartner.api.")
        for member in vars(importlib.import_module(module.name)).values()
        if isinstance(member, Operation)
    ]
    fields = [field for operation in operations for field in (operation.body or operation.query).values()]
    arguments = [getattr(models, name.removesuffix("Dict")) for name in models.__all__ if name.endswith("Dict")]
    fields += [field for model in arguments for field in fields_of(model).by_wire.values()]
    patterns = [field for field in fields if field.pattern is not None]
    assert 20 < len(patterns)
    assert [] == [field.wire for field in patterns if field.must is None]


@pytest.mark.parametrize(("operation", "arguments", "message"), REFUSED)
def test_a_wrong_argument_is_refused_before_anything_is_sent(
    service: Loopback, operation: str, arguments: dict[str, Any], message: str
) -> None:
    tag, _, name = operation.partition(".")
    with partner(service) as client, pytest.raises(ArgumentError) as refused:
        getattr(getattr(client, tag), name)(**arguments)
    assert message in str(refused.value)
    assert (operation, False, []) == (refused.value.operation, refused.value.maybe_sent, service.seen)


@pytest.mark.parametrize(
    ("format", "text", "message"),
    [
        ("xml", "a\x00", "message: holds the control character U+0000 at position 1"),
        ("xml", "a\ud800", "message: holds the character U+D800 at position 1"),
        ("xml", "\ufffe", "U+FFFE"),
        ("json", "a\ud800", "message: holds half a surrogate pair (U+D800)"),
    ],
)
def test_a_character_that_the_format_cannot_carry_is_refused(
    service: Loopback, format: Any, text: str, message: str
) -> None:
    with partner(service, format=format) as client, pytest.raises(ArgumentError, match="message") as refused:
        client.messages.send(phone_numbers="1", message=text)
    assert message in str(refused.value)
    assert service.seen == []


CONFIGURATIONS: list[tuple[dict[str, Any], str]] = [
    ({"api_key": None}, "SMSPARTNER_API_KEY"),
    ({"api_key": " \n"}, "api_key: is empty"),
    ({"api_key": "a\nb"}, "control or non-ASCII characters"),
    ({"api_key": b"k"}, "api_key: must be a string"),
    ({"base_url": "http://api.smspartner.fr/v1"}, "would carry the key unencrypted"),
    ({"base_url": "ftp://api.smspartner.fr"}, "base_url: must be an address"),
    ({"base_url": "api.smspartner.fr"}, "base_url: must be an address"),
    ({"base_url": "https://me@api.smspartner.fr"}, "base_url: must be an address"),
    ({"format": "yaml"}, "request_format: must be 'json' or 'xml', not 'yaml'"),
    ({"timeout": 0}, "timeout: must be a number of seconds over 0"),
    ({"deadline": -1}, "deadline: must be a number of seconds over 0"),
    ({"max_retries": 1.5}, "max_retries: must be an integer of 0 or more"),
    ({"max_response_bytes": 0}, "max_response_bytes: must be an integer of 1 or more"),
    ({"on_event": "print"}, "on_event: must be a plain function"),
    ({"on_event": asyncio.sleep}, "on_event: must be a plain function"),
]


@pytest.mark.parametrize(("options", "message"), CONFIGURATIONS)
def test_a_wrong_option_is_named(monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], message: str) -> None:
    monkeypatch.delenv("SMSPARTNER_API_KEY", raising=False)
    monkeypatch.delenv("SMSPARTNER_BASE_URL", raising=False)
    with pytest.raises(ConfigurationError) as refused:
        SMSPartner(**{"api_key": "k", **options})
    assert message in str(refused.value)
    with pytest.raises(ConfigurationError):
        AsyncSMSPartner(**{"api_key": "k", **options})


def test_insecure_http_can_be_allowed_by_name() -> None:
    assert "http://sms.example" in repr(
        SMSPartner(api_key="k", base_url="http://sms.example", allow_insecure_http=True)
    )


def test_key_and_address_come_from_the_environment(service: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMSPARTNER_API_KEY", "from-a-file\n")
    monkeypatch.setenv("SMSPARTNER_BASE_URL", service.base_url + "/")
    with SMSPartner() as client:
        client.messages.send(phone_numbers="1", message="a")
    assert (sent(service).target, sent(service).json["apiKey"]) == ("/v1/send", "from-a-file")


@pytest.mark.parametrize("wrong", [object(), httpx.AsyncClient(), "client"])
def test_a_client_of_another_kind_is_refused(service: Loopback, wrong: Any) -> None:
    with pytest.raises(ConfigurationError, match="must be an httpx"):
        SMSPartner(api_key="k", base_url=service.base_url, http_client=wrong)


@pytest.mark.parametrize("library", [httpx, httpx2])
@pytest.mark.parametrize("format", ["json", "xml"])
def test_your_own_client_sees_a_mask_and_the_service_the_key(
    service: Loopback, caplog: pytest.LogCaptureFixture, library: Any, format: Any
) -> None:
    shown: list[str] = []

    def look(message: Any) -> None:
        request = getattr(message, "request", message) if isinstance(message, library.Response) else message
        shown.extend([repr(message), str(request.url), request.read().decode(), repr(request)])

    hooks = {"request": [look], "response": [look]}
    caplog.set_level(logging.DEBUG)
    with (
        library.Client(event_hooks=hooks) as http_client,
        partner(service, http_client=http_client, format=format) as client,
    ):
        client.messages.send(phone_numbers="+33600000000", message="Hello world")
        service.answers = [response({"success": True, "user": {"username": "u"}, "credits": {"balance": "1"}})]
        client.account.me()
    assert all("k%26y%3C1%3E" in seen.target or b"k&" in seen.body for seen in service.seen)
    everything = "\n".join([*shown, caplog.text])
    assert "***" in everything
    for secret in (KEY, "k%26y", "k&amp;y"):
        assert secret not in everything


def test_the_key_is_in_no_line_of_our_own_way(service: Loopback, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    service.answers = [response({"success": True, "user": {"username": "u"}, "credits": {"balance": "1"}})]
    with partner(service) as client:
        raw = client.account.with_raw_response.me()
        lines = [repr(client), repr(raw), repr(raw.parse()), repr(client.account), caplog.text]
    assert "k%26y" in sent(service).target
    assert not [line for line in lines if "k%26y" in line or KEY in line]


def test_somebody_elses_request_passes_untouched(service: Loopback) -> None:
    """A client that is shared keeps working for its owner, even where he uses the mask himself."""
    with httpx.Client() as http_client, partner(service, http_client=http_client) as client:
        client.messages.send(phone_numbers="1", message="a")
        http_client.post(service.base_url, content=b'{"apiKey":"***"}')
        other = SMSPartner(api_key="other", base_url=service.base_url, http_client=http_client)
        other.messages.send(phone_numbers="1", message="a")
    assert [seen.json["apiKey"] for seen in service.seen] == [KEY, "***", "other"]


def test_the_key_goes_to_our_own_address_only(service: Loopback) -> None:
    """A hook that turns a request elsewhere gets the mask there."""

    def elsewhere(request: httpx.Request) -> None:
        request.url = request.url.copy_with(host="localhost")

    with (
        httpx.Client(event_hooks={"request": [elsewhere]}) as http_client,
        partner(service, http_client=http_client) as client,
    ):
        client.messages.send(phone_numbers="1", message="a")
    assert sent(service).json["apiKey"] == "***"


def test_a_hook_that_rewrites_a_request_takes_it_into_its_own_hands(service: Loopback) -> None:
    """The key is put where the mask was put, and is never searched for: what a hook has written goes as it is."""

    def rewrite(request: httpx.Request) -> None:
        if request.method == "GET":
            request.url = request.url.copy_with(query=b"token=1")
        else:
            request.stream, request._content = httpx.ByteStream(b'{"a":1}'), b'{"a":1}'

    with (
        httpx.Client(event_hooks={"request": [rewrite]}) as http_client,
        partner(service, http_client=http_client) as client,
    ):
        client.account.with_raw_response.me()
        client.messages.send(phone_numbers="1", message="a")
    asked, posted = service.seen
    assert (asked.target, posted.body) == ("/v1/me?token=1", b'{"a":1}')


def test_a_client_with_mounts_may_be_entered_after_it_was_given(service: Loopback) -> None:
    http_client = httpx.Client(mounts={"http://": httpx.HTTPTransport(), "all://elsewhere": None})
    with partner(service, http_client=http_client) as client, http_client:
        client.messages.send(phone_numbers="1", message="a")
    assert sent(service).json["apiKey"] == KEY
    assert repr(client._settings.endpoint.key) == "<Key ***>"
    with pytest.raises(RuntimeError, match="closed"):
        http_client.get(service.base_url)


def test_a_client_may_be_entered_after_ours_was_warmed_up(service: Loopback) -> None:
    http_client = httpx.Client()
    with partner(service, http_client=http_client) as client:
        client.warm_up()
        with http_client:
            client.messages.send(phone_numbers="1", message="a")
    assert sent(service).json["apiKey"] == KEY


def test_an_async_client_may_be_entered_after_it_was_given(service: Loopback) -> None:
    async def run() -> None:
        http_client = httpx.AsyncClient()
        async with AsyncSMSPartner(api_key=KEY, base_url=service.base_url, http_client=http_client) as client:
            async with http_client:
                await client.messages.send(phone_numbers="1", message="a")

    asyncio.run(run())
    assert sent(service).json["apiKey"] == KEY


def test_closing_your_own_client_closes_what_was_put_into_it(service: Loopback) -> None:
    async def run() -> None:
        http_client = httpx.AsyncClient()
        async with AsyncSMSPartner(api_key=KEY, base_url=service.base_url, http_client=http_client) as client:
            await client.messages.send(phone_numbers="1", message="a")
        await http_client.aclose()

    asyncio.run(run())
    http_client = httpx.Client()
    with partner(service, http_client=http_client) as client:
        client.messages.send(phone_numbers="1", message="a")
    http_client.close()
    assert [seen.json["apiKey"] for seen in service.seen] == [KEY, KEY]


@pytest.mark.parametrize("module", [httpx, httpx2])
@pytest.mark.parametrize("format", ["json", "xml"])
def test_the_request_that_holds_the_key_does_not_show_it(service: Loopback, module: Any, format: Any) -> None:
    """Your own transport gets it; what it logs is its own affair, but for the key."""
    shown: list[str] = []

    class Telling(module.HTTPTransport):  # type: ignore[misc]  # the base is a parameter
        def handle_request(self, request: Any) -> Any:
            shown.append(repr(request))
            return super().handle_request(request)

    with module.Client(transport=Telling()) as http_client, partner(service, http_client=http_client) as client:
        with_format = client.with_options(format=format)
        with_format.messages.send(phone_numbers="1", message="a")
        with_format.messages.cancel(message_id=307)
    assert f"<MaskedRequest('GET', '{service.base_url}/message-cancel')>" == shown[1]
    assert not [line for line in shown if "k%26y" in line or KEY in line]
    assert b"k&" in service.seen[0].body or b"k&amp;" in service.seen[0].body


def test_headers_of_a_raw_response(service: Loopback) -> None:
    service.answers = [response({"success": True, "code": 200}, X_Trace="a\r\nX-Trace: b")]
    with partner(service) as client:
        headers = client.messages.with_raw_response.cancel(message_id=307).headers
    assert ("application/json", "a, b") == (headers["CONTENT-TYPE"], headers["x-trace"])
    assert {"content-length": "30", "content-type": "application/json", "x-trace": "a, b"} == dict(headers)
    assert "<3 headers>" == repr(headers)
    assert None is headers.get("x-none")


def test_what_your_own_transport_raises_passes_without_the_frames_below() -> None:
    class Broken(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            raise LookupError("no such route")

    with (
        httpx.Client(transport=Broken()) as http_client,
        SMSPartner(api_key=KEY, http_client=http_client) as client,
        pytest.raises(LookupError, match="no such route") as caught,
    ):
        client.messages.send(phone_numbers="1", message="a")
    frames = [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
    assert "_sealed" not in frames
    assert frames.count("handle_request") == 1


def test_the_deadline_ends_a_call_through_your_own_async_transport_that_knows_no_limits() -> None:
    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(10)
            raise AssertionError("nobody waits that long")

    async def run() -> None:
        async with httpx.AsyncClient(transport=Slow()) as http_client:
            client = AsyncSMSPartner(api_key=KEY, http_client=http_client, deadline=0.2)
            await client.messages.send(phone_numbers="1", message="a")

    with pytest.raises(OutcomeUnknownError) as caught:
        asyncio.run(run())
    assert (caught.value.reason, caught.value.maybe_sent) == ("DeadlineExceeded", True)


def test_redirects_are_not_followed_even_by_a_client_that_does(service: Loopback) -> None:
    service.answers = [response("", status=307, Location=f"{service.base_url}/send")]
    with httpx.Client(follow_redirects=True) as http_client, partner(service, http_client=http_client) as client:
        assert client.messages.with_raw_response.send(phone_numbers="1", message="a").status_code == 307
    assert len(service.seen) == 1


def test_a_operation_that_nobody_has_described(service: Loopback) -> None:
    service.answers = [response({"success": True, "amount": 1.25})]
    with partner(service) as client:
        answer = client.request("POST", "/new/operation", {"any": "thing"})
        assert repr(answer["amount"]) == "Decimal('1.25')"
        client.with_options(response_format="xml").request("get", "new", {"page": 2})
        service.answers = [response({"success": False, "code": 10, "message": "Non"})]
        with pytest.raises(AuthenticationError) as refused:
            client.request("POST", "/new/operation")
    assert refused.value.message == "Non"
    assert [(seen.method, seen.target) for seen in service.seen[:2]] == [
        ("POST", "/v1/new/operation"),
        ("GET", "/v1/new?apiKey=k%26y%3C1%3E&page=2&_format=xml"),
    ]
