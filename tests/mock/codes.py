"""Every code that a caller can cause: the calls that lead there, and the code; and why the others are not caused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Step = tuple[str, str, dict[str, Any]]
NUMBER = "+33600000001"
SUB_KEY = "sub-key"
OWNER = {"email": "a@example.org", "isBuyer": 1}
WHO = {"sexe": "f", "minAge": 25, "maxAge": 45, "interest": 14, "zipcode": "06200"}
GROUP: Step = ("POST", "/group/add", {"name": "Amis"})
CONTACT: Step = ("POST", "/contact/add", {"groupId": "5f3a", "contact": {"phoneNumber": NUMBER}})
SUB: Step = ("POST", "/subaccount/create", {"type": "advanced", "parameters": OWNER})
RICH: Step = ("POST", "/subaccount/create", {"type": "simple", "parameters": {**OWNER, "creditToAttribute": "10"}})
RENT: Step = ("POST", "/location/optin", {"op": "rent", "parameters": WHO, "volumes": {"06200": 1}})


# What no call does: it sets up the account, or lets time pass.
def given(**attributes: Any) -> Step:
    return ("GIVEN", "", attributes)


def later(seconds: int) -> Step:
    return ("LATER", "", {"seconds": seconds})


def send(**more: Any) -> Step:
    asked = {"phoneNumbers": NUMBER, "message": "Bonjour", **more}
    return ("POST", "/send", {name: value for name, value in asked.items() if value is not None})


def bulk(*members: dict[str, Any]) -> Step:
    return ("POST", "/bulk-send", {"SMSList": list(members)})


def at(**more: Any) -> Step:
    schedule = {"scheduledDeliveryDate": "03/03/2026", "time": 15, "minute": 30, **more}
    return send(**{name: value for name, value in schedule.items() if value is not None})


def status(path: str, **asked: Any) -> Step:
    return ("GET", path, asked)


def forward(**more: Any) -> Step:
    return ("POST", "/vn/callforward", {"number": "33644444444", "type": 1, "param": NUMBER, **more})


def target(op: str = "calcul", volumes: dict[str, int] | None = None, **more: Any) -> Step:
    who = {name: value for name, value in {**WHO, **more}.items() if value is not None}
    return ("POST", "/location/optin", {"op": op, "parameters": who, **({"volumes": volumes} if volumes else {})})


def credit(amount: str = "1", verb: str = "add", token: str = "t1") -> Step:
    return ("POST", f"/subaccount/credit/{verb}", {"credit": amount, "tokenSubaccount": token})


CODES: list[tuple[str, list[Step], int]] = [
    ("no key", [("GET", "/me", {"apiKey": ""})], 1),
    ("a wrong key", [("GET", "/me", {"apiKey": "x"})], 10),
    ("a date that is none", [("GET", "/statistics/cost-resume", {"interval": "custom", "from": "x", "to": "y"})], 9),
    ("no number", [send(phoneNumbers=None)], 2),
    ("a number of two digits", [send(phoneNumbers="12")], 55),
    ("a sender of twelve characters", [send(sender="MyShopIsLong")], 9),
    ("no credit", [given(credit=Decimal()), send()], 11),
    ("no price", [send(phoneNumbers="+870773111632")], 13),
    ("a stopped number is sent to", [("POST", "/stop-sms/add", {"phoneNumber": NUMBER}), send()], 14),
    ("a number twice in a list", [send(phoneNumbers=f"{NUMBER},0600000001")], 15),
    ("a disabled account", [given(status="disabled"), send()], 20),
    ("at night", [given(marketing_hours="refuse"), later(11 * 3600), send(isStopSms=1)], 22),
    ("on a Sunday", [given(marketing_hours="refuse"), later(5 * 24 * 3600), send(isStopSms=1)], 23),
    ("a blocked account", [given(status="blocked"), send()], 30),
    ("no access", [given(status="no-api"), send()], 40),
    ("low cost is short", [send(gamme=2, message="x" * 161)], 42),
    ("no message", [send(message=None)], 43),
    ("a sender with a hyphen", [send(sender="My-Shop")], 44),
    ("an hour without a day", [at(scheduledDeliveryDate=None)], 45),
    ("no hour", [at(time=None)], 46),
    ("a minute of words", [at(minute="x")], 47),
    ("a minute between", [at(minute=7)], 48),
    ("no such day", [at(scheduledDeliveryDate="31/02/2026")], 49),
    ("501 numbers", [send(phoneNumbers=",".join([NUMBER] * 501))], 50),
    ("low cost abroad", [send(gamme=2, phoneNumbers="+32470000000")], 51),
    ("eleven SMS", [send(message="x" * 1531)], 52),
    ("no members", [("POST", "/bulk-send", {})], 55),
    ("no JSON", [("BODY", "/send", {"body": b'{"apiKey": '})], 90),
    ("another sender", [given(senders=frozenset({"MyShop"})), send(sender="Another")], 992),
    ("whose status", [status("/message-status", messageId=307)], 2),
    ("which message", [status("/message-status", phoneNumber=NUMBER)], 3),
    ("no such message", [status("/message-status", messageId=1, phoneNumber=NUMBER)], 4),
    ("no statuses", [("POST", "/multi-status", {})], 5),
    ("no number of a message", [status("/message-status", messageId="x", phoneNumber=NUMBER)], 6),
    (
        "501 statuses",
        [("POST", "/multi-status", {"SMSStatut_List": [{"phoneNumber": NUMBER, "messageId": 1}] * 501})],
        50,
    ),
    ("which to cancel", [("GET", "/message-cancel", {})], 3),
    ("none to cancel", [("GET", "/message-cancel", {"messageId": 1})], 4),
    ("cancelled twice", [at(), *[("GET", "/message-cancel", {"messageId": 307})] * 2], 5),
    ("cancelled too late", [at(), later(4 * 3600 + 26 * 60), ("GET", "/message-cancel", {"messageId": 307})], 6),
    ("cancelled when sent", [send(), ("GET", "/message-cancel", {"messageId": 307})], 7),
    ("a group without a key", [("POST", "/group/add", {"name": "Amis", "apiKey": ""})], 2),
    ("a group with a wrong key", [("POST", "/group/add", {"name": "Amis", "apiKey": "x"})], 10),
    ("a group to delete with a wrong key", [("POST", "/group/delete", {"groupId": "x", "apiKey": "x"})], 10),
    ("a contact with a wrong key", [("POST", "/contact/add", {"groupId": "x", "apiKey": "x"})], 10),
    ("a contact to delete with a wrong key", [("POST", "/contact/delete", {"contactId": "x", "apiKey": "x"})], 10),
    ("a change with a wrong key", [("POST", "/contact/update", {"contactId": "x", "apiKey": "x"})], 10),
    ("groups with a wrong key", [("GET", "/group/list", {"apiKey": "x"})], 10),
    ("forwarding with a wrong key", [("POST", "/vn/callforward", {"apiKey": "x"})], 10),
    ("contacts with a wrong key", [("GET", "/contact/list", {"groupId": "x", "apiKey": "x"})], 10),
    ("a contact to read with a wrong key", [("GET", "/contact/detail", {"contactId": "x", "apiKey": "x"})], 10),
    ("contacts of no group", [("GET", "/contact/list", {"groupId": "x"})], 404),
    ("no such contact to change", [("POST", "/contact/update", {"contactId": "x", "contact": {}})], 404),
    (
        "a sub-account of a sub-account",
        [("POST", "/subaccount/create", {"type": "advanced", "parameters": OWNER, "apiKey": SUB_KEY})],
        2,
    ),
    (
        "credit from a sub-account",
        [("POST", "/subaccount/credit/add", {"credit": "1", "tokenSubaccount": "t1", "apiKey": SUB_KEY})],
        4,
    ),
    ("removal with a wrong key", [("DELETE", "/subaccount/remove", {"token": "x", "apiKey": "x"})], 10),
    ("no credit to verify", [given(credit=Decimal()), ("POST", "/hlr/notify", {"phoneNumbers": NUMBER})], 11),
    ("no number to verify", [("POST", "/hlr/notify", {"phoneNumbers": " "})], 55),
    ("no number to look up", [("POST", "/lookup", {"phoneNumbers": " "})], 55),
    (
        "no address to tell",
        [("POST", "/location/optin", {"op": "rent", "parameters": WHO, "urlNotification": "nowhere"})],
        5,
    ),
    ("no credit to rent", [given(credit=Decimal()), RENT], 11),
    ("an empty interest", [target(interest="")], 16),
    ("an empty part of one", [target(subInterest="")], 17),
    ("no part of an interest", [target(subInterest=0)], 18),
    ("an empty category", [target(category="")], 22),
    ("a file twice", [RENT, later(60), *[("GET", "/location/file/download", {"token": "r1"})] * 2], 34),
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


# The list (or the operation) and its code: why no caller of the mock comes to it, but by X-Mock-Code.
NOT_CAUSED = {
    ("common", 96): "the mock knows no addresses of its callers",
    ("sending", 4): "printed on the page of sending; there is no message yet that could be missing",
    ("sending", 500): "a failure of the service, not of its caller: see X-Mock-Fault",
    ("statuses", 9): "a status is asked of what was sent, and to a fixed line nothing is",
    ("stops.delete", 2): "the operation takes an id, and no number that could be missing",
    ("numbers.forward_calls", 1): "the operation takes no name that could be missing",
    ("verification", 19): "the general page's number for what the operation's own page calls 3",
    ("rentals", 24): "of an older form of `volumes`, which nobody describes",
    ("rentals", 25): "of an older form of `volumes`, which nobody describes",
    ("rentals", 28): "of an older form of `volumes`, which nobody describes",
    ("rentals", 35): "a download of the mock is over before another begins",
    ("rentals", 36): "rentals of the mock do not fail",
}
