# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""What responses and arguments hold. Each class is loaded when it is first asked for."""

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from smspartner_core.callback import UnknownCallback as UnknownCallback

    from .account_user import AccountUser as AccountUser
    from .bulk_message import BulkMessage as BulkMessage
    from .bulk_message import BulkMessageDict as BulkMessageDict
    from .bulk_send_member import BulkSendMember as BulkSendMember
    from .bulk_send_response import BulkSendResponse as BulkSendResponse
    from .call_forward_response import CallForwardResponse as CallForwardResponse
    from .cancel_response import CancelResponse as CancelResponse
    from .contact import Contact as Contact
    from .contact import ContactDict as ContactDict
    from .contact_add_many_response import ContactAddManyResponse as ContactAddManyResponse
    from .contact_add_response import ContactAddResponse as ContactAddResponse
    from .contact_change import ContactChange as ContactChange
    from .contact_change import ContactChangeDict as ContactChangeDict
    from .contact_detail import ContactDetail as ContactDetail
    from .contact_list_response import ContactListResponse as ContactListResponse
    from .contact_response import ContactResponse as ContactResponse
    from .contact_result import ContactResult as ContactResult
    from .contact_update_response import ContactUpdateResponse as ContactUpdateResponse
    from .credits_ import Credits as Credits
    from .delivery_report import DeliveryReport as DeliveryReport
    from .delivery_status import DeliveryStatus as DeliveryStatus
    from .done_response import DoneResponse as DoneResponse
    from .forwarding_type import ForwardingType as ForwardingType
    from .gamme import Gamme as Gamme
    from .group import Group as Group
    from .group_add_response import GroupAddResponse as GroupAddResponse
    from .group_list_response import GroupListResponse as GroupListResponse
    from .group_name import GroupName as GroupName
    from .import_errors import ImportErrors as ImportErrors
    from .import_report import ImportReport as ImportReport
    from .interval import Interval as Interval
    from .long_number_reply import LongNumberReply as LongNumberReply
    from .lookup import Lookup as Lookup
    from .lookup_response import LookupResponse as LookupResponse
    from .me_response import MeResponse as MeResponse
    from .message_number import MessageNumber as MessageNumber
    from .message_number import MessageNumberDict as MessageNumberDict
    from .message_statuses_response import MessageStatusesResponse as MessageStatusesResponse
    from .monthly_cost import MonthlyCost as MonthlyCost
    from .multi_status import MultiStatus as MultiStatus
    from .multi_status_response import MultiStatusResponse as MultiStatusResponse
    from .new_subaccount import NewSubaccount as NewSubaccount
    from .number_formats import NumberFormats as NumberFormats
    from .number_status import NumberStatus as NumberStatus
    from .number_verification import NumberVerification as NumberVerification
    from .number_verify_response import NumberVerifyResponse as NumberVerifyResponse
    from .rcs_failover import RcsFailover as RcsFailover
    from .rcs_failover import RcsFailoverDict as RcsFailoverDict
    from .rcs_send_response import RcsSendResponse as RcsSendResponse
    from .rental import Rental as Rental
    from .rental_category import RentalCategory as RentalCategory
    from .rental_cost import RentalCost as RentalCost
    from .rental_cost_text import RentalCostText as RentalCostText
    from .rental_file import RentalFile as RentalFile
    from .rental_operation import RentalOperation as RentalOperation
    from .rental_place import RentalPlace as RentalPlace
    from .rental_status_response import RentalStatusResponse as RentalStatusResponse
    from .rental_target import RentalTarget as RentalTarget
    from .rental_target import RentalTargetDict as RentalTargetDict
    from .rental_target_response import RentalTargetResponse as RentalTargetResponse
    from .rental_volume import RentalVolume as RentalVolume
    from .reply import Reply as Reply
    from .saved_contact import SavedContact as SavedContact
    from .send_response import SendResponse as SendResponse
    from .sexe import Sexe as Sexe
    from .statistics_response import StatisticsResponse as StatisticsResponse
    from .status import Status as Status
    from .status_response import StatusResponse as StatusResponse
    from .stop import Stop as Stop
    from .stop_add_response import StopAddResponse as StopAddResponse
    from .stop_entry import StopEntry as StopEntry
    from .stop_list_response import StopListResponse as StopListResponse
    from .subaccount import Subaccount as Subaccount
    from .subaccount_create_response import SubaccountCreateResponse as SubaccountCreateResponse
    from .subaccount_credit_response import SubaccountCreditResponse as SubaccountCreditResponse
    from .subaccount_credits import SubaccountCredits as SubaccountCredits
    from .subaccount_list_response import SubaccountListResponse as SubaccountListResponse
    from .subaccount_parameters import SubaccountParameters as SubaccountParameters
    from .subaccount_parameters import SubaccountParametersDict as SubaccountParametersDict
    from .subaccount_type import SubaccountType as SubaccountType
    from .tag_statuses_response import TagStatusesResponse as TagStatusesResponse
    from .verification_error import VerificationError as VerificationError

