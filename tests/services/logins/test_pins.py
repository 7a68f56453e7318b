"""A PIN wakes its owner's session; five wrong ones end it."""

from contextlib import suppress

import pytest
from nacl.exceptions import InvalidkeyError
from nacl.pwhash import argon2id, verify

from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.logins import passwords, pins
from desktop_app.services.logins.sessions import Ended, Replaced, Session
from desktop_app.storage.logins import pins as stored_pins
from tests.services.logins.conftest import ADMINISTRATOR, CLERK, PASSWORDS, Protected


@pytest.mark.parametrize(
    ("pin", "fits"),
    [
        ("", False),
        ("123", False),
        ("123456789", False),
        ("12a4", False),
        ("１２３９", False),
        ("0000", False),
        ("1234", False),
        ("4321", False),
        ("7777777", False),
        ("4747", False),
        ("1985", False),
        ("2026", False),
        ("150385", False),
        ("850315", False),
        ("15031985", False),
        ("19850315", False),
        ("2759", True),
        ("903941", True),
        ("60718293", True),
    ],
)
def test_weakness(pin: str, fits: bool) -> None:
    assert (pins.weakness(pin) is None) is fits


def test_it_is_kept_as_what_argon2id_made_of_it(session: Session) -> None:
    assert not pins.has_pin(session)
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    assert pins.has_pin(session)
    with session.own.database.read() as connection:
        stored = stored_pins.stored(connection, ADMINISTRATOR)
    assert "$argon2id$" in stored
    assert "2759" not in stored.split("$")[-2:]
    assert pins.is_right(session, "2759")


def test_whoever_reads_the_database_can_not_try_pins_on_it_at_home(session: Session) -> None:
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    with session.own.database.read() as connection:
        mark, hashed = stored_pins.stored(connection, ADMINISTRATOR).split("$", 1)
    with pytest.raises(InvalidkeyError):
        verify(f"${hashed}".encode(), b"2759")
    assert mark.encode() not in session.entered.private.hex().encode()
    assert pins.is_right(session, "2759")


def test_a_pin_that_somebody_put_under_anothers_name_wakes_nothing(
    protected: Protected, session: Session
) -> None:
    """Everybody's password opens the file, and so somebody may write into it by other means."""
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    own = passwords.change_own(protected.enter(CLERK), PASSWORDS[CLERK], "тек менің құпия сөзім")
    pins.set_pin(own, "9041", "тек менің құпия сөзім")
    with own.own.database.begin() as connection:
        theirs = stored_pins.stored(connection, CLERK)
        of_whom = stored_pins.stored(connection, ADMINISTRATOR)
        forged = argon2id.str(b"9041", opslimit=1, memlimit=2**16).decode()
    for made in (forged, theirs):
        with own.own.database.begin() as connection:
            stored_pins.keep(connection, ADMINISTRATOR, made)
        assert not pins.has_pin(session)
    for made in (of_whom[:16] + forged, of_whom[:16] + theirs[16:]):
        with own.own.database.begin() as connection:
            stored_pins.keep(connection, ADMINISTRATOR, made)
        assert not pins.is_right(session, "9041")
    own.end()


def test_ending_the_program_gives_no_five_more(protected: Protected, session: Session) -> None:
    """A PIN is asked for by a session alone, and a session begins with the password."""
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    for _ in range(5):
        with suppress(Ended):
            pins.is_right(session, "2758")
    with pytest.raises(EntryError):
        protected.enter(ADMINISTRATOR, "2759")
    begun = protected.enter(ADMINISTRATOR)
    assert pins.is_right(begun, "2759")
    begun.end()


def test_another_password_that_was_given_takes_the_pin_away(
    protected: Protected, session: Session
) -> None:
    first, given, second = "тек менің құпия сөзім", "уақытша берілген сөздер", "енді жаңа сөз"
    own = passwords.change_own(protected.enter(CLERK), PASSWORDS[CLERK], first)
    pins.set_pin(own, "9041", first)
    own.end()
    passwords.set_for(session, CLERK, given)
    again = passwords.change_own(protected.enter(CLERK, given), given, second)
    assert not pins.has_pin(again)
    again.end()


def test_a_weak_one_is_refused(session: Session) -> None:
    with pytest.raises(EntryError):
        pins.set_pin(session, "1234")
    assert not pins.has_pin(session)


def test_five_wrong_ones_end_the_session(session: Session) -> None:
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    for _ in range(4):
        assert not pins.is_right(session, "2758")
    with pytest.raises(Ended):
        pins.is_right(session, "2758")
    with pytest.raises(Ended):
        pins.is_right(session, "2759")


def test_nobody_chooses_one_without_the_password(session: Session) -> None:
    for typed in ("", "басқа біреудің сөзі"):
        with pytest.raises(EntryError) as caught:
            pins.set_pin(session, "2759", typed)
        assert [slip.field for slip in caught.value.slips] == ["password"]
    assert not pins.has_pin(session)


def test_wrong_ones_are_told_once_also_after_the_right_one(session: Session) -> None:
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    for _ in range(3):
        pins.is_right(session, "2758")
    pins.is_right(session, "2759")
    assert (pins.wrong_since_told(session), pins.wrong_since_told(session)) == (3, 0)


def test_whoever_was_given_another_password_does_not_wake(
    protected: Protected, session: Session
) -> None:
    """Neither with their PIN, nor whoever gave it with the words that were given."""
    first, given = "тек менің құпия сөзім", "уақытша берілген сөздер"
    own = passwords.change_own(protected.enter(CLERK), PASSWORDS[CLERK], first)
    pins.set_pin(own, "9041", first)
    passwords.prove_again(own, first)
    passwords.set_for(session, CLERK, given)
    with pytest.raises(Replaced):
        pins.is_right(own, "9041")
    with pytest.raises(Replaced):
        passwords.prove_again(own, given)
    # Also where whoever got the words has made them their own meanwhile, or changes them here.
    with pytest.raises(Trouble):
        passwords.change_own(own, given, "тағы бір басқа сөздер")
    chosen = "енді жаңа сөз ойладым"
    passwords.change_own(protected.enter(CLERK, given), given, chosen).end()
    with pytest.raises(Replaced):
        passwords.prove_again(own, chosen)
    own.end()


def test_a_right_one_forgives_the_wrong_ones_before(session: Session) -> None:
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    for _ in range(3):
        for _ in range(4):
            assert not pins.is_right(session, "2758")
        assert pins.is_right(session, "2759")


def test_anothers_pin_wakes_nothing(protected: Protected, session: Session) -> None:
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    own = passwords.change_own(protected.enter(CLERK), PASSWORDS[CLERK], "тек менің құпия сөзім")
    pins.set_pin(own, "9041", "тек менің құпия сөзім")
    assert not pins.is_right(own, "2759")
    assert pins.is_right(own, "9041")
    own.end()


def test_without_a_pin_only_the_password_wakes(session: Session) -> None:
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    pins.set_pin(session, "")
    with pytest.raises(Ended):
        pins.is_right(session, "")


def test_whoever_was_taken_out_of_the_list_does_not_wake(session: Session, by_hand: object) -> None:
    pins.set_pin(session, "2759", PASSWORDS[ADMINISTRATOR])
    by_hand(ADMINISTRATOR, active=False)  # type: ignore[operator]
    with pytest.raises(Ended):
        pins.is_right(session, "2759")
