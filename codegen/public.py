"""What `import smspartner` offers."""

PUBLIC = {
    ".client": ["AsyncSMSPartner", "SMSPartner"],
    "smspartner_core.callback": ["read_callback"],
    "smspartner_core.errors": [
        "APIError",
        "ArgumentError",
        "AuthenticationError",
        "ConfigurationError",
        "DecodingError",
        "FieldError",
        "InsufficientCreditError",
        "InvalidRequestError",
        "NotAllowedError",
        "NotFoundError",
        "OutcomeUnknownError",
        "RateLimitError",
        "SMSPartnerError",
        "ServiceError",
        "TransportError",
    ],
    "smspartner_core.events": ["Event"],
    "smspartner_core.file": ["File"],
    "smspartner_core.resolve": ["Outcome"],
    "smspartner_core.paging": ["AsyncPages", "Pages"],
    "smspartner_core.raw": ["RawResponse"],
    "smspartner_core.tracing": ["opentelemetry_spans"],
    "smspartner_core.version": ["__version__"],
}
"""What `import smspartner` offers, by the module that has it."""