_HOMES = {
    "AccountUser": "account_user",
    "BulkMessage": "bulk_message",
    "BulkMessageDict": "bulk_message",
    "BulkSendMember": "bulk_send_member",
    "BulkSendResponse": "bulk_send_response",
    "CallForwardResponse": "call_forward_response",
    "CancelResponse": "cancel_response",
    "Contact": "contact",
    "ContactAddManyResponse": "contact_add_many_response",
    "ContactAddResponse": "contact_add_response",
    "ContactChange": "contact_change",
    "ContactChangeDict": "contact_change",
    "ContactDetail": "contact_detail",
    "ContactDict": "contact",
    "ContactListResponse": "contact_list_response",
    "ContactResponse": "contact_response",
    "ContactResult": "contact_result",
    "ContactUpdateResponse": "contact_update_response",
    "Credits": "credits_",
    "DeliveryReport": "delivery_report",
    "DeliveryStatus": "delivery_status",
    "DoneResponse": "done_response",
    "ForwardingType": "forwarding_type",
    "Gamme": "gamme",
    "Group": "group",
    "GroupAddResponse": "group_add_response",
    "GroupListResponse": "group_list_response",
    "GroupName": "group_name",
    "ImportErrors": "import_errors",
    "ImportReport": "import_report",
    "Interval": "interval",
    "LongNumberReply": "long_number_reply",
    "Lookup": "lookup",
    "LookupResponse": "lookup_response",
    "MeResponse": "me_response",
    "MessageNumber": "message_number",
    "MessageNumberDict": "message_number",
    "MessageStatusesResponse": "message_statuses_response",
    "MonthlyCost": "monthly_cost",
    "MultiStatus": "multi_status",
    "MultiStatusResponse": "multi_status_response",
    "NewSubaccount": "new_subaccount",
    "NumberFormats": "number_formats",
    "NumberStatus": "number_status",
    "NumberVerification": "number_verification",
    "NumberVerifyResponse": "number_verify_response",
    "RcsFailover": "rcs_failover",
    "RcsFailoverDict": "rcs_failover",
    "RcsSendResponse": "rcs_send_response",
    "Rental": "rental",
    "RentalCategory": "rental_category",
    "RentalCost": "rental_cost",
    "RentalCostText": "rental_cost_text",
    "RentalFile": "rental_file",
    "RentalOperation": "rental_operation",
    "RentalPlace": "rental_place",
    "RentalStatusResponse": "rental_status_response",
    "RentalTarget": "rental_target",
    "RentalTargetDict": "rental_target",
    "RentalTargetResponse": "rental_target_response",
    "RentalVolume": "rental_volume",
    "Reply": "reply",
    "SavedContact": "saved_contact",
    "SendResponse": "send_response",
    "Sexe": "sexe",
    "StatisticsResponse": "statistics_response",
    "Status": "status",
    "StatusResponse": "status_response",
    "Stop": "stop",
    "StopAddResponse": "stop_add_response",
    "StopEntry": "stop_entry",
    "StopListResponse": "stop_list_response",
    "Subaccount": "subaccount",
    "SubaccountCreateResponse": "subaccount_create_response",
    "SubaccountCreditResponse": "subaccount_credit_response",
    "SubaccountCredits": "subaccount_credits",
    "SubaccountListResponse": "subaccount_list_response",
    "SubaccountParameters": "subaccount_parameters",
    "SubaccountParametersDict": "subaccount_parameters",
    "SubaccountType": "subaccount_type",
    "TagStatusesResponse": "tag_statuses_response",
    "VerificationError": "verification_error",
    "UnknownCallback": ".webhooks",
}
__all__ = [
    "AccountUser",
    "BulkMessage",
    "BulkMessageDict",
    "BulkSendMember",
    "BulkSendResponse",
    "CallForwardResponse",
    "CancelResponse",
    "Contact",
    "ContactAddManyResponse",
    "ContactAddResponse",
    "ContactChange",
    "ContactChangeDict",
    "ContactDetail",
    "ContactDict",
    "ContactListResponse",
    "ContactResponse",
    "ContactResult",
    "ContactUpdateResponse",
    "Credits",
    "DeliveryReport",
    "DeliveryStatus",
    "DoneResponse",
    "ForwardingType",
    "Gamme",
    "Group",
    "GroupAddResponse",
    "GroupListResponse",
    "GroupName",
    "ImportErrors",
    "ImportReport",
    "Interval",
    "LongNumberReply",
    "Lookup",
    "LookupResponse",
    "MeResponse",
    "MessageNumber",
    "MessageNumberDict",
    "MessageStatusesResponse",
    "MonthlyCost",
    "MultiStatus",
    "MultiStatusResponse",
    "NewSubaccount",
    "NumberFormats",
    "NumberStatus",
    "NumberVerification",
    "NumberVerifyResponse",
    "RcsFailover",
    "RcsFailoverDict",
    "RcsSendResponse",
    "Rental",
    "RentalCategory",
    "RentalCost",
    "RentalCostText",
    "RentalFile",
    "RentalOperation",
    "RentalPlace",
    "RentalStatusResponse",
    "RentalTarget",
    "RentalTargetDict",
    "RentalTargetResponse",
    "RentalVolume",
    "Reply",
    "SavedContact",
    "SendResponse",
    "Sexe",
    "StatisticsResponse",
    "Status",
    "StatusResponse",
    "Stop",
    "StopAddResponse",
    "StopEntry",
    "StopListResponse",
    "Subaccount",
    "SubaccountCreateResponse",
    "SubaccountCreditResponse",
    "SubaccountCredits",
    "SubaccountListResponse",
    "SubaccountParameters",
    "SubaccountParametersDict",
    "SubaccountType",
    "TagStatusesResponse",
    "VerificationError",
    "UnknownCallback",
]


def __getattr__(name: str) -> "Any":
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
    return value


def __dir__() -> list[str]:
    return __all__
