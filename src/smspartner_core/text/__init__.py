"""Message text and numbers: the text on the phone, its number of SMS, and the hours when it may be sent."""
