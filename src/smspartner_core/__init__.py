"""The foundation of `smspartner`: HTTP, JSON, XML, errors, money and dates, without any operation."""
