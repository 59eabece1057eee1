"""pydantic models of the responses that are decoded, as one would write them by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field


class _Response(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")


class SendResponse(_Response):
    success: bool
    code: int | None = None
    message_id: int
    nb_sms: int | None = None
    cost: Decimal | None = None
    currency: str | None = None


class BulkSendMember(_Response):
    success: bool
    code: int | None = None
    nb_sms: int | None = Field(default=None, alias="nbSms")
    cost: Decimal | None = None
    phone_number: str | None = Field(default=None, alias="phoneNumber")
    message: str | None = None


class BulkSendResponse(_Response):
    success: bool
    code: int | None = None
    message_id: int
    currency: str | None = None
    cost: Decimal | None = None
    nb_sms: int | None = Field(default=None, alias="nbSMS")
    sms_response_list: tuple[BulkSendMember, ...] = Field(alias="SMSResponse_List")


class NumberStatus(_Response):
    phone_number: str = Field(alias="phoneNumber")
    status: str
    stop_sms: bool | None = Field(default=None, alias="stopSMS")
    date: dt.datetime | None = None


class MessageStatusesResponse(_Response):
    success: bool
    code: int | None = None
    message_id: int | None = None
    statut_response_list: tuple[NumberStatus, ...] = Field(alias="StatutResponse_List")
