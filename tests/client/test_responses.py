"""What comes back, whatever it is: a typed response or the right error, over real sockets."""

from __future__ import annotations

import pickle
import tracemalloc
import zlib
from decimal import Decimal
from typing import Any

import pytest

import smspartner
from smspartner import DecodingError, FieldError, SMSPartner
from tests.loopback import Loopback, response

SENT = {"success": True, "code": 200, "message_id": 307, "nb_sms": 1, "cost": 0.038, "currency": "EUR"}
SENT_XML = (
    "<result><entry>true</entry><entry>200</entry><entry>307</entry><entry>1</entry><entry>0.038</entry></result>"
)
REFUSED = {"success": False, "code": 11, "message": "Crédits insuffisants"}
MIB = 2**20
PAGE = "<html><body>Bad gateway</body></html>"


def client(service: Loopback, **options: Any) -> SMSPartner:
    return SMSPartner(api_key="k", base_url=service.base_url, max_retries=0, **options)


def send(service: Loopback, **options: Any) -> Any:
    with client(service, **options) as partner:
        return partner.messages.send(phone_numbers="+33600000000", message="Hello world")


@pytest.mark.parametrize(
    "answer",
    [
        response(SENT),
        response(SENT, media_type="text/html"),
        response(SENT, media_type="application/vnd.api+json; charset=utf-8"),
        response(b"\xef\xbb\xbf" + b'{"success": true, "message_id": 307, "cost": 0.038}'),
        response(SENT_XML, media_type="application/xml"),
        response(SENT_XML, media_type="text/xml; charset=utf-8"),
        response(SENT_XML, media_type="text/plain"),
        response(SENT_XML),
        response(f"<?xml version='1.0'?>{SENT_XML}"),
        response(f"\n <?xml version='1.0' encoding='utf8'?>{SENT_XML}", media_type="application/json"),
        response(SENT, media_type="application/xml"),
        response(SENT, media_type="image/png"),
        response({**SENT, "brand_new": [1, {"a": None}]}),
    ],
)
@pytest.mark.parametrize("format", ["json", "xml"])
def test_the_content_decides_whatever_was_asked(answer: bytes, format: Any) -> None:
    with Loopback(answer) as service:
        sent = send(service, format=format)
    assert (307, Decimal("0.038")) == (sent.message_id, sent.cost)


ERRORS: list[tuple[bytes, type[smspartner.SMSPartnerError], bool, dict[str, Any]]] = [
    (response(REFUSED), smspartner.InsufficientCreditError, False, {"code": 11, "message": "Crédits insuffisants"}),
    (response(REFUSED, status=400), smspartner.InsufficientCreditError, False, {"http_status": 400}),
    (response(REFUSED, status=500), smspartner.InsufficientCreditError, False, {"http_status": 500}),
    (response({"code": 10}, status=401), smspartner.AuthenticationError, False, {"code": 10}),
    (
        response(
            {"success": False, "code": 9, "errors": [{"elementId": "children[sender].data", "message": "Trop long"}]}
        ),
        smspartner.InvalidRequestError,
        False,
        {"field_errors": (FieldError("children[sender].data", "Trop long"),), "message": None},
    ),
    (
        response({"success": False, "code": 9, "error": [{"elementId": "a", "message": "b"}]}),
        smspartner.InvalidRequestError,
        False,
        {"field_errors": (FieldError("a", "b"),)},
    ),
    (
        response(
            "<result><entry>false</entry><entry>9</entry><entry><entry><entry>a</entry><entry>b</entry></entry></entry></result>"
        ),
        smspartner.InvalidRequestError,
        False,
        {"field_errors": (FieldError("a", "b"),)},
    ),
    (
        response("<result><entry>false</entry><entry>11</entry><entry>Crédits insuffisants</entry></result>"),
        smspartner.InsufficientCreditError,
        False,
        {"message": "Crédits insuffisants", "field_errors": ()},
    ),
    (
        response("<result><success>false</success><code>11</code><message>Non</message></result>"),
        smspartner.InsufficientCreditError,
        False,
        {"message": "Non"},
    ),
    (
        response('<result><entry key="success">false</entry><entry key="code">11</entry></result>'),
        smspartner.InsufficientCreditError,
        False,
        {"message": None},
    ),
    (response({"success": False, "code": 12345}), smspartner.APIError, False, {"code": 12345, "meaning": None}),
    (response({"success": False, "code": 9, "message": 5, "errors": "Non"}), smspartner.InvalidRequestError, False, {}),
    (response("", status=429, Retry_After="7"), smspartner.RateLimitError, False, {"retry_after": 7.0}),
    (response(REFUSED | {"code": 77}, status=429), smspartner.RateLimitError, False, {"retry_after": None}),
    (response(PAGE, status=502, media_type="text/html"), smspartner.ServiceError, True, {"code": None}),
    (response("", status=500), smspartner.ServiceError, True, {"http_status": 500}),
    (response(PAGE, status=520), smspartner.ServiceError, True, {"http_status": 520}),
    (response({"fine": True}, status=503), smspartner.ServiceError, True, {}),
    (response(PAGE, status=499), smspartner.APIError, True, {"http_status": 499}),
    (response(PAGE, status=403, media_type="text/html"), smspartner.NotAllowedError, False, {"code": None}),
    (response(PAGE, status=404), smspartner.NotFoundError, False, {}),
    (response("", status=302, Location="http://example.org/"), smspartner.DecodingError, True, {"http_status": 302}),
    (response("", status=204), smspartner.DecodingError, True, {}),
    (response(PAGE, media_type="text/html"), smspartner.DecodingError, True, {"http_status": 200}),
    (response(PAGE, media_type="application/xml"), smspartner.DecodingError, True, {}),
    (response("{", media_type="application/json"), smspartner.DecodingError, True, {}),
    (response('{"success": true}'), smspartner.DecodingError, True, {}),
    (response("[]"), smspartner.DecodingError, True, {}),
    (response("null", media_type="application/json"), smspartner.DecodingError, True, {}),
    (response('{"success": true, "message_id": NaN}'), smspartner.DecodingError, True, {}),
    (response(b'{"success": "\xff"}'), smspartner.DecodingError, True, {}),
    (response('{"a": 1}', media_type="application/json; charset=klingon"), smspartner.DecodingError, True, {}),
    (response("<result><entry>true</entry>"), smspartner.DecodingError, True, {}),
    (response("<result/>"), smspartner.DecodingError, True, {}),
    (response("<!DOCTYPE a><result/>", media_type="application/xml"), smspartner.DecodingError, True, {}),
    (response(SENT_XML, media_type="application/xml; charset=klingon"), smspartner.DecodingError, True, {}),
    (response("x", Content_Encoding="br"), smspartner.DecodingError, True, {}),
    (response("x", Content_Encoding="gzip"), smspartner.DecodingError, True, {}),
    (b"", smspartner.OutcomeUnknownError, True, {"reason": "RemoteProtocolError"}),
]


