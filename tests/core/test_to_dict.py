"""A model as plain values: what `json.dumps` takes, with everything in it."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from smspartner import models
from smspartner_core.extra import Extra
from smspartner_core.secret import Secret
from smspartner_core.wire import json_codec
from smspartner_core.wire.model import Model
from smspartner_core.wire.shapes import nested

PARIS = ZoneInfo("Europe/Paris")


def test_values_are_plain() -> None:
    sent = models.SendResponse(
        success=True,
        message_id=307,
        cost=Decimal("0.0380"),
        currency="EUR",
        scheduled_delivery_date=dt.datetime(2027, 1, 31, 9, 30, tzinfo=PARIS),
        extra={"new": [Decimal("1E+2"), {"a": None}]},
    )
    expected = {
        "success": True,
        "code": None,
        "message_id": 307,
        "nb_sms": None,
        "cost": "0.0380",
        "currency": "EUR",
        "scheduled_delivery_date": "2027-01-31T09:30:00+01:00",
        "extra": {"new": ["100", {"a": None}]},
    }
    assert expected == sent.to_dict() == json.loads(json.dumps(sent.to_dict()))


def test_lists_and_their_members_are_plain() -> None:
    content = (
        b'{"success": true, "code": 200, "StatutResponse_List": ['
        b'{"success": true, "code": 200, "phoneNumber": "+336", "messageId": 1, "status": "delivered", "isSpam": "0",'
        b' "date": "1517989111", "odd": 1}, null]}'
    )
    statuses = json_codec.decode(content, None, nested(models.MultiStatusResponse), failed=False)
    assert isinstance(statuses, Model)
    plain = statuses.to_dict()
    (member,) = plain["statut_response_list"]
    assert {"StatutResponse_List[1]": None} == plain["extra"]
    assert ("Delivered", str) == (member["status"], type(member["status"]))
    assert ("2018-02-07T08:38:31+01:00", False, {"odd": 1}) == (member["date"], member["is_spam"], member["extra"])
    assert plain == json.loads(json.dumps(plain))


def test_dates_and_secrets_are_plain() -> None:
    contact = models.Contact(phone_number="+336", date=dt.date(2020, 6, 12))
    assert "2020-06-12" == contact.to_dict()["date"]
    account = models.Subaccount(
        id=1, email="a", type=models.SubaccountType.SIMPLE, token=Secret("t"), api_key=Secret("k")
    )
    assert ("simple", "'***'") == (account.to_dict()["type"], repr(account.to_dict()["api_key"]))


@pytest.mark.parametrize("name", [name for name in models.__all__ if isinstance(getattr(models, name), type)])
def test_no_model_has_a_field_of_that_name(name: str) -> None:
    model = getattr(models, name)
    assert not issubclass(model, Model) or model.to_dict is Model.to_dict


def test_extra_is_a_mapping() -> None:
    extra = Extra({"a": 1})
    assert ({"a": 1}, 1, "{'a': 1}") == (dict(extra), len(extra), repr(extra))
