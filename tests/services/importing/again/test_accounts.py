"""A register that comes again gives awards on file the accounts that they lack; nobody is paid to
one before it was held against the papers, and it is taken back with its register."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from desktop_app.law.quarters import Quarter
from desktop_app.records.imports import ImportRecord, Severity
from desktop_app.records.kinds import Role
from desktop_app.records.payout_checks import CheckKind
from desktop_app.services.awards import amendments
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.health import check as health
from desktop_app.services.importing import confirming
from desktop_app.services.importing import register as importing
from desktop_app.services.importing import words as importing_words
from desktop_app.services.importing.register import Checked
from desktop_app.services.payouts import cycle
from desktop_app.storage import tables as t
from tests.builders import Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.import_samples import PAID, a_payment, a_row, write
from tests.services.acts import award, close, taken_by
from tests.services.import_acts import (
    NOBODY,
    bring_in,
    checked,
    due,
    settling,
    told,
    waiting,
)

Q1 = Quarter(2026, 1)
OTHER = make_iban(55)


@pytest.fixture
def without_account(head: Desk, desk: Desk, clock: Clock, school: int) -> None:
    """The first family has an award of the program's own, and no account of it is known."""
    award(head, reimbursement_entry(school, 1))
    with head.database.begin() as connection:
        connection.execute(update(t.decisions).values(iban=""))
    clock.move_to(date(2026, 3, 25))


@pytest.fixture
def with_account(head: Desk, clock: Clock, school: int) -> None:
    award(head, reimbursement_entry(school, 1))
    clock.move_to(date(2026, 3, 25))


def book(folder: Path, **changes: object) -> Path:
    """A register of the first family, with what was paid for the end of 2025."""
    return write(folder / "again.xlsx", [a_row(1, **changes)], [a_payment(1)])


def again(desk: Desk, folder: Path) -> tuple[Checked, ImportRecord]:
    found = checked(desk, book(folder))
    return found, bring_in(desk, found)


def account(desk: Desk) -> str:
    """The account that the only award on file has now."""
    (found,) = confirming.waiting(desk).first
    return found.iban


def not_paid(desk: Desk) -> str:
    (line,) = cycle.draw_up(desk, Q1).not_paid
    return line.reason.label


@pytest.mark.usefixtures("without_account")
def test_it_stands_among_what_waits_and_on_no_sheet_until_it_is_held_against_the_papers(
    head: Desk, desk: Desk, accountant: Desk, clock: Clock, tmp_path: Path
) -> None:
    found, _record = again(desk, tmp_path)

    assert [each.iban for each in found.added] == [make_iban(1)]
    assert told(found) == [
        "A2 On file already: 31\xa0456 tenge that it did not know of are added, quarter 4 of 2025.",
        f"V2 {a_parent(1).full_name} has no account on file: this one is added, and is paid to "
        "once it was held against the papers.",
    ]
    assert [each.label for each in importing_words.by_period(found)][1].startswith("Accounts that")
    listed = confirming.waiting(desk)
    decision = listed.first[0].decision_id
    assert (listed.count, listed.first[0].iban) == (1, make_iban(1))
    assert listed.accounts == frozenset({decision})
    assert listed.paid == {decision: PAID}
    assert cycle.draw_up(accountant, Q1).lines == ()
    assert not_paid(accountant).startswith("The account {iban} came with an old register")

    clock.move_to(date(2026, 3, 26))
    assert confirming.confirm(taken_by(desk, Role.HEAD), [decision]) == 1

    assert confirming.waiting(desk).count == 0
    drawn = cycle.draw_up(accountant, Q1)
    assert {line.iban for line in drawn.lines} == {make_iban(1)}
    assert not cycle.draw_up(accountant, Q1, date(2026, 3, 25)).lines, "as it was known then"
    marked = [each for each in cycle.look(accountant, Q1).checks if not each.blocks]
    assert [each.step.label for each in marked if each.kind is CheckKind.OTHER_ACCOUNT] == [
        "The account came with an old register on {date}; held against the papers by {who}"
    ]
    close(accountant, drawn)
    clock.move_to(date(2026, 6, 25))
    later = cycle.look(accountant, Quarter(2026, 2)).checks
    assert CheckKind.OTHER_ACCOUNT not in {each.kind for each in later}, "told the first time"


