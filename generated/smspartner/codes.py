# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The codes by which operations refuse, with what they mean there and the class of the error."""

from smspartner_core.operation import Code

COMMON: dict[int, Code] = {
    1: Code("AuthenticationError", "The key is required."),
    9: Code("InvalidRequestError", "A parameter is not accepted (assumed where the operation's own codes lack it)."),
    10: Code("AuthenticationError", "The key is wrong."),
    96: Code("NotAllowedError", "The IP address is not allowed."),
}
SENDING: dict[int, Code] = COMMON | {
    2: Code("InvalidRequestError", "The number is required."),
    4: Code("NotFoundError", "There is no such message."),
    9: Code("InvalidRequestError", "One or more limits are not met; the field errors say which."),
    11: Code("InsufficientCreditError", "There is not enough credit."),
    13: Code("InvalidRequestError", "There is no price for these numbers."),
    14: Code("InvalidRequestError", "The number is on the stop list."),
    15: Code("InvalidRequestError", "The number is in the list already."),
    20: Code("NotAllowedError", "The account is disabled."),
    22: Code("NotAllowedError", "Marketing messages are not allowed at this hour."),
    23: Code("NotAllowedError", "Marketing messages are not allowed on Sundays and public holidays."),
    30: Code("NotAllowedError", "The account is blocked."),
    40: Code("NotAllowedError", "The account has no access to this."),
    42: Code("InvalidRequestError", "Low cost is limited to 160 characters."),
    43: Code("InvalidRequestError", "The message is required."),
    44: Code("InvalidRequestError", "The sender is not valid."),
    45: Code("InvalidRequestError", "The date is required."),
    46: Code("InvalidRequestError", "The hour is required."),
    47: Code("InvalidRequestError", "The minute is not valid."),
    48: Code("InvalidRequestError", "The minute is no multiple of 5."),
    49: Code("InvalidRequestError", "The date is not valid."),
    50: Code("InvalidRequestError", "There are more than 500 numbers."),
    51: Code("NotAllowedError", "Low cost is not available."),
    52: Code("InvalidRequestError", "The text needs more than 10 SMS."),
    55: Code("InvalidRequestError", "There is no number to send to.", vague=True),
    90: Code("InvalidRequestError", "The JSON is malformed."),
    500: Code("ServiceError", "The message could not be queued."),
    992: Code("NotAllowedError", "The sender is not authorised."),
}
STATUSES: dict[int, Code] = COMMON | {
    2: Code("InvalidRequestError", "The number is required."),
    3: Code("InvalidRequestError", "The message's id (or the tag) is required."),
    4: Code("NotFoundError", "There is no such message."),
    5: Code("InvalidRequestError", "The list is empty."),
    6: Code("InvalidRequestError", "The format is not correct."),
    9: Code("InvalidRequestError", "The number is no mobile number."),
    50: Code("InvalidRequestError", "There are more than 500 members."),
}
GROUP_TOKEN: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The group's id is required."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
    404: Code("NotFoundError", "There is no such group.", done=True),
}
CONTACT_TOKEN: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The contact's id is required."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
    404: Code("NotFoundError", "There is no such contact.", done=True),
}
SUBACCOUNT_CREDIT: dict[int, Code] = COMMON | {
    2: Code("InvalidRequestError", "The credit is required."),
    3: Code("InvalidRequestError", "The sub-account's token is required."),
    4: Code("NotAllowedError", "The account may not do this."),
    5: Code("InvalidRequestError", "The credit must be over 0."),
    6: Code("InsufficientCreditError", "The balance must be over 0."),
    7: Code("NotFoundError", "There is no such sub-account."),
    8: Code("InsufficientCreditError", "There is not enough credit."),
}
VERIFICATION: dict[int, Code] = COMMON | {
    2: Code("InvalidRequestError", "The number is required."),
    3: Code("InvalidRequestError", "The numbers must be separated by commas (19 on the general page)."),
    11: Code("InsufficientCreditError", "There is not enough credit."),
    13: Code("InvalidRequestError", "There is no price for these numbers."),
    14: Code("InvalidRequestError", "The number is on the stop list."),
    19: Code("InvalidRequestError", "The numbers must be separated by commas (3 on the operation's page)."),
    50: Code("InvalidRequestError", "There are more than 500 numbers."),
    55: Code("InvalidRequestError", "There is no number.", vague=True),
}
RENTALS: dict[int, Code] = COMMON | {
    3: Code("InvalidRequestError", "The parameters are required."),
    4: Code("InvalidRequestError", "The operation is required."),
    5: Code("InvalidRequestError", "urlNotification is no URL."),
    6: Code("InvalidRequestError", "The operation is not allowed."),
    7: Code("InvalidRequestError", "sexe is required."),
    8: Code("InvalidRequestError", "sexe is not m, h or f."),
    9: Code("InvalidRequestError", "minAge is required."),
    11: Code("InsufficientCreditError", "There is not enough credit."),
    12: Code("InvalidRequestError", "minAge must be over 17."),
    13: Code("InvalidRequestError", "maxAge is required."),
    14: Code("InvalidRequestError", "maxAge must be under 99."),
    15: Code("InvalidRequestError", "interest must be over 0."),
    16: Code("InvalidRequestError", "interest is empty."),
    17: Code("InvalidRequestError", "subInterest is empty."),
    18: Code("InvalidRequestError", "subInterest must be over 0."),
    19: Code("InvalidRequestError", "interest or subInterest is required."),
    22: Code("InvalidRequestError", "The category is empty."),
    23: Code("InvalidRequestError", "The category must be over 0."),
    24: Code("InvalidRequestError", "Type is required."),
    25: Code("InvalidRequestError", "Localite is required."),
    26: Code("InvalidRequestError", "Volume is required."),
    27: Code("InvalidRequestError", "More is asked for than there are."),
    28: Code("InvalidRequestError", "DesiredVolume is over the total."),
    31: Code("InvalidRequestError", "The token is required."),
    32: Code("NotFoundError", "There is no such rental."),
    33: Code("NotFoundError", "There is no such file."),
    34: Code("InvalidRequestError", "The file was used already."),
    35: Code("InvalidRequestError", "The file is being downloaded."),
    36: Code("InvalidRequestError", "The rental failed."),
    61: Code("NotFoundError", "Nothing was found."),
}
MESSAGES_CANCEL: dict[int, Code] = COMMON | {
    3: Code("InvalidRequestError", "The message's id is required."),
    4: Code("NotFoundError", "There is no such message."),
    5: Code("InvalidRequestError", "The message is cancelled already.", done=True),
    6: Code("InvalidRequestError", "Less than five minutes are left before its time."),
    7: Code("InvalidRequestError", "The message is sent already."),
}
GROUPS_ADD: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The name is required."),
    2: Code("AuthenticationError", "The key is required."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
}
GROUPS_LIST: dict[int, Code] = COMMON | {
    10: Code("AuthenticationError", "The key is missing or wrong."),
}
CONTACTS_ADD: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The group's id is required."),
    2: Code("InvalidRequestError", "The contact is required."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
    15: Code("InvalidRequestError", "The number is in the group already."),
    404: Code("NotFoundError", "There is no such group."),
}
CONTACTS_UPDATE: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The contact's id is required (printed as the group's)."),
    2: Code("InvalidRequestError", "The contact is required."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
    15: Code("InvalidRequestError", "The number is in the group already."),
    404: Code("NotFoundError", "There is no such contact."),
}
CONTACTS_LIST: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The group's id is required."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
    404: Code("NotFoundError", "There is no such group."),
}
CONTACTS_GET: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The contact's id is required."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
    404: Code("NotFoundError", "There is no such contact."),
}
STOPS_ADD: dict[int, Code] = COMMON | {
    2: Code("InvalidRequestError", "The number is required."),
    3: Code("InvalidRequestError", "The number is on the list already (an older page says something else).", done=True),
    9: Code("InvalidRequestError", "The number is not valid."),
}
STOPS_DELETE: dict[int, Code] = COMMON | {
    2: Code("InvalidRequestError", "The number is required."),
    3: Code("InvalidRequestError", "The id is required."),
    4: Code("NotFoundError", "The id is not on the list.", done=True),
}
SUBACCOUNTS_CREATE: dict[int, Code] = COMMON | {
    2: Code("NotAllowedError", "The account may not have sub-accounts."),
    3: Code("InvalidRequestError", "isBuyer is required."),
    4: Code("InvalidRequestError", "The type is required."),
    5: Code("InvalidRequestError", "The type is unknown."),
    6: Code("InvalidRequestError", "The e-mail address is required."),
    7: Code("InvalidRequestError", "There is an account with this address already."),
    8: Code("InvalidRequestError", "creditToAttribute must be over 0."),
    9: Code("InsufficientCreditError", "The balance must be over 0."),
}
SUBACCOUNTS_REMOVE: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The token is required."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
    404: Code("NotFoundError", "There is no such sub-account.", done=True),
}
NUMBERS_FORWARD_CALLS: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The name is required."),
    5: Code("InvalidRequestError", "The number is required."),
    6: Code("InvalidRequestError", "The type is required."),
    7: Code("InvalidRequestError", "The type is not valid."),
    8: Code("InvalidRequestError", "The parameter is required."),
    9: Code("InvalidRequestError", "The e-mail address is not valid (its sample has code 5 with this message)."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
    12: Code("InvalidRequestError", "The number to forward to is not valid."),
    13: Code("NotFoundError", "There is no such number."),
    14: Code("NotAllowedError", "Forwarding is not enabled for the number."),
    15: Code("NotAllowedError", "The number is disabled."),
    16: Code("InvalidRequestError", "Forwarding is on already (perhaps to another number)."),
    17: Code("InvalidRequestError", "Voice mail is on already (perhaps with another address)."),
    18: Code("InvalidRequestError", "It is off already.", done=True),
}
CONTACTS_ADD_MANY: dict[int, Code] = COMMON | {
    1: Code("InvalidRequestError", "The group's id is required."),
    2: Code("InvalidRequestError", "The contact is required."),
    10: Code("AuthenticationError", "The key is missing or wrong."),
    15: Code("InvalidRequestError", "The number is in the group already."),
    404: Code("NotFoundError", "There is no such group."),
}
