"""A slot lets somebody in only where an act of the office has made it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from desktop_app.keys import files
from desktop_app.keys import recovery as codes
from desktop_app.keys.ring import Ring
from desktop_app.keys.slots import RECOVERY
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.logins import passwords, protecting, recovery
from desktop_app.services.logins.entering import enter
from desktop_app.services.logins.sessions import Session
from tests.builders import Clock
from tests.services.logins.conftest import CLERK, HEAD, PASSWORDS, Protected

FORGED = "ұрланған бөтен құпия сөз"
GIVEN = "берілген жаңа уақытша сөз"


def ring_of(protected: Protected) -> Ring:
    ring = files.ring_of(protected.file)
    assert ring is not None
    return ring


def forge(protected: Protected, worker: int, password: str = FORGED) -> None:
    """What a clerk who can program does with her own password: a slot in another's name."""
    ring = ring_of(protected)
    keys = ring.enter(CLERK, PASSWORDS[CLERK]).keys
    files.keep(ring.with_worker(worker, "Ә", password, keys), protected.file)


def test_a_forged_slot_lets_nobody_in(protected: Protected) -> None:
    before = ring_of(protected)
    forge(protected, HEAD)
    with pytest.raises(Trouble, match="changed by something else"):
        protected.enter(HEAD, FORGED)
    files.keep(before, protected.file)
    protected.enter(HEAD).end()


def test_a_forged_code_opens_nothing(protected: Protected) -> None:
    code = codes.new_code()
    forge(protected, RECOVERY, code)
    with pytest.raises(Trouble, match="changed by something else"):
        recovery.recover(protected.door, code, HEAD, GIVEN, clock=Clock())


def _given(protected: Protected, session: Session) -> None:
    passwords.set_for(session, CLERK, GIVEN)


def _new_code(protected: Protected, session: Session) -> None:
    recovery.new_code(session)


def _new_key(protected: Protected, session: Session) -> None:
    protecting.change_key(session).end()


@pytest.mark.parametrize("act", [_given, _new_code, _new_key])
def test_no_act_about_others_makes_a_forged_slot_a_known_one(
    act: Callable[[Protected, Session], None], protected: Protected, session: Session
) -> None:
    forge(protected, HEAD)
    act(protected, session)
    with pytest.raises(Trouble, match="changed by something else"):
        protected.enter(HEAD, FORGED)


def test_the_administrator_gives_whose_slot_was_forged_another_password(
    protected: Protected, session: Session
) -> None:
    forge(protected, HEAD)
    passwords.set_for(session, HEAD, GIVEN)
    protected.enter(HEAD, GIVEN).end()
    with pytest.raises(EntryError):
        protected.enter(HEAD, FORGED)


def test_the_code_helps_an_administrator_whose_slot_was_forged(protected: Protected) -> None:
    forge(protected, 1)
    session, _code = recovery.recover(protected.door, protected.code, 1, GIVEN, clock=Clock())
    session.end()
    protected.enter(1, GIVEN).end()


def test_a_backup_that_was_put_back_is_entered_with_the_passwords_of_then(
    protected: Protected, session: Session, tmp_path: Path
) -> None:
    """The fingerprints come with the database, the ring lies beside it: both of one moment."""
    both = (protected.file, files.ring_file(protected.file))
    session.end()
    for file in both:
        copyfile(file, tmp_path / file.name)
    later = protected.enter()
    passwords.set_for(later, HEAD, GIVEN)
    later.end()
    for file in both:
        copyfile(tmp_path / file.name, file)
    protected.enter(HEAD).end()


# --- a temporary password ends ---


@pytest.fixture
def later() -> Clock:
    return Clock()


def test_a_temporary_password_ends_after_a_week(protected: Protected, later: Clock) -> None:
    later.pass_by(days=7)
    enter(protected.door, HEAD, PASSWORDS[HEAD], clock=later).end()
    later.pass_by(days=1)
    with pytest.raises(Trouble, match="temporary password was given"):
        enter(protected.door, HEAD, PASSWORDS[HEAD], clock=later)
    enter(protected.door, 1, PASSWORDS[1], clock=later).end()


def test_another_one_begins_a_new_week(protected: Protected, later: Clock) -> None:
    later.pass_by(days=30)
    administrator = enter(protected.door, 1, PASSWORDS[1], clock=later)
    passwords.set_for(administrator, HEAD, GIVEN)
    administrator.end()
    session = enter(protected.door, HEAD, GIVEN, clock=later)
    passwords.change_own(session, GIVEN, "менің өз құпия сөзім бар").end()
    later.pass_by(days=400)
    enter(protected.door, HEAD, "менің өз құпия сөзім бар", clock=later).end()


@pytest.mark.parametrize("days", [None, 30])
def test_nobody_prolongs_their_temporary_password_by_hand(
    protected: Protected, days: int | None
) -> None:
    ring = ring_of(protected)
    slot = ring.of(CLERK)
    assert slot is not None
    assert slot.temporary_from is not None
    day = None if days is None else slot.temporary_from + timedelta(days=days)
    other = replace(slot, temporary_from=day)
    slots = tuple(other if each == slot else each for each in ring.slots)
    files.keep(replace(ring, slots=slots), protected.file)
    with pytest.raises(Trouble, match="changed by something else"):
        protected.enter(CLERK)
