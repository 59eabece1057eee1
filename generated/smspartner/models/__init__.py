# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""What replies and arguments hold. Each class is loaded when it is first asked for."""

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .account_user import AccountUser as AccountUser
    from .bulk_message import BulkMessage as BulkMessage
    from .bulk_message import BulkMessageDict as BulkMessageDict
    from .bulk_send_member import BulkSendMember as BulkSendMember
    from .bulk_send_reply import BulkSendReply as BulkSendReply
    from .call_forward_reply import CallForwardReply as CallForwardReply
    from .cancel_reply import CancelReply as CancelReply
    from .contact import Contact as Contact
    from .contact import ContactDict as ContactDict
    from .contact_add_many_reply import ContactAddManyReply as ContactAddManyReply
    from .contact_add_reply import ContactAddReply as ContactAddReply
    from .contact_change import ContactChange as ContactChange
    from .contact_change import ContactChangeDict as ContactChangeDict
    from .contact_detail import ContactDetail as ContactDetail
    from .contact_list_reply import ContactListReply as ContactListReply
    from .contact_reply import ContactReply as ContactReply
    from .contact_result import ContactResult as ContactResult
    from .contact_update_reply import ContactUpdateReply as ContactUpdateReply
    from .credits_ import Credits as Credits
    from .delivery_report_callback import DeliveryReportCallback as DeliveryReportCallback
    from .delivery_status import DeliveryStatus as DeliveryStatus
    from .done_reply import DoneReply as DoneReply
    from .forwarding_type import ForwardingType as ForwardingType
    from .gamme import Gamme as Gamme
    from .group import Group as Group
    from .group_add_reply import GroupAddReply as GroupAddReply
    from .group_list_reply import GroupListReply as GroupListReply
    from .group_name import GroupName as GroupName
    from .import_errors import ImportErrors as ImportErrors
    from .import_report import ImportReport as ImportReport
    from .interval import Interval as Interval
    from .long_number_reply_callback import LongNumberReplyCallback as LongNumberReplyCallback
    from .lookup import Lookup as Lookup
    from .lookup_reply import LookupReply as LookupReply
    from .me_reply import MeReply as MeReply
    from .message_number import MessageNumber as MessageNumber
    from .message_number import MessageNumberDict as MessageNumberDict
    from .message_statuses_reply import MessageStatusesReply as MessageStatusesReply
    from .monthly_cost import MonthlyCost as MonthlyCost
    from .multi_status import MultiStatus as MultiStatus
    from .multi_status_reply import MultiStatusReply as MultiStatusReply
    from .new_subaccount import NewSubaccount as NewSubaccount
    from .number_formats import NumberFormats as NumberFormats
    from .number_status import NumberStatus as NumberStatus
    from .number_verify_reply import NumberVerifyReply as NumberVerifyReply
    from .rcs_failover import RcsFailover as RcsFailover
    from .rcs_failover import RcsFailoverDict as RcsFailoverDict
    from .rcs_send_reply import RcsSendReply as RcsSendReply
    from .rental import Rental as Rental
    from .rental_category import RentalCategory as RentalCategory
    from .rental_cost import RentalCost as RentalCost
    from .rental_cost_text import RentalCostText as RentalCostText
    from .rental_file import RentalFile as RentalFile
    from .rental_operation import RentalOperation as RentalOperation
    from .rental_place import RentalPlace as RentalPlace
    from .rental_status_reply import RentalStatusReply as RentalStatusReply
    from .rental_target import RentalTarget as RentalTarget
    from .rental_target import RentalTargetDict as RentalTargetDict
    from .rental_target_reply import RentalTargetReply as RentalTargetReply
    from .rental_volume import RentalVolume as RentalVolume
    from .reply_callback import ReplyCallback as ReplyCallback
    from .saved_contact import SavedContact as SavedContact
    from .send_reply import SendReply as SendReply
    from .sexe import Sexe as Sexe
    from .statistics_reply import StatisticsReply as StatisticsReply
    from .status import Status as Status
    from .status_reply import StatusReply as StatusReply
    from .stop_add_reply import StopAddReply as StopAddReply
    from .stop_entry import StopEntry as StopEntry
    from .stop_list_reply import StopListReply as StopListReply
    from .subaccount import Subaccount as Subaccount
    from .subaccount_create_reply import SubaccountCreateReply as SubaccountCreateReply
    from .subaccount_credit_reply import SubaccountCreditReply as SubaccountCreditReply
    from .subaccount_credits import SubaccountCredits as SubaccountCredits
    from .subaccount_list_reply import SubaccountListReply as SubaccountListReply
    from .subaccount_parameters import SubaccountParameters as SubaccountParameters
    from .subaccount_parameters import SubaccountParametersDict as SubaccountParametersDict
    from .subaccount_type import SubaccountType as SubaccountType
    from .tag_statuses_reply import TagStatusesReply as TagStatusesReply
    from .verification_callback import VerificationCallback as VerificationCallback
    from .verification_error import VerificationError as VerificationError

