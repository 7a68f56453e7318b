"""The cycle of a payout: who may do which step, what is frozen, what is annulled (D-7, D-9)."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import select, text, update

from desktop_app.documents.payouts import workbook
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import DraftState, Role
from desktop_app.records.payouts import ApprovedPayout, PayoutState, fingerprint
from desktop_app.services.awards import amendments, events
from desktop_app.services.awards.amendments import AccountChanged
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import details as office
from desktop_app.services.payouts import bank_answers, cycle, substitutions
from desktop_app.services.payouts import sheet as payout_sheets
from desktop_app.storage import tables as t
from desktop_app.storage.office import details as offices
from desktop_app.storage.payouts import approved as stored
from desktop_app.storage.payouts import drafts as payout_drafts
from tests.builders import Clock, a_child, make_iban, reimbursement_entry
from tests.services.acts import added, award, pay, register
from tests.services.payout_acts import acts, an_order, answer, give_back

Q4 = Quarter(2025, 4)


# --- four eyes ---


def test_each_step_has_who_and_when(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock, tmp_path: Path
) -> None:
    clock.move_to(datetime(2025, 12, 22, 9, 0))
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    assert (draft.drawn_by, draft.drawn_at) == ("Бухгалтер", datetime(2025, 12, 22, 9, 0))
    clock.move_to(datetime(2025, 12, 22, 15, 0))
    closed = cycle.approve(head, draft)
    assert (closed.drawn_by, closed.closed_by, closed.substitution) == ("Бухгалтер", "Басшы", "")
    assert (closed.closed_at, closed.state) == (clock(), PayoutState.APPROVED)
    cycle.save_workbook(accountant, closed, tmp_path / "a.xlsx", "kk")
    exported = cycle.by_id(head, closed.id)
    assert (exported.exported_by, exported.state) == ("Бухгалтер", PayoutState.EXPORTED)
    clock.move_to(datetime(2025, 12, 24, 9, 0))
    cycle.save_workbook(head, exported, tmp_path / "b.xlsx", "ru")
    assert cycle.by_id(head, closed.id).exported_at == exported.exported_at
    bank_answers.all_paid(accountant, closed.id, date(2025, 12, 23))
    paid = cycle.by_id(head, closed.id)
    assert (paid.paid_on, paid.paid_by) == (date(2025, 12, 23), "Бухгалтер")
    assert paid.state is PayoutState.PAID
    assert [label.split(" the payout")[0] for _, label in acts(head)][-4:] == [
        "Drew up",
        "Approved",
        "Took",
        "Bank's answer to",
    ]


def test_nobody_takes_an_annulled_sheet_out_of_a_window_of_before(
    head: Desk, accountant: Desk, two: tuple[int, int], tmp_path: Path
) -> None:
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    shown = cycle.approve(head, draft)
    cycle.save_workbook(accountant, shown, tmp_path / "a.xlsx", "kk")
    taken = cycle.by_id(head, shown.id)
    cycle.annul(head, shown.id, "Қате")
    for seen in (shown, taken, cycle.by_id(head, shown.id)):
        with pytest.raises(Trouble, match="is annulled"):
            cycle.save_workbook(accountant, seen, tmp_path / "b.xlsx", "kk")
    assert not (tmp_path / "b.xlsx").exists()


def test_a_sheet_that_can_not_be_written_is_not_marked_as_taken_out(
    head: Desk, accountant: Desk, two: tuple[int, int], tmp_path: Path
) -> None:
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    shown = cycle.approve(head, draft)
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(Trouble):
        cycle.save_workbook(accountant, shown, tmp_path / "a.xlsx", "kk")
    assert cycle.by_id(head, shown.id).exported_at is None


@pytest.mark.parametrize("taken_before", [False, True])
def test_a_sheet_that_is_annulled_while_its_file_is_written_comes_to_no_place(
    head: Desk,
    accountant: Desk,
    two: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    taken_before: bool,
) -> None:
    """Nobody waits while it is written, and what was there stays."""
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    shown = cycle.approve(head, draft)
    if taken_before:
        cycle.save_workbook(accountant, shown, tmp_path / "first.xlsx", "kk")
    file, write = tmp_path / "a.xlsx", workbook.write
    file.write_bytes(b"before")

    def written(*given: Any) -> None:
        cycle.annul(head, shown.id, "Қате")
        write(*given)

    monkeypatch.setattr(workbook, "write", written)
    with pytest.raises(Trouble, match="is annulled"):
        cycle.save_workbook(accountant, cycle.by_id(head, shown.id), file, "kk")
    assert file.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
    now = cycle.by_id(head, shown.id)
    assert (now.exported_at is not None) is taken_before


def test_who_drew_up_does_not_approve_but_by_an_order_that_another_recorded(
    head: Desk, accountant: Desk, administrator: Desk, two: tuple[int, int]
) -> None:
    draft = cycle.keep_draft(head, cycle.draw_up(head, Q4))
    entry = an_order(head, accountant, "№ 12-ж")
    with pytest.raises(Trouble, match="You would stand in"):
        substitutions.record(head, entry)
    for order_id in (None, 1, 77):
        with pytest.raises(EntryError) as caught:
            cycle.approve(head, draft, order_id)
        assert [slip.field for slip in caught.value.slips] == ["substitution"]
    order = substitutions.record(administrator, entry)
    with pytest.raises(EntryError, match="substitution"):
        cycle.approve(head, draft)  # it is named, never taken by itself
    closed = cycle.approve(head, draft, order.id)
    assert closed.substitution == "№ 12-ж, 05.11.2025"
    assert closed.stands_in_for == "Бухгалтер"
    assert "by the order" in acts(head)[-1][1]


def test_an_order_lets_only_whom_it_names_on_its_days_while_it_stands(
    head: Desk, accountant: Desk, administrator: Desk, two: tuple[int, int], clock: Clock
) -> None:
    of_head = cycle.keep_draft(head, cycle.draw_up(head, Q4))
    today = clock().date()
    for_the_accountant = substitutions.record(administrator, an_order(accountant, head))
    entry = an_order(head, accountant)
    over = replace(entry, last_day=today - timedelta(days=1))
    to_come = replace(entry, first_day=today + timedelta(days=1))
    late = [substitutions.record(administrator, each) for each in (over, to_come)]
    taken_back = substitutions.record(administrator, entry)
    substitutions.annul(administrator, taken_back, "Қате")
    for order in (for_the_accountant, *late, taken_back):
        with pytest.raises(EntryError):
            cycle.approve(head, of_head, order.id)
    with pytest.raises(Trouble, match="taken back already"):
        substitutions.annul(administrator, taken_back, "Тағы")
    clock.move_to(today + timedelta(days=1))
    assert cycle.approve(head, of_head, late[1].id).substitution


def test_the_own_order_counts_only_while_nobody_else_could_have_recorded_it(
    head: Desk, accountant: Desk, administrator: Desk, two: tuple[int, int]
) -> None:
    """An office without an administrator, in which the head alone is left of those who may."""
    with head.database.begin() as connection:
        connection.execute(
            update(t.workers).where(t.workers.c.id == administrator.worker.id).values(active=False)
        )
    draft = cycle.keep_draft(head, cycle.draw_up(head, Q4))
    order = substitutions.record(head, an_order(head, accountant))
    assert "nobody else in the office may" in acts(head)[-1][1]
    assert order.is_own
    assert substitutions.in_force(head) == [order]
    with head.database.begin() as connection:
        connection.execute(
            update(t.workers).where(t.workers.c.id == administrator.worker.id).values(active=True)
        )
    assert substitutions.in_force(head) == []  # now somebody else can, and so has to
    with pytest.raises(EntryError):
        cycle.approve(head, draft, order.id)


def test_who_drew_up_stays_the_same_under_another_name_and_in_another_role(
    accountant: Desk, administrator: Desk, two: tuple[int, int]
) -> None:
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    second = added(administrator, "Екінші бухгалтер", Role.ACCOUNTANT)
    renamed = replace(accountant.worker, name="Басқа Б.", role=Role.HEAD)
    office.save_worker(administrator, renamed)
    other = added(administrator, accountant.worker.name, Role.ACCOUNTANT)
    with pytest.raises(EntryError) as caught:
        cycle.approve(accountant.taken_by(renamed), draft)
    assert [slip.field for slip in caught.value.slips] == ["substitution"]
    assert (draft.drawn_by, draft.drawn_by_id) == ("Бухгалтер", accountant.worker.id)
    assert not substitutions.is_own(second, draft)
    assert cycle.approve(other, draft).substitution == ""  # another, though called as they were


def test_what_nobody_known_drew_up_is_drawn_up_once_more(
    head: Desk, accountant: Desk, two: tuple[int, int]
) -> None:
    """As drafts of earlier versions, by names that nobody is called by now."""
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    with head.database.begin() as connection:
        connection.execute(update(t.payout_drafts).values(drawn_by_id=None))
    for order_id in (None, 1):
        with pytest.raises(Trouble, match="draw it up once more"):
            cycle.approve(head, draft, order_id)


def test_it_is_drawn_up_from_the_first_day_of_its_period(
    head: Desk, two: tuple[int, int], clock: Clock
) -> None:
    next_ = Quarter(2026, 1)
    clock.move_to(date(2025, 12, 31))
    with pytest.raises(Trouble, match="has not begun"):
        cycle.keep_draft(head, cycle.draw_up(head, next_))
    clock.move_to(date(2026, 1, 1))
    assert cycle.keep_draft(head, cycle.draw_up(head, next_)).quarter == "2026Q1"


def test_the_sheets_of_a_period_stand_in_their_order_without_the_annulled(
    head: Desk, accountant: Desk, two: tuple[int, int], school: int, clock: Clock
) -> None:
    sheets = [pay(accountant, "2025Q4")]
    for serial in (3, 4):
        award(head, reimbursement_entry(school, serial), date(2025, 12, 23))
        sheets.append(pay(accountant, "2025Q4"))
    cycle.annul(head, sheets[1].id, "Қате")
    assert cycle.approved_numbers(head, Q4) == [sheets[0].number, sheets[2].number]


def test_another_needs_no_order_and_none_is_kept(
    head: Desk, accountant: Desk, two: tuple[int, int]
) -> None:
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    assert cycle.approve(head, draft, 77).substitution == ""


def test_a_clerk_takes_no_step(desk: Desk, head: Desk, two: tuple[int, int]) -> None:
    drawn = cycle.draw_up(desk, Q4)
    draft = cycle.keep_draft(head, drawn)
    closed = pay(head, "2025Q4")
    for act in (
        lambda: cycle.keep_draft(desk, drawn),
        lambda: cycle.mark_seen(desk, draft, set()),
        lambda: cycle.approve(desk, draft),
        lambda: cycle.annul(desk, closed.id, "Қате"),
        lambda: bank_answers.record(desk, closed.id, []),
        lambda: bank_answers.all_paid(desk, closed.id, desk.today()),
    ):
        with pytest.raises(Trouble, match="Only the accountant or the head"):
            act()


# --- drafts ---


def test_a_draft_that_is_drawn_up_anew_can_not_be_approved(
    head: Desk, accountant: Desk, two: tuple[int, int]
) -> None:
    old = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    new = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    with pytest.raises(Trouble, match="drawn this payout up anew"):
        cycle.approve(head, old)
    assert [each.id for each in cycle.waiting(head, Q4)] == [new.id]
    cycle.approve(head, new)
    with pytest.raises(Trouble, match="approved this payout already"):
        cycle.approve(head, new)
    with head.database.read() as connection:
        states = [payout_drafts.by_id(connection, each.id).state for each in (old, new)]
    assert states == [DraftState.DROPPED, DraftState.APPROVED]


def test_a_draft_whose_facts_changed_is_not_approved(
    head: Desk, accountant: Desk, two: tuple[int, int]
) -> None:
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    events.record(head, two[0], EventKind.DEATH, date(2025, 10, 3))
    with pytest.raises(Trouble, match="has changed since"):
        cycle.approve(head, draft)
    assert cycle.approved(head) == []
    with head.database.read() as connection:
        assert not connection.execute(
            select(t.given_numbers).where(t.given_numbers.c.register == "payouts")
        ).all()


def test_an_account_that_is_changed_changes_the_fingerprint(
    head: Desk, accountant: Desk, two: tuple[int, int]
) -> None:
    before = cycle.draw_up(accountant, Q4)
    draft = cycle.keep_draft(accountant, before)
    award_id = before.lines[0].decision_id
    amendments.amend(head, award_id, AccountChanged(make_iban(77)), "Жаңа шот")
    assert fingerprint(cycle.draw_up(accountant, Q4).lines) != draft.fingerprint
    with pytest.raises(Trouble, match="has changed since"):
        cycle.approve(head, draft)


def test_two_approve_the_same_draft_at_once(
    head: Desk, accountant: Desk, administrator: Desk, two: tuple[int, int]
) -> None:
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    second = added(administrator, "Екінші бухгалтер", Role.ACCOUNTANT)
    together = Barrier(2)

    def approve(desk: Desk) -> object:
        together.wait(30)
        try:
            return cycle.approve(desk, draft)
        except Trouble as trouble:
            return trouble

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(approve, (head, second)))
    assert len([each for each in found if isinstance(each, ApprovedPayout)]) == 1
    (told,) = [each for each in found if isinstance(each, Trouble)]
    assert "approved this payout already" in told.step.label
    assert [row.lines for row in cycle.approved(head)] == [4]


def test_ticks_of_two_at_once_are_told(head: Desk, accountant: Desk, two: tuple[int, int]) -> None:
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, Q4))
    cycle.mark_seen(accountant, draft, set())
    with pytest.raises(ChangedMeanwhile):
        cycle.mark_seen(head, draft, set())


def test_who_took_it_into_excel_first_stays(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock, tmp_path: Path
) -> None:
    seen_by_both = pay(head, "2025Q4")
    first = clock()
    cycle.save_workbook(accountant, seen_by_both, tmp_path / "a.xlsx", "kk")
    clock.pass_by(minutes=5)

    cycle.save_workbook(head, seen_by_both, tmp_path / "b.xlsx", "kk")

    now = cycle.by_id(head, seen_by_both.id)
    assert (now.exported_by, now.exported_at) == ("Бухгалтер", first)
    assert sum(label.startswith("Took the payout") for _who, label in acts(head)) == 1


# --- frozen ---


def bytes_of(desk: Desk, payout_id: int) -> str:
    """Everything frozen of a payout's lines, exactly as the database has it."""
    lines = t.payout_lines.c
    answered = {"state", "settled_on", "settled_at", "settled_by", "returned_why"}
    kept = [column for column in lines if column.name not in answered]
    with desk.database.read() as connection:
        query = select(*kept).where(lines.payout_id == payout_id).order_by(lines.number)
        return json.dumps([list(map(str, row)) for row in connection.execute(query)])


