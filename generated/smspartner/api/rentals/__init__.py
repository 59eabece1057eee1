# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""Rent contacts (location de contacts) by place, age and interest."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final, Literal

from smspartner_core.file import File
from smspartner_core.raw import as_async_raw, as_raw
from smspartner_core.resource import AsyncResource, Resource

from ...models.rental_operation import RentalOperation
from ...models.rental_status_response import RentalStatusResponse
from ...models.rental_target import RentalTarget, RentalTargetDict
from ...models.rental_target_response import RentalTargetResponse
from .download import DOWNLOAD
from .status import STATUS
from .target import TARGET


class Rentals(Resource):
    """Rent contacts (location de contacts) by place, age and interest."""

    __module__ = "smspartner"

    def target(
        self,
        *,
        op: RentalOperation | Literal["calcul", "price", "rent"],
        parameters: RentalTarget | RentalTargetDict,
        volumes: Mapping[str, int] | None = None,
        url_notification: str | None = None,
    ) -> RentalTargetResponse:
        """Count, price or rent contacts by place, age and interest.

        `calcul` counts, `price` adds what it costs, `rent` rents and is charged. `volumes` says how many where.

        Args:
            op: calcul counts, price prices, rent rents and is charged, e.g. "price".
            parameters: The criteria of the contacts.
            volumes: The number of contacts for each zip code or department; with price or rent.
            url_notification: The address that is notified when the file is ready, e.g.
                "https://example.org/rental".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.RENTALS` has the 26 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such rental (32); There is no such file (33); Nothing was found (61).
        """
        return self._call(TARGET, op=op, parameters=parameters, volumes=volumes, url_notification=url_notification)

    def status(self, *, token: str) -> RentalStatusResponse:
        """Read the state of a rental.

        `status` is a sentence in the only sample, although the page lists numbers for it.

        Args:
            token: The rental's token, e.g. "r1".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.RENTALS` has the 26 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such rental (32); There is no such file (33); Nothing was found (61).
        """
        return self._call(STATUS, token=token)

    def download(self, *, token: str) -> File:
        """Download the rented numbers, once.

        Afterwards the file counts as downloaded, and code 34 says that it was used: never fetch it twice.

        Args:
            token: The rental's token, e.g. "r1".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.RENTALS` has the 26 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such rental (32); There is no such file (33); Nothing was found (61).
        """
        return self._call(DOWNLOAD, token=token)

    @cached_property
    def with_raw_response(self) -> "RentalsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return RentalsWithRawResponse(self)


class AsyncRentals(AsyncResource):
    """Rent contacts (location de contacts) by place, age and interest."""

    __module__ = "smspartner"

    async def target(
        self,
        *,
        op: RentalOperation | Literal["calcul", "price", "rent"],
        parameters: RentalTarget | RentalTargetDict,
        volumes: Mapping[str, int] | None = None,
        url_notification: str | None = None,
    ) -> RentalTargetResponse:
        """Count, price or rent contacts by place, age and interest.

        `calcul` counts, `price` adds what it costs, `rent` rents and is charged. `volumes` says how many where.

        Args:
            op: calcul counts, price prices, rent rents and is charged, e.g. "price".
            parameters: The criteria of the contacts.
            volumes: The number of contacts for each zip code or department; with price or rent.
            url_notification: The address that is notified when the file is ready, e.g.
                "https://example.org/rental".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.RENTALS` has the 26 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such rental (32); There is no such file (33); Nothing was found (61).
        """
        return await self._call(
            TARGET, op=op, parameters=parameters, volumes=volumes, url_notification=url_notification
        )

    async def status(self, *, token: str) -> RentalStatusResponse:
        """Read the state of a rental.

        `status` is a sentence in the only sample, although the page lists numbers for it.

        Args:
            token: The rental's token, e.g. "r1".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.RENTALS` has the 26 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such rental (32); There is no such file (33); Nothing was found (61).
        """
        return await self._call(STATUS, token=token)

    async def download(self, *, token: str) -> File:
        """Download the rented numbers, once.

        Afterwards the file counts as downloaded, and code 34 says that it was used: never fetch it twice.

        Args:
            token: The rental's token, e.g. "r1".

        Raises:
            InvalidRequestError: Not accepted; `smspartner.codes.RENTALS` has the 26 reasons.
            InsufficientCreditError: There is not enough credit (11).
            NotFoundError: There is no such rental (32); There is no such file (33); Nothing was found (61).
        """
        return await self._call(DOWNLOAD, token=token)

    @cached_property
    def with_raw_response(self) -> "AsyncRentalsWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AsyncRentalsWithRawResponse(self)


class RentalsWithRawResponse:
    """The operations of `Rentals`, answering with a `RawResponse`."""

    def __init__(self, rentals: Rentals) -> None:
        raw = rentals._raw_twin()
        self.target: Final = as_raw(raw.target)
        self.status: Final = as_raw(raw.status)
        self.download: Final = as_raw(raw.download)


class AsyncRentalsWithRawResponse:
    """The operations of `AsyncRentals`, answering with a `RawResponse`."""

    def __init__(self, rentals: AsyncRentals) -> None:
        raw = rentals._raw_twin()
        self.target: Final = as_async_raw(raw.target)
        self.status: Final = as_async_raw(raw.status)
        self.download: Final = as_async_raw(raw.download)
