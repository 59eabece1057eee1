"""The two ways in which what came over the wire cannot be read. Both stay inside this package."""


class WrongTypeError(ValueError):
    """A value that is not of its field's kind, or an object that lacks what it always has."""


class UnreadableError(ValueError):
    """A response that is not well-formed, or is more than a response may be."""
