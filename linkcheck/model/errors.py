"""What the user can mend."""

__all__ = [
    "InputError",
    "UserError",
]


class UserError(Exception):
    """Something the user can mend; the message is one line that says what."""


class InputError(UserError):
    """A file that the user named cannot be read, or not written."""