def test_each_of_two_accounts_waits_for_itself(
    head: Desk, desk: Desk, accountant: Desk, clock: Clock, school: int, tmp_path: Path
) -> None:
    """The newest change of an award is its own, not the newest of the office."""
    for serial in (1, 2):
        award(head, reimbursement_entry(school, serial))
    with head.database.begin() as connection:
        connection.execute(update(t.decisions).values(iban=""))
    clock.move_to(date(2026, 3, 25))
    file = write(tmp_path / "two.xlsx", [a_row(1), a_row(2)], [])
    bring_in(desk, checked(desk, file))

    assert {each.iban for each in confirming.waiting(desk).first} == {make_iban(1), make_iban(2)}
    drawn = cycle.draw_up(accountant, Q1)
    assert drawn.lines == (), "nobody is paid to an account that nobody held against the papers"
    first, second = sorted(each.decision_id for each in confirming.waiting(desk).first)
    clock.move_to(date(2026, 3, 26))
    confirming.confirm(head, [first])
    assert confirming.waiting(desk).accounts == frozenset({second})


@pytest.mark.usefixtures("without_account")
def test_a_second_time_it_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    again(desk, tmp_path)

    assert checked(desk, book(tmp_path)).added == ()


@pytest.mark.usefixtures("without_account")
def test_it_is_taken_back_with_its_register_and_can_come_again(
    head: Desk, desk: Desk, accountant: Desk, tmp_path: Path
) -> None:
    _found, record = again(desk, tmp_path)

    importing.undo(head, record.id, "Басқа жылдың тізілімі")

    assert confirming.waiting(desk).count == 0
    assert not_paid(accountant).startswith("No account is known")
    with desk.database.read() as connection:
        changes = connection.execute(select(t.amendments).order_by(t.amendments.c.id)).all()
        labels = set(connection.scalars(select(t.acts.c.label)))
    assert [each.iban for each in changes] == [make_iban(1), ""], "nothing is deleted"
    assert "The account {iban} of the old register was taken back: {why}" in labels
    assert [each for each in health.check(desk) if each.wrong] == []
    again(desk, tmp_path)
    assert account(desk) == make_iban(1)


@pytest.mark.usefixtures("with_account")
def test_another_account_is_asked_and_never_changed_in_silence(
    head: Desk, desk: Desk, accountant: Desk, tmp_path: Path
) -> None:
    path = book(tmp_path, iban=OTHER)

    found = checked(desk, path)

    assert waiting(found) == {"Реестр!V2": ("leave out", "confirm")}
    assert told(found, Severity.ASKED) == [
        f"V2 {a_parent(1).full_name} has another account on file: {make_iban(1)}. Left out, that "
        f"one stays; said to be right, {OTHER} takes its place, and is paid to once it was held "
        "against the papers."
    ]
    assert found.added == (), "nothing of the row comes in while it is asked"
    left = importing.check(
        desk, found.register, answers=NOBODY.with_more(settling(left_out=["Реестр!V2"]))
    )
    (kept,) = left.added
    assert (kept.iban, len(kept.payments)) == ("", 1)
    said = importing.check(
        desk, found.register, answers=NOBODY.with_more(settling(confirmed=["Реестр!V2"]))
    )
    bring_in(desk, said)
    assert (account(desk), cycle.draw_up(accountant, Q1).lines) == (OTHER, ())
    with desk.database.read() as connection:
        (steps,) = connection.scalars(select(t.amendments.c.steps))
    assert steps[0]["label"] == "The account was {old}, now {new}: old register, row {row}"


@pytest.mark.usefixtures("with_account")
def test_what_was_left_out_comes_out_so_when_it_is_brought_in(
    head: Desk, desk: Desk, accountant: Desk, tmp_path: Path
) -> None:
    answers = NOBODY.with_more(settling(left_out=["Реестр!V2"]))
    found = checked(desk, book(tmp_path, iban=OTHER), answers)

    bring_in(desk, found)

    assert (a_child(1).iin, "2025Q4") not in due(accountant, Q1)
    assert {line.iban for line in cycle.draw_up(accountant, Q1).lines} == {make_iban(1)}


