"""The codecs of the mock: queries, JSON, XML and message text. They know no operation."""
