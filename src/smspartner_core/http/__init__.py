"""The network: from a request to a response, or to a fault if none comes."""