@pytest.mark.usefixtures("with_account")
def test_an_account_of_before_is_no_question(head: Desk, desk: Desk, tmp_path: Path) -> None:
    """The register is older than the change: nobody goes back to it."""
    (line, *_more) = cycle.draw_up(desk, Q1).lines
    amendments.amend(head, line.decision_id, AccountChanged(OTHER), "Жаңа шот")

    found = checked(desk, book(tmp_path))

    assert (found.open, [each.iban for each in found.added]) == ((), [""])
    assert told(found)[1].startswith(f"V2 {a_parent(1).full_name} had this account before")


@pytest.mark.usefixtures("without_account")
def test_one_that_the_head_has_set_since_waits_for_nobody(
    head: Desk, desk: Desk, accountant: Desk, clock: Clock, tmp_path: Path
) -> None:
    _found, record = again(desk, tmp_path)
    decision = confirming.waiting(desk).first[0].decision_id

    amendments.amend(head, decision, AccountChanged(OTHER), "Жаңа шот")

    assert confirming.waiting(desk).count == 0
    assert {line.iban for line in cycle.draw_up(accountant, Q1).lines} == {OTHER}
    with pytest.raises(Trouble, match="Something rests on it by now"):
        importing.undo(head, record.id, "қате")


@pytest.mark.usefixtures("without_account")
def test_what_was_held_against_the_papers_is_not_taken_back(
    head: Desk, desk: Desk, tmp_path: Path
) -> None:
    _found, record = again(desk, tmp_path)
    confirming.confirm(taken_by(desk, Role.HEAD), [confirming.waiting(desk).first[0].decision_id])

    with pytest.raises(Trouble, match="Something rests on it by now"):
        importing.undo(head, record.id, "қате")


@pytest.mark.usefixtures("without_account")
def test_an_account_that_came_meanwhile_is_noticed(head: Desk, desk: Desk, tmp_path: Path) -> None:
    found = checked(desk, book(tmp_path))
    with desk.database.read() as connection:
        decision = int(connection.scalar(select(t.decisions.c.id)) or 0)
    amendments.amend(head, decision, AccountChanged(OTHER), "Жаңа шот")

    with pytest.raises(Trouble, match="has changed since the register was checked"):
        bring_in(desk, found)


def test_payments_that_came_meanwhile_are_noticed(
    head: Desk, desk: Desk, with_account: None, tmp_path: Path
) -> None:
    """Two of the office bring the same register in: it is counted once."""
    one, other = (checked(desk, book(tmp_path)) for _n in range(2))
    bring_in(desk, one)

    with pytest.raises(Trouble, match="has changed since the register was checked"):
        bring_in(desk, other)


@pytest.mark.usefixtures("with_account")
def test_one_award_is_added_to_once(desk: Desk, tmp_path: Path) -> None:
    """The same row twice: it was paid once."""
    path = write(tmp_path / "twice.xlsx", [a_row(1), a_row(1)], [a_payment(1)])

    found = checked(desk, path)

    assert (len(found.added), told(found, Severity.WRONG)) == (
        1,
        ["A3 The same as row 2. Leave one of them."],
    )


@pytest.mark.usefixtures("without_account")
def test_a_later_register_that_was_taken_back_keeps_no_earlier_one(
    head: Desk, desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    first = bring_in(desk, checked(desk, write(tmp_path / "2.xlsx", [a_row(2)])))
    path = write(tmp_path / "more.xlsx", [a_row(2, iban=OTHER)], [a_payment(2)])
    more = bring_in(desk, checked(desk, path, NOBODY.with_more(settling(confirmed=["Реестр!V2"]))))

    importing.undo(head, more.id, "қате")
    importing.undo(head, first.id, "қате")

    assert importing.last_standing(desk) is None


@pytest.mark.parametrize("role", [Role.CLERK, Role.ACCOUNTANT])
def test_who_fills_in_the_register_or_pays_does_not_say_so(
    desk: Desk, accountant: Desk, without_account: None, tmp_path: Path, role: Role
) -> None:
    """A clerk who wrote an account of her own into the register would be paid to it."""
    again(desk, tmp_path)

    with pytest.raises(Trouble, match="Only the head"):
        confirming.confirm(taken_by(desk, role), [confirming.waiting(desk).first[0].decision_id])

    assert cycle.draw_up(accountant, Q1).lines == ()
