"""A worker's own password, and the one that the administrator gives for once."""

from collections.abc import Callable

import pytest

from desktop_app.keys import files
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.logins import passwords
from desktop_app.services.logins.doors import door_of
from desktop_app.services.logins.entering import enter_practice
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office.details import history
from tests.services.logins.conftest import ADMINISTRATOR, CLERK, HEAD, PASSWORDS, Protected

NEW = "аспан астында алма ағашы"


def fields(told: pytest.ExceptionInfo[EntryError]) -> list[str]:
    return [slip.field for slip in told.value.slips]


def test_the_old_password_opens_nothing_after_a_change(
    protected: Protected, session: Session
) -> None:
    passwords.change_own(session, PASSWORDS[ADMINISTRATOR], NEW)
    with pytest.raises(EntryError):
        protected.enter()
    protected.enter(ADMINISTRATOR, NEW).end()
    protected.enter(HEAD).end()
    assert history(session.desk)[0].what.label == "Changed their own password"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("бұл дұрыс емес сөз", NEW, "old"),
        (PASSWORDS[HEAD], NEW, "old"),
        (PASSWORDS[ADMINISTRATOR], "қысқа", "password"),
        (PASSWORDS[ADMINISTRATOR], "Серікова2026", "password"),
        (PASSWORDS[ADMINISTRATOR], PASSWORDS[ADMINISTRATOR], "password"),
    ],
)
def test_a_change_that_is_refused_changes_nothing(
    protected: Protected, session: Session, old: str, new: str, field: str
) -> None:
    before = files.ring_file(protected.file).read_bytes()
    with pytest.raises(EntryError) as told:
        passwords.change_own(session, old, new)
    assert fields(told) == [field]
    assert files.ring_file(protected.file).read_bytes() == before


def test_a_temporary_password_is_given_to_others(protected: Protected, session: Session) -> None:
    passwords.change_own(protected.enter(CLERK), PASSWORDS[CLERK], "тек менің құпия сөзім").end()
    passwords.set_for(session, CLERK, NEW)
    with pytest.raises(EntryError):
        protected.enter(CLERK, "тек менің құпия сөзім")
    clerk = protected.enter(CLERK, NEW)
    assert clerk.temporary
    clerk.end()
    assert history(session.desk)[0].what.label == "Gave {name} a temporary password"


def test_it_is_given_to_nobody_who_left_and_not_to_oneself(
    session: Session, by_hand: Callable[..., None]
) -> None:
    by_hand(CLERK, active=False)
    with pytest.raises(Trouble, match="out of the list"):
        passwords.set_for(session, CLERK, NEW)
    with pytest.raises(EntryError):
        passwords.set_for(session, ADMINISTRATOR, NEW)
    with pytest.raises(EntryError):
        passwords.set_for(session, HEAD, "ахметов 1985")


def test_only_the_administrator_gives_passwords(protected: Protected) -> None:
    head = passwords.change_own(protected.enter(HEAD), PASSWORDS[HEAD], NEW)
    with pytest.raises(Trouble, match="Only the administrator"):
        passwords.set_for(head, CLERK, "тағы бір уақытша сөз")
    head.end()


def test_who_was_given_another_password_meanwhile_gives_none(
    protected: Protected, session: Session
) -> None:
    """Their session goes on until it ends, but it takes nothing out of the ring any more."""
    ring = files.ring_of(protected.file)
    assert ring is not None
    files.keep(ring.without(ADMINISTRATOR), protected.file)
    with pytest.raises(Trouble, match="can't enter this office any more"):
        passwords.set_for(session, CLERK, NEW)
    assert history(session.desk)[0].what.label != "Gave {name} a temporary password"


def test_nobody_has_a_password_in_practice(office_file: object, protected: Protected) -> None:
    practice = enter_practice(door_of(str(office_file)))
    with pytest.raises(Trouble, match="practise"):
        passwords.change_own(practice, "", NEW)
    practice.end()