@pytest.mark.parametrize(("answer", "expected", "maybe_sent", "data"), ERRORS)
@pytest.mark.parametrize("format", ["json", "xml"])
def test_every_other_answer_is_the_right_error(
    answer: bytes, expected: type[Exception], maybe_sent: bool, data: dict[str, Any], format: Any
) -> None:
    with Loopback(answer) as service, pytest.raises(smspartner.SMSPartnerError) as raised:
        send(service, format=format)
    error = raised.value
    assert (expected, maybe_sent, "messages.send") == (type(error), error.maybe_sent, error.operation)
    assert data == {name: getattr(error, name) for name in data}
    assert "messages.send" in str(error)
    assert "\n" not in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (str(error), error.__dict__) == (str(again), again.__dict__)


def test_nothing_that_reads_may_have_been_sent() -> None:
    """`maybe_sent` is about effects: a read that was cut off has none."""
    with Loopback(b"") as service, client(service) as partner, pytest.raises(smspartner.TransportError) as raised:
        partner.account.me()
    assert (smspartner.TransportError, False) == (type(raised.value), raised.value.maybe_sent)


def test_a_success_code_that_is_not_200_is_no_refusal() -> None:
    with Loopback(response({"success": True, "code": 2, "groupId": "g1"})) as service, client(service) as partner:
        assert partner.groups.add(name="Clients").group_id == "g1"


def test_a_list_that_says_false_is_no_refusal() -> None:
    with Loopback(response({"success": False, "groups": []})) as service, client(service) as partner:
        assert partner.groups.list().groups == ()


def test_a_file_is_a_file_and_its_refusal_an_error() -> None:
    answers = (
        response("a;b\n", media_type="text/csv; charset=utf-8", Content_Disposition='attachment; filename="n.csv"'),
        response({"success": False, "code": 34}, status=200),
        response('{"not": "a refusal"}'),
        response("", status=502),
    )
    with Loopback(*answers) as service, client(service) as partner:
        file = partner.rentals.download(token="r1")
        assert smspartner.File(content=b"a;b\n", media_type="text/csv", filename="n.csv") == file
        with pytest.raises(smspartner.InvalidRequestError):
            partner.rentals.download(token="r1")
        assert partner.rentals.download(token="r1").content == b'{"not": "a refusal"}'
        with pytest.raises(smspartner.ServiceError):
            partner.rentals.download(token="r1")


def test_no_part_of_a_response_with_secrets_is_shown() -> None:
    answer = response('{"success": true, "data": [{"apiKey": "SUBKEY"', media_type="application/json")
    with Loopback(answer) as service, client(service) as partner, pytest.raises(smspartner.DecodingError) as raised:
        list(partner.subaccounts.list())
    assert "SUBKEY" not in str(raised.value)


def test_a_secret_of_a_response_is_a_text_that_prints_as_a_mask() -> None:
    answer = response({"success": True, "data": [{"id": 1, "token": "t", "apiKey": "SUBKEY"}]})
    with Loopback(answer) as service, client(service) as partner:
        (account,) = partner.subaccounts.list()
    assert account.api_key == "SUBKEY"
    assert "SUBKEY" not in repr(account)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_would_unpack_to_too_much_is_never_unpacked(encoding: str) -> None:
    """A quarter of a gigabyte of zeros, in a quarter of a megabyte, costs what is allowed and no more."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16 if encoding == "gzip" else zlib.MAX_WBITS)
    packed = b"".join([*[packer.compress(bytes(MIB)) for _ in range(256)], packer.flush()])
    bomb = response(packed, media_type="application/json", Content_Encoding=encoding)
    with Loopback(bomb) as service, client(service, max_response_bytes=4 * MIB) as partner:
        tracemalloc.start()
        with pytest.raises(DecodingError, match=f"more than {4 * MIB} bytes"):
            partner.account.me()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 16 * MIB
