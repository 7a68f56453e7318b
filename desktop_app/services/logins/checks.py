"""Whether a password may be one, said at its field."""

from desktop_app.keys import passwords
from desktop_app.law.steps import N_
from desktop_app.services.errors import EntryError, Slip

WORDS = {
    "short": N_("A password has ten characters at least. Drawn words are easy to keep."),
    "long": N_("A password has 200 characters at most."),
    "simple": N_("This password is among the first that are guessed. Choose another one."),
    "known": N_("A password does not contain a name that others know. Choose another one."),
    "same": N_("This is the password of before. Choose another one."),
}


def weakness(password: str, *known: str) -> Slip | None:
    """What keeps it from being a password of somebody of whom others know this."""
    why = passwords.weakness(password, *known)
    return Slip("password", WORDS[why]) if why else None


def require_strong(password: str, *known: str) -> None:
    """EntryError, naming the field ``password``."""
    slip = weakness(password, *known)
    if slip is not None:
        raise EntryError(slip)
