"""The network: from a request to a response, or to the fault that there is none."""