def test_what_is_approved_is_untouched_by_all_that_comes_later(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    closed = pay(accountant, "2025Q4")
    before = bytes_of(head, closed.id)
    assert fingerprint(closed.lines) == closed.fingerprint
    assert closed.values["mci"] == {f"2025-{month:02}": 3_932 for month in (9, 10, 11, 12)}
    assert set(closed.values["profiles"]) == set(closed.values["mci"])
    sheet = payout_sheets.sheet(head, closed, "kk")
    clock.move_to(date(2026, 1, 12))
    events.record(head, two[0], EventKind.DEATH, date(2025, 9, 3))
    award_id = closed.lines[-1].decision_id
    amendments.amend(head, award_id, AccountChanged(make_iban(77)), "Жаңа шот")
    with head.database.read() as connection:
        details = offices.details(connection)
    office.save_details(head, replace(details, accountant_name="Басқа бухгалтер"))
    give_back(accountant, closed, 3)
    assert bytes_of(head, closed.id) == before
    assert payout_sheets.sheet(head, cycle.by_id(head, closed.id), "kk") == sheet
    later = pay(accountant, "2026Q1")
    assert bytes_of(head, closed.id) == before
    assert later.lines != closed.lines


# --- annulled ---


def test_an_annulled_payout_pays_nothing_and_keeps_its_number(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    first = pay(accountant, "2025Q4")
    with pytest.raises(EntryError):
        cycle.annul(accountant, first.id, " ")
    clock.pass_by(hours=1)
    gone = cycle.annul(accountant, first.id, "Қате кезең")
    assert (gone.annulled_by, gone.annulled_why) == ("Бухгалтер", "Қате кезең")
    assert gone.state is PayoutState.ANNULLED
    with pytest.raises(Trouble, match="annulled already"):
        cycle.annul(accountant, first.id, "Тағы")
    with pytest.raises(Trouble, match="is annulled"):
        bank_answers.all_paid(accountant, first.id, head.today())
    with pytest.raises(Trouble, match="no returned line"):
        cycle.follow_up(head, first.id)
    again = pay(accountant, "2025Q4")
    assert again.lines == first.lines
    assert (first.number, again.number) == ("Т-2025-00001", "Т-2025-00002")
    assert cycle.approved_numbers(head, Q4) == ["Т-2025-00002"]


def test_a_payout_of_which_the_bank_paid_something_is_not_annulled(
    head: Desk, accountant: Desk, two: tuple[int, int]
) -> None:
    closed = pay(accountant, "2025Q4")
    bank_answers.record(accountant, closed.id, [answer(closed, 1)])
    with pytest.raises(Trouble, match="can't be annulled"):
        cycle.annul(head, closed.id, "Қате")
    bank_answers.record(accountant, closed.id, [answer(closed, 1, "Қайтарылды")])
    assert cycle.annul(head, closed.id, "Банк бәрін қайтарды").annulled_at


def test_what_counted_as_paid_at_a_moment_is_still_asked_for_it(
    head: Desk, accountant: Desk, two: tuple[int, int], clock: Clock
) -> None:
    closed = pay(accountant, "2025Q4")
    moment = clock()
    clock.pass_by(days=1)
    bank_answers.record(accountant, closed.id, [answer(closed, 1, "Шот жабылған")])
    returned = clock()
    clock.pass_by(days=1)
    bank_answers.record(accountant, closed.id, [answer(closed, 1)])
    corrected = clock()
    clock.pass_by(days=1)
    bank_answers.record(accountant, closed.id, [answer(closed, 1, "Шот жабылған")])
    cycle.annul(head, closed.id, "Қате")
    whole, less = closed.total, closed.total - closed.lines[0].amount
    with head.database.read() as connection:
        at = [sum(stored.paid(connection, as_of=m).values()) for m in (moment, returned, corrected)]
        now = stored.paid(connection)
    assert (at, now) == ([whole, less, whole], {})


# --- whom a sheet leaves out ---


def test_who_waits_for_a_decision_or_has_no_account_is_listed(
    head: Desk, accountant: Desk, two: tuple[int, int], school: int, clock: Clock
) -> None:
    today = clock().date()
    register(head, reimbursement_entry(school, 3, child=a_child(3), applied_on=today))
    with head.database.begin() as connection:
        connection.execute(
            text("UPDATE decisions SET iban = '' WHERE child_id = :child"), {"child": two[0]}
        )
    drawn = cycle.draw_up(accountant, Q4)
    assert {line.child_id for line in drawn.lines} == {two[1]}
    told = {line.child_id: line.reason for line in drawn.not_paid}
    assert told[two[0]].label.startswith("No account is known")
    assert told[two[0]].values == {"amount": 62_912}
    waiting = [reason for child, reason in told.items() if child not in two]
    assert [reason.label for reason in waiting] == [
        "The application {number} of {date} awaits a decision"
    ]
