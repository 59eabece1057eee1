"""Rented contacts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from ..prices import as_number, as_text
from ..refusals import Refusal
from ..state.accounts import NotEnoughCreditError, take_credit
from ..state.rentals import PRICE, Rental, Rentals, available
from .registry import Call, File, answers, refusal_codes

_WORDS: Final = {"m": "mixte", "h": "homme", "f": "femme"}
_NOBODY_LIVES_HERE: Final = "00000"

refusal_codes(
    "rentals.target",
    table={
        ("op", "required"): 4,
        "op": 6,
        ("parameters", "required"): 3,
        ("parameters.sexe", "required"): 7,
        "parameters.sexe": 8,
        ("parameters.minAge", "required"): 9,
        "parameters.minAge": 12,
        ("parameters.maxAge", "required"): 13,
        "parameters.maxAge": 14,
        ("parameters.interest", "minimum"): 15,
        ("parameters.interest", "empty"): 16,
        "parameters.interest": 16,
        ("parameters.subInterest", "minimum"): 18,
        ("parameters.subInterest", "empty"): 17,
        "parameters.subInterest": 17,
        ("parameters.category", "empty"): 22,
        "parameters.category": 23,
        ("volumes", "required"): 26,
        "volumes": 26,
        "urlNotification": 5,
    },
)
refusal_codes("rentals.status", "rentals.download", table={"token": 31})


@answers("rentals.target")
def target(call: Call) -> dict[str, Any]:
    """Count, price or rent contacts."""
    op, asked = call.parameters["op"], call.parameters["parameters"]
    if "interest" not in asked and "subInterest" not in asked:
        raise Refusal(19)
    if int(asked["minAge"]) > int(asked["maxAge"]):
        raise Refusal(61)
    volumes = _volumes(call)
    quantity = sum(volumes.values())
    cost = quantity * PRICE
    response = {
        "success": True,
        "op": op,
        "datas": [
            *({"Type": "CP", "Localite": place, "Volume": volume} for place, volume in volumes.items()),
            {"Type": "total", "Localite": "total", "Volume": quantity},
        ],
        "cost": {"quantity": quantity, "total": as_number(cost), "cost_unity": as_number(PRICE)},
    }
    if op != "rent":
        return response
    try:
        take_credit(call.account, cost)
    except NotEnoughCreditError:
        raise Refusal(11) from None
    rental = call.account.of(Rentals).add(asked, volumes, call.clock.now())
    return {**response, "token": rental.token}


def _volumes(call: Call) -> dict[str, int]:
    """Return the contacts in each place: as many as were asked for, if there are."""
    op, asked = call.parameters["op"], call.parameters["parameters"]
    places = [place for name in ("zipcode", "department") for place in asked.get(name, "").split(",") if place]
    there = {place: available(place, asked) for place in places if place != _NOBODY_LIVES_HERE}
    wanted: dict[str, int] = call.parameters.get("volumes", {})
    if op == "calcul" or not wanted:
        if op == "rent":
            raise Refusal(26)
        if not there:
            raise Refusal(61)
        return there
    for place, volume in wanted.items():
        if place == _NOBODY_LIVES_HERE:
            raise Refusal(61)
        if volume > available(place, asked):
            raise Refusal(27)
    return dict(wanted)


@answers("rentals.status")
def status(call: Call) -> dict[str, Any]:
    """Return the status: 1 being made, 2 ready, 5 downloaded: the sentence of the only sample for the last."""
    rental = _rental(call)
    ready = rental.is_ready(call.clock.now())
    state = "File downloaded by user from api" if rental.downloaded else "2" if ready else "1"
    asked = rental.target
    cost = rental.quantity * PRICE
    return {
        "success": True,
        "token": rental.token,
        "status": state,
        "location": {
            "sexe": _WORDS[asked["sexe"]],
            "minAge": int(asked["minAge"]),
            "maxAge": int(asked["maxAge"]),
            "zipcode": asked.get("zipcode", ""),
            "interest": str(asked.get("interest", asked.get("subInterest"))),
            "category": asked.get("category", 102),
            "details_localisation": [
                {"Type": "cp", "Location": place, "VolumeDesired": str(volume), "Volume": str(volume)}
                for place, volume in rental.volumes.items()
            ],
            "cost": _cost(rental, cost),
        },
        "file": {"phoneNumbers": str(rental.quantity)},
    }


def _cost(rental: Rental, cost: Decimal) -> dict[str, Any]:
    return {"quantity": rental.quantity, "total": as_text(cost), "cost_unity": as_text(PRICE)}


@answers("rentals.download")
def download(call: Call) -> File:
    """Return the numbers, once; while the file is being made there is none."""
    rental = _rental(call)
    if not rental.is_ready(call.clock.now()):
        raise Refusal(33)
    if rental.downloaded:
        raise Refusal(34)
    rental.downloaded = True
    numbers = "".join(f"+336{number:08d}\n" for number in range(rental.quantity))
    return File(f"phoneNumber\n{numbers}".encode(), "text/csv", f"{rental.token}.csv")


def _rental(call: Call) -> Rental:
    rental = call.account.of(Rentals).by_token.get(call.parameters["token"])
    if rental is None:
        raise Refusal(32)
    return rental
