"""Every code that a caller of these commands can cause is caused: the calls that lead there, and the code."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from smspartner_mock.clock import PARIS
from smspartner_mock.engine import Engine
from tests.mock.asking import get, post, read

Step = tuple[str, str, dict[str, Any]]
NUMBER = "+33600000001"
OWNER = {"email": "a@example.org", "isBuyer": 1}
WHO = {"sexe": "f", "minAge": 25, "maxAge": 45, "interest": 14, "zipcode": "06200"}
GROUP: Step = ("POST", "/group/add", {"name": "Amis"})
CONTACT: Step = ("POST", "/contact/add", {"groupId": "5f3a", "contact": {"phoneNumber": NUMBER}})
SUB: Step = ("POST", "/subaccount/create", {"type": "advanced", "parameters": OWNER})
RICH: Step = ("POST", "/subaccount/create", {"type": "simple", "parameters": {**OWNER, "creditToAttribute": "10"}})
RENT: Step = ("POST", "/location/optin", {"op": "rent", "parameters": WHO, "volumes": {"06200": 1}})


def forward(**more: Any) -> Step:
    return ("POST", "/vn/callforward", {"number": "33644444444", "type": 1, "param": NUMBER, **more})


def target(op: str = "calcul", volumes: dict[str, int] | None = None, **more: Any) -> Step:
    who = {name: value for name, value in {**WHO, **more}.items() if value is not None}
    return ("POST", "/location/optin", {"op": op, "parameters": who, **({"volumes": volumes} if volumes else {})})


def credit(amount: str = "1", verb: str = "add", token: str = "t1") -> Step:
    return ("POST", f"/subaccount/credit/{verb}", {"credit": amount, "tokenSubaccount": token})


CODES: list[tuple[str, list[Step], int]] = [
    ("no name", [("POST", "/group/add", {})], 1),
    ("no group id", [("POST", "/group/delete", {})], 1),
    ("no such group", [("POST", "/group/delete", {"groupId": "x"})], 404),
    ("a contact without its group", [("POST", "/contact/add", {"contact": {"phoneNumber": NUMBER}})], 1),
    ("a group without its contact", [GROUP, ("POST", "/contact/add", {"groupId": "5f3a"})], 2),
    ("a contact twice", [GROUP, CONTACT, CONTACT], 15),
    ("a contact of no group", [CONTACT], 404),
    ("no contact id", [("POST", "/contact/update", {"contact": {}})], 1),
    ("no change", [("POST", "/contact/update", {"contactId": "c1"})], 2),
    (
        "a number that another has",
        [
            GROUP,
            CONTACT,
            ("POST", "/contact/add", {"groupId": "5f3a", "contact": {"phoneNumber": "+33600000002"}}),
            ("POST", "/contact/update", {"contactId": "c2", "contact": {"phoneNumber": NUMBER}}),
        ],
        15,
    ),
    ("no contact to delete", [("POST", "/contact/delete", {})], 1),
    ("no such contact to delete", [("POST", "/contact/delete", {"contactId": "x"})], 404),
    ("no contact to read", [("GET", "/contact/detail", {})], 1),
    ("no such contact to read", [("GET", "/contact/detail", {"contactId": "x"})], 404),
    ("no group to list", [("GET", "/contact/list", {})], 1),
    ("no number to stop", [("POST", "/stop-sms/add", {})], 2),
    ("a number twice", [("POST", "/stop-sms/add", {"phoneNumber": NUMBER})] * 2, 3),
    ("a number that is none", [("POST", "/stop-sms/add", {"phoneNumber": "12"})], 9),
    ("no stop id", [("GET", "/stop-sms/delete", {})], 3),
    ("no such stop", [("GET", "/stop-sms/delete", {"id": 1})], 4),
    ("isBuyer is missing", [("POST", "/subaccount/create", {"type": "advanced", "parameters": {"email": "b@c.d"}})], 3),
    ("no type", [("POST", "/subaccount/create", {"parameters": OWNER})], 4),
    ("an unknown type", [("POST", "/subaccount/create", {"type": "x", "parameters": OWNER})], 5),
    ("no e-mail", [("POST", "/subaccount/create", {"type": "simple", "parameters": {}})], 6),
    ("an account twice", [SUB, SUB], 7),
    (
        "no credit at all",
        [("POST", "/subaccount/create", {"type": "simple", "parameters": {**OWNER, "creditToAttribute": "0"}})],
        8,
    ),
    (
        "more than there is",
        [("POST", "/subaccount/create", {"type": "simple", "parameters": {**OWNER, "creditToAttribute": "99999"}})],
        9,
    ),
    ("no token", [("DELETE", "/subaccount/remove", {})], 1),
    ("no such token", [("DELETE", "/subaccount/remove", {"token": "x"})], 404),
    ("no credit to move", [SUB, ("POST", "/subaccount/credit/add", {"tokenSubaccount": "t1"})], 2),
    ("no account to move it to", [("POST", "/subaccount/credit/add", {"credit": "1"})], 3),
    ("nothing to move", [SUB, credit("0")], 5),
    ("nothing to take", [SUB, credit("1", "remove")], 6),
    ("nobody to move it to", [credit("1", token="x")], 7),
    ("more than the account has", [SUB, credit("99999")], 8),
    ("more than the sub-account has", [RICH, credit("11", "remove")], 8),
    ("no numbers to verify", [("POST", "/hlr/notify", {})], 2),
    ("another separator", [("POST", "/hlr/notify", {"phoneNumbers": "+33600000000;+33600000001"})], 3),
    ("a number without a price", [("POST", "/hlr/notify", {"phoneNumbers": "12"})], 13),
    (
        "a stopped number",
        [("POST", "/stop-sms/add", {"phoneNumber": NUMBER}), ("POST", "/hlr/notify", {"phoneNumbers": NUMBER})],
        14,
    ),
    ("too many to look up", [("POST", "/lookup", {"phoneNumbers": ",".join([NUMBER] * 501)})], 50),
    ("no number to forward", [("POST", "/vn/callforward", {"type": 1, "param": NUMBER})], 5),
    ("no way to forward", [("POST", "/vn/callforward", {"number": "33644444444", "param": NUMBER})], 6),
    ("an unknown way", [forward(type=7)], 7),
    ("nowhere to forward to", [forward(param="")], 8),
    ("no e-mail address", [forward(type=2, param="nobody")], 9),
    ("no number there", [forward(param="12")], 12),
    ("no such rented number", [forward(number="12")], 13),
    ("not enabled", [forward(number="33644440014")], 14),
    ("disabled", [forward(number="33644440015")], 15),
    ("forwarding is on", [forward(), forward()], 16),
    ("voice mail is on", [forward(type=2, param="a@b.fr")] * 2, 17),
    ("it is off", [forward(type=0, param="")], 18),
    ("no target", [("POST", "/location/optin", {"op": "calcul"})], 3),
    ("no operation", [("POST", "/location/optin", {"parameters": WHO})], 4),
    ("an unknown operation", [target("x")], 6),
    ("no sexe", [target(sexe=None)], 7),
    ("an unknown sexe", [target(sexe="x")], 8),
    ("no least age", [target(minAge=None)], 9),
    ("too young", [target(minAge=17)], 12),
    ("no greatest age", [target(maxAge=None)], 13),
    ("too old", [target(maxAge=99)], 14),
    ("no interest at all", [target(interest=0)], 15),
    ("no interest", [target(interest=None)], 19),
    ("an unknown category", [target(category=5)], 23),
    ("how many to rent", [target("rent")], 26),
    ("more than there are", [target("price", {"06200": 10_000})], 27),
    ("nobody lives there", [target(zipcode="00000")], 61),
    ("no rental", [("GET", "/location/status", {})], 31),
    ("no such rental", [("GET", "/location/status", {"token": "x"})], 32),
    ("no file yet", [RENT, ("GET", "/location/file/download", {"token": "r1"})], 33),
]


@pytest.mark.parametrize(
    ("steps", "code"), [(steps, code) for _, steps, code in CODES], ids=[name for name, _, _ in CODES]
)
def test_a_code_can_be_caused(steps: list[Step], code: int) -> None:
    engine = Engine(validate_replies=True, now=datetime(2026, 3, 3, 11, tzinfo=PARIS))
    answers = []
    for method, path, parameters in steps:
        if method == "GET":
            answers.append(get(engine, path, **parameters))
        else:
            answers.append(post(engine, path, method=method, **parameters))
    assert [answer.status for answer in answers[:-1]] == [200] * (len(steps) - 1)
    assert read(answers[-1])["code"] == code
