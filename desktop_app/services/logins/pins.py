"""A PIN wakes the locked session of whoever chose it, and opens nothing else.

What is kept of it is made with its owner's own key, which only their password opens and which their
session alone has in memory. So whoever reads the database can't try the ten thousand PINs on it at
home, and whoever writes into it can't put a PIN of theirs under somebody else's name.
"""

import hmac
from itertools import pairwise

from desktop_app.law.steps import N_, Step
from desktop_app.records.acts import Act
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.history import record_for_office
from desktop_app.services.logins import passwords
from desktop_app.services.logins.sessions import Ended, Session
from desktop_app.storage.logins import pins

SHORTEST, LONGEST = 4, 8
MOST_WRONG = 5

_MEMORY = 64 * 2**20
_OPERATIONS = 3
_MARK = 16


def set_pin(session: Session, pin: str, password: str = "") -> None:
    """Keep a PIN in place of the one of before, with the password; an empty one takes that away.

    EntryError; Replaced as `passwords.prove_again`.
    """
    desk = session.desk
    slip = weakness(pin) if pin else None
    if slip is not None:
        raise EntryError(slip)
    if pin:  # whoever finds the window open leaves no key of their own to it
        passwords.prove_again(session, password)
    stretched = _kept(session, pin) if pin else ""
    with desk.writing(Act.CHANGE_OWN_PASSWORD) as connection:
        label = N_("Chose a PIN") if pin else N_("Took their PIN away")
        record_for_office(connection, desk, Step(label, ""))
        pins.keep(connection, desk.worker.id, stretched)


def has_pin(session: Session) -> bool:
    """One that was chosen with another key, as before another password was given, is none."""
    return bool(_stored(session))


def is_right(session: Session, pin: str) -> bool:
    """Whether it is theirs. Ended after five wrong ones, and where they left the office; Replaced
    where somebody has given them another password."""
    if session.pins.over:
        raise Ended
    passwords.require_own(session)
    stored = _stored(session)
    if stored and _matches(stored, _keyed(session, pin)):
        session.pins.wrong = 0
        return True
    session.pins.wrong += 1
    session.pins.untold += 1
    if not stored or session.pins.wrong >= MOST_WRONG:
        session.pins.over = True
        session.end()
        raise Ended
    return False


def wrong_since_told(session: Session) -> int:
    """How many wrong ones were typed since this was asked last."""
    count, session.pins.untold = session.pins.untold, 0
    return count


def weakness(pin: str) -> Slip | None:
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        return Slip("pin", N_("A PIN has four to eight digits."))
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    repeated = any(pin == pin[:size] * (len(pin) // size) for size in (1, 2) if size < len(pin))
    if repeated or steps in ({1}, {-1}):
        return Slip("pin", N_("This PIN is among the first that are guessed. Choose another one."))
    if _is_like_a_birthday(pin):
        return Slip("pin", N_("A PIN is no year and no birthday. Choose another one."))
    return None


def _is_like_a_birthday(pin: str) -> bool:
    """1985, 150385, 15031985, 850315, 19850315: the first that whoever knows them would try."""
    if len(pin) == 4:
        return pin[:2] in ("19", "20")
    if len(pin) == 6:
        return _is_day(pin[:2], pin[2:4]) or _is_day(pin[4:], pin[2:4])
    if len(pin) == 8:
        first, last = pin[:2] in ("19", "20"), pin[4:6] in ("19", "20")
        return (last and _is_day(pin[:2], pin[2:4])) or (first and _is_day(pin[6:], pin[4:6]))
    return False


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _kept(session: Session, pin: str) -> str:
    """Which key it was made with, and what Argon2id made of it."""
    from nacl.pwhash import argon2id

    keyed = _keyed(session, pin)
    stretched = argon2id.str(keyed, opslimit=_OPERATIONS, memlimit=_MEMORY).decode("ascii")
    return f"{_mark(session)}{stretched}"


def _stored(session: Session) -> str:
    """What Argon2id made of their PIN; empty where they have none that was made with their key."""
    with session.own.database.read() as connection:
        kept = pins.stored(connection, session.own.worker.id)
    mark = _mark(session)
    return kept.removeprefix(mark) if kept.startswith(mark) else ""


def _keyed(session: Session, pin: str) -> bytes:
    typed = pin.encode("utf-8", "surrogatepass")
    return hmac.digest(session.entered.private, b"pin " + typed, "sha256")


def _mark(session: Session) -> str:
    """Says which key it was, and nothing of the key."""
    return hmac.new(session.entered.private, b"whose pin", "sha256").hexdigest()[:_MARK]


def _matches(stored: str, keyed: bytes) -> bool:
    from nacl.exceptions import CryptoError
    from nacl.pwhash import verify

    try:
        return verify(stored.encode("ascii"), keyed)
    except (CryptoError, ValueError):
        return False
