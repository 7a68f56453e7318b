"""Each act about logins × each role: exactly the table, by the role that is on file now."""

from collections.abc import Callable

import pytest

from desktop_app.keys import files
from desktop_app.records.acts import Act
from desktop_app.records.decisions import Act as HistoryEntry
from desktop_app.records.kinds import Role
from desktop_app.services import acts
from desktop_app.services.errors import Trouble
from desktop_app.services.logins import passwords, pins, plain_files, protecting, recovery
from desktop_app.services.logins.sessions import Session
from desktop_app.services.office.details import history
from tests.services.logins.conftest import ACCOUNTANT, CLERK, HEAD, PASSWORDS, Protected

NEW = "аспан астында алма ағашы"

Done = Callable[[Session], object]
EXAMPLES: list[tuple[Act, Done]] = [
    (Act.CHANGE_OWN_PASSWORD, lambda own: passwords.change_own(own, NEW, "тағы бір жаңа сөз")),
    (Act.CHANGE_OWN_PASSWORD, lambda own: pins.set_pin(own, "2759", NEW)),
    (Act.SET_PASSWORD, lambda own: passwords.set_for(own, ACCOUNTANT, "уақытша берілген сөз")),
    (Act.CHANGE_KEY, lambda own: protecting.change_key(own).end()),
    (Act.CHANGE_KEY, recovery.new_code),
    (Act.CHANGE_KEY, plain_files.remove),
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("act", "done"), EXAMPLES)
def test_a_role_does_exactly_the_acts_of_the_table(
    act: Act, done: Done, role: Role, protected: Protected, by_hand: Callable[..., None]
) -> None:
    left = protected.file.with_name("office-not-encrypted.homeedu")
    left.write_bytes(b"SQLite format 3\0" + bytes(500))
    by_hand(CLERK, role=role)
    own = passwords.change_own(protected.enter(CLERK), PASSWORDS[CLERK], NEW)
    ring, before = files.ring_file(protected.file).read_bytes(), entries(protected)
    if acts.may(role, act):
        done(own)
        assert {entry.act for entry in entries(protected)[len(before) :]} == {act}
    else:
        with pytest.raises(Trouble) as told:
            done(own)
        assert told.value.step.label == acts.refusal(act)
        assert files.ring_file(protected.file).read_bytes() == ring
        assert left.exists()
        assert entries(protected) == before
    own.end()


def entries(protected: Protected) -> list[HistoryEntry]:
    session = protected.enter()
    found = history(session.desk)
    session.end()
    return list(found)[::-1]


def test_who_was_administrator_when_they_entered_is_none_after_their_role_was_changed(
    protected: Protected, session: Session, by_hand: Callable[..., None]
) -> None:
    by_hand(session.own.worker.id, role=Role.HEAD)
    by_hand(HEAD, role=Role.ADMINISTRATOR)
    for act, done in EXAMPLES:
        if act is not Act.CHANGE_OWN_PASSWORD and done is not plain_files.remove:
            with pytest.raises(Trouble, match="Only the administrator"):
                done(session)