_HOMES = {
    "AccountUser": "account_user",
    "BulkMessage": "bulk_message",
    "BulkMessageDict": "bulk_message",
    "BulkSendMember": "bulk_send_member",
    "BulkSendReply": "bulk_send_reply",
    "CallForwardReply": "call_forward_reply",
    "CancelReply": "cancel_reply",
    "Contact": "contact",
    "ContactAddManyReply": "contact_add_many_reply",
    "ContactAddReply": "contact_add_reply",
    "ContactChange": "contact_change",
    "ContactChangeDict": "contact_change",
    "ContactDetail": "contact_detail",
    "ContactDict": "contact",
    "ContactListReply": "contact_list_reply",
    "ContactReply": "contact_reply",
    "ContactResult": "contact_result",
    "ContactUpdateReply": "contact_update_reply",
    "Credits": "credits_",
    "DeliveryReportCallback": "delivery_report_callback",
    "DeliveryStatus": "delivery_status",
    "DoneReply": "done_reply",
    "ForwardingType": "forwarding_type",
    "Gamme": "gamme",
    "Group": "group",
    "GroupAddReply": "group_add_reply",
    "GroupListReply": "group_list_reply",
    "GroupName": "group_name",
    "ImportErrors": "import_errors",
    "ImportReport": "import_report",
    "Interval": "interval",
    "LongNumberReplyCallback": "long_number_reply_callback",
    "Lookup": "lookup",
    "LookupReply": "lookup_reply",
    "MeReply": "me_reply",
    "MessageNumber": "message_number",
    "MessageNumberDict": "message_number",
    "MessageStatusesReply": "message_statuses_reply",
    "MonthlyCost": "monthly_cost",
    "MultiStatus": "multi_status",
    "MultiStatusReply": "multi_status_reply",
    "NewSubaccount": "new_subaccount",
    "NumberFormats": "number_formats",
    "NumberStatus": "number_status",
    "NumberVerifyReply": "number_verify_reply",
    "RcsFailover": "rcs_failover",
    "RcsFailoverDict": "rcs_failover",
    "RcsSendReply": "rcs_send_reply",
    "Rental": "rental",
    "RentalCategory": "rental_category",
    "RentalCost": "rental_cost",
    "RentalCostText": "rental_cost_text",
    "RentalFile": "rental_file",
    "RentalOperation": "rental_operation",
    "RentalPlace": "rental_place",
    "RentalStatusReply": "rental_status_reply",
    "RentalTarget": "rental_target",
    "RentalTargetDict": "rental_target",
    "RentalTargetReply": "rental_target_reply",
    "RentalVolume": "rental_volume",
    "ReplyCallback": "reply_callback",
    "SavedContact": "saved_contact",
    "SendReply": "send_reply",
    "Sexe": "sexe",
    "StatisticsReply": "statistics_reply",
    "Status": "status",
    "StatusReply": "status_reply",
    "StopAddReply": "stop_add_reply",
    "StopEntry": "stop_entry",
    "StopListReply": "stop_list_reply",
    "Subaccount": "subaccount",
    "SubaccountCreateReply": "subaccount_create_reply",
    "SubaccountCreditReply": "subaccount_credit_reply",
    "SubaccountCredits": "subaccount_credits",
    "SubaccountListReply": "subaccount_list_reply",
    "SubaccountParameters": "subaccount_parameters",
    "SubaccountParametersDict": "subaccount_parameters",
    "SubaccountType": "subaccount_type",
    "TagStatusesReply": "tag_statuses_reply",
    "VerificationCallback": "verification_callback",
    "VerificationError": "verification_error",
}
__all__ = [
    "AccountUser",
    "BulkMessage",
    "BulkMessageDict",
    "BulkSendMember",
    "BulkSendReply",
    "CallForwardReply",
    "CancelReply",
    "Contact",
    "ContactAddManyReply",
    "ContactAddReply",
    "ContactChange",
    "ContactChangeDict",
    "ContactDetail",
    "ContactDict",
    "ContactListReply",
    "ContactReply",
    "ContactResult",
    "ContactUpdateReply",
    "Credits",
    "DeliveryReportCallback",
    "DeliveryStatus",
    "DoneReply",
    "ForwardingType",
    "Gamme",
    "Group",
    "GroupAddReply",
    "GroupListReply",
    "GroupName",
    "ImportErrors",
    "ImportReport",
    "Interval",
    "LongNumberReplyCallback",
    "Lookup",
    "LookupReply",
    "MeReply",
    "MessageNumber",
    "MessageNumberDict",
    "MessageStatusesReply",
    "MonthlyCost",
    "MultiStatus",
    "MultiStatusReply",
    "NewSubaccount",
    "NumberFormats",
    "NumberStatus",
    "NumberVerifyReply",
    "RcsFailover",
    "RcsFailoverDict",
    "RcsSendReply",
    "Rental",
    "RentalCategory",
    "RentalCost",
    "RentalCostText",
    "RentalFile",
    "RentalOperation",
    "RentalPlace",
    "RentalStatusReply",
    "RentalTarget",
    "RentalTargetDict",
    "RentalTargetReply",
    "RentalVolume",
    "ReplyCallback",
    "SavedContact",
    "SendReply",
    "Sexe",
    "StatisticsReply",
    "Status",
    "StatusReply",
    "StopAddReply",
    "StopEntry",
    "StopListReply",
    "Subaccount",
    "SubaccountCreateReply",
    "SubaccountCreditReply",
    "SubaccountCredits",
    "SubaccountListReply",
    "SubaccountParameters",
    "SubaccountParametersDict",
    "SubaccountType",
    "TagStatusesReply",
    "VerificationCallback",
    "VerificationError",
]


def __getattr__(name: str) -> "Any":
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
    return value


def __dir__() -> list[str]:
    return __all__
