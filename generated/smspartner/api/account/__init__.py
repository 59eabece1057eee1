# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The account, its credits and its costs."""

import datetime as dt
from functools import cached_property
from typing import Final, Literal

from smspartner_core.raw import as_async_raw, as_raw
from smspartner_core.resource import AsyncResource, Resource

from ...models.interval import Interval
from ...models.me_response import MeResponse
from ...models.statistics_response import StatisticsResponse
from .me import ME
from .statistics import STATISTICS


class Account(Resource):
    """The account, its credits and its costs."""

    __module__ = "smspartner"

    def me(self) -> MeResponse:
        """Read the account and its credits.

        Gives the owner's name and the remaining credit of each kind, with the balance in euros.
        """
        return self._call(ME)

    def statistics(
        self,
        *,
        interval: Interval | Literal["last_month", "last_twelve_months", "custom"],
        from_: dt.date | None = None,
        to: dt.date | None = None,
    ) -> StatisticsResponse:
        """Read what was spent, month by month.

        Gives one row a month. `from` and `to` belong to the interval `custom`, which needs both. At most 5
        calls a minute.

        Args:
            interval: The months to sum up, e.g. "last_month".
            from_: First day, with the interval `custom`, e.g. "21-10-2022".
            to: Last day, with the interval `custom`, e.g. "21-11-2022".
        """
        return self._call(STATISTICS, interval=interval, from_=from_, to=to)

    @cached_property
    def with_raw_response(self) -> "AccountWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AccountWithRawResponse(self)


class AsyncAccount(AsyncResource):
    """The account, its credits and its costs."""

    __module__ = "smspartner"

    async def me(self) -> MeResponse:
        """Read the account and its credits.

        Gives the owner's name and the remaining credit of each kind, with the balance in euros.
        """
        return await self._call(ME)

    async def statistics(
        self,
        *,
        interval: Interval | Literal["last_month", "last_twelve_months", "custom"],
        from_: dt.date | None = None,
        to: dt.date | None = None,
    ) -> StatisticsResponse:
        """Read what was spent, month by month.

        Gives one row a month. `from` and `to` belong to the interval `custom`, which needs both. At most 5
        calls a minute.

        Args:
            interval: The months to sum up, e.g. "last_month".
            from_: First day, with the interval `custom`, e.g. "21-10-2022".
            to: Last day, with the interval `custom`, e.g. "21-11-2022".
        """
        return await self._call(STATISTICS, interval=interval, from_=from_, to=to)

    @cached_property
    def with_raw_response(self) -> "AsyncAccountWithRawResponse":
        """The same operations, with each response as it came: status, headers and bytes."""
        return AsyncAccountWithRawResponse(self)


class AccountWithRawResponse:
    """The operations of `Account`, answering with a `RawResponse`."""

    def __init__(self, account: Account) -> None:
        raw = account._raw_twin()
        self.me: Final = as_raw(raw.me)
        self.statistics: Final = as_raw(raw.statistics)


class AsyncAccountWithRawResponse:
    """The operations of `AsyncAccount`, answering with a `RawResponse`."""

    def __init__(self, account: AsyncAccount) -> None:
        raw = account._raw_twin()
        self.me: Final = as_async_raw(raw.me)
        self.statistics: Final = as_async_raw(raw.statistics)
