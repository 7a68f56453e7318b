"""Somebody who has entered an office, and where they work there."""

from dataclasses import dataclass, field

from desktop_app.keys.ring import Entered
from desktop_app.law.steps import N_
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.logins.doors import Door


class Ended(Exception):
    """The session is over: only the password opens the office again."""


class Replaced(Ended):
    """Somebody has given its worker another password: the session is nobody's to wake."""


@dataclass
class PinTries:
    """Wrong PINs in a row; ``over`` once there were too many, ``untold`` until somebody woke it."""

    wrong: int = 0
    over: bool = False
    untold: int = 0


@dataclass(frozen=True)
class Session:
    """``own`` is their desk for acts about their login; all else is done at ``desk``.

    ``temporary``: somebody else knows their password, so they have to choose another one first.
    ``key`` opens the file, and is empty where no key does. ``key_change_is_due``: the changing of
    the key was interrupted, and the one of before still opens the file.
    """

    door: Door
    own: Desk
    entered: Entered
    temporary: bool = False
    key: bytes = field(default=b"", repr=False)
    key_change_is_due: bool = False
    pins: PinTries = field(default_factory=PinTries, compare=False)

    @property
    def desk(self) -> Desk:
        """Trouble while the password is a temporary one."""
        if self.temporary:
            raise Trouble(N_("Choose a password of your own first: somebody else knows this one."))
        return self.own

    def end(self) -> None:
        self.own.database.close()
