"""The printed code lets the administrator or the head in once, and makes the next code."""

from collections.abc import Callable

import pytest

from desktop_app.keys import recovery as codes
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.logins import recovery
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office.details import history
from desktop_app.services.office.shown import read
from tests.services.logins.conftest import (
    ACCOUNTANT,
    ADMINISTRATOR,
    CLERK,
    HEAD,
    PASSWORDS,
    Protected,
)

NEW = "аспан астында алма ағашы"


@pytest.mark.parametrize("worker", [ADMINISTRATOR, HEAD])
def test_the_code_gives_a_new_password_once(protected: Protected, worker: int) -> None:
    typed = protected.code.lower().replace("-", " ")
    session, next_code = recovery.recover(protected.door, typed, worker, NEW, pc="ПК-1")
    assert session.desk.worker.id == worker
    assert not session.temporary
    label = "Entered with the recovery code and chose a new password"
    assert [(act.what.label, act.who) for act in history(session.desk)[1:2]] == [
        (label, session.desk.worker.name)
    ]
    session.end()
    with pytest.raises(EntryError) as told:
        recovery.recover(protected.door, protected.code, worker, NEW)
    assert [slip.field for slip in told.value.slips] == ["code"]
    with pytest.raises(EntryError):
        protected.enter(worker)
    protected.enter(worker, NEW).end()
    again, _ = recovery.recover(protected.door, next_code, HEAD, NEW)
    again.end()


@pytest.mark.parametrize("worker", [ACCOUNTANT, CLERK, 99])
def test_the_code_is_for_nobody_else(protected: Protected, worker: int) -> None:
    with pytest.raises(Trouble, match="administrator or the head"):
        recovery.recover(protected.door, protected.code, worker, NEW)
    protected.enter(CLERK).end()


@pytest.mark.parametrize("make", [str, lambda: "жоқ", codes.new_code], ids=["none", "no", "new"])
def test_another_code_opens_nothing(protected: Protected, make: Callable[[], str]) -> None:
    with pytest.raises(EntryError) as told:
        recovery.recover(protected.door, make(), HEAD, NEW)
    assert [slip.field for slip in told.value.slips] == ["code"]


def test_a_weak_password_is_refused_and_the_code_stays(protected: Protected) -> None:
    with pytest.raises(EntryError) as told:
        recovery.recover(protected.door, protected.code, HEAD, "ахметов2026")
    assert [slip.field for slip in told.value.slips] == ["password"]
    session, _ = recovery.recover(protected.door, protected.code, HEAD, NEW)
    session.end()


def test_a_new_code_takes_the_place_of_the_printed_one(
    protected: Protected, session: Session
) -> None:
    code = recovery.new_code(session)
    assert recovery.is_typed_right(code, f" {code.lower()} ")
    assert not recovery.is_typed_right(code, protected.code)
    with pytest.raises(EntryError):
        recovery.recover(protected.door, protected.code, HEAD, NEW)
    opened, _ = recovery.recover(protected.door, code, HEAD, NEW)
    assert read(opened.desk).workers
    opened.end()


def test_the_slot_of_the_code_is_no_workers(protected: Protected) -> None:
    assert 0 not in [slot.worker for slot in protected.door.slots]
    with pytest.raises(Trouble, match="not on the list"):
        protected.enter(0, protected.code)
    protected.enter(HEAD, PASSWORDS[HEAD]).end()
