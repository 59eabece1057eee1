"""What `smspartner` stands on: it knows HTTP, JSON, XML, errors, money and dates, and no operation."""
