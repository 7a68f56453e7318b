"""Debts as lines of text and as the workbook's sheets, from one family's ledger (D-9)."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.decisions import NoticeRow
from desktop_app.services.awards import events
from desktop_app.services.debts import demands, ledger, statement, terms
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.storage.applications import on_file as stored
from desktop_app.wording import NO_BREAK
from tests.builders import Clock, a_child, a_parent, make_iban
from tests.services.acts import LEFT_OUT
from tests.services.debt_acts import OVERPAID, only_debt, overpaid_family, repay, schedule


@pytest.fixture
def family(head: Desk, accountant: Desk, school: int, clock: Clock) -> Desk:
    """23,067 tenge overpaid for the first quarter of 2026, known on 12 May."""
    overpaid_family(head, accountant, school, clock)
    return head


def _tenge(shown: str) -> str:
    return f"{shown.replace(' ', NO_BREAK)}{NO_BREAK}₸"


def _lines(desk: Desk, language: str = "en") -> list[str]:
    return statement.lines(ledger.overview(desk), language)


def test_nobody_owes_anything(head: Desk) -> None:
    assert _lines(head) == ["Nobody was paid too much."]


def test_a_debt_that_nobody_acted_on(family: Desk) -> None:
    left = _tenge("23 067")
    nothing = _tenge("0")
    assert _lines(family) == [
        f"To be returned: 1, left {left}",
        f"Overpaid {left}, returned {nothing}, written off {nothing}, left {left}",
    ]


def test_what_came_back_and_what_is_late(family: Desk, clock: Clock) -> None:
    schedule(family, (date(2026, 6, 1), 3_067), (date(2026, 7, 1), 20_000))
    repay(family, 1_000)
    clock.move_to(date(2026, 6, 1))
    assert len(_lines(family)) == 2  # not late on the day itself
    clock.move_to(date(2026, 6, 2))
    left = _tenge("22 067")
    assert _lines(family) == [
        f"Being returned: 1, left {left}",
        f"Overpaid {_tenge('23 067')}, returned {_tenge('1 000')}, "
        f"written off {_tenge('0')}, left {left}",
        f"Instalments overdue: 1, {_tenge('2 067')}",
    ]


def test_what_is_settled_is_counted_with_nothing_left(family: Desk) -> None:
    repay(family, OVERPAID)
    assert _lines(family)[0] == f"Settled: 1, left {_tenge('0')}"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_lines_name_nobody(family: Desk, language: str) -> None:
    shown = " ".join(_lines(family, language))
    for each in (a_child(), a_parent()):
        assert each.surname not in shown
        assert each.iin not in shown


def test_the_sheets_of_the_workbook(family: Desk, clock: Clock) -> None:
    schedule(family, (date(2026, 6, 1), 3_067), (date(2026, 7, 1), 20_000))
    repay(family, 1_000)
    clock.move_to(date(2026, 6, 1))
    on_the_day = statement.sheet(family, ledger.overview(family), "ru")
    assert [line.is_late for line in on_the_day.instalments] == [False, False]
    clock.move_to(date(2026, 6, 2))
    sheet = statement.sheet(family, ledger.overview(family), "ru")

    (debt,) = sheet.debts
    assert (debt.period, debt.months) == (Quarter(2026, 1), (Month(2026, 2), Month(2026, 3)))
    assert (debt.overpaid, debt.repaid, debt.set_off, debt.written_off) == (23_067, 1_000, 0, 0)
    assert (debt.left, debt.state) == (22_067, "Being returned")
    assert (debt.case_number, debt.child_iin) == ("Ө-2025-00001", a_child().iin)
    assert [(line.what, line.amount, line.document) for line in sheet.ledger] == [
        ("Schedule of repayment", OVERPAID, "№ 3 келісім"),
        ("Returned", 1_000, "№ 5 түбіртек"),
    ]
    due = [(line.due_on, line.amount, line.is_late) for line in sheet.instalments]
    assert due == [(date(2026, 6, 1), 2_067, True), (date(2026, 7, 1), 20_000, False)]
    (reason,) = sheet.reasons
    assert (reason.demand_number, reason.demanded_on) == ("", None)
    assert reason.causes
    assert (sheet.made_on, sheet.language) == (date(2026, 6, 2), "ru")


def test_the_newest_demand_is_named(family: Desk, clock: Clock) -> None:
    with family.database.begin() as connection:
        returned_to = terms.RepaymentTerms(make_iban(77), "30")
        terms.save(connection, returned_to, family.worker.name, family.now())
    issued = [demands.prepare(family, only_debt(family).overpayment, LEFT_OUT)]
    for happened_on in (date(2025, 12, 20), date(2025, 11, 20)):
        clock.pass_by(days=1)
        with family.database.read() as connection:
            event = stored.events_of(connection, only_debt(family).child_id)[-1]
        events.correct(family, event.id, happened_on=happened_on, why="Күні қате")
        issued.append(demands.prepare(family, only_debt(family).overpayment, LEFT_OUT))
    newest = issued[-1]
    assert isinstance(newest, NoticeRow)  # the head's own is signed at once
    (reason,) = statement.sheet(family, ledger.overview(family), "kk").reasons
    assert (reason.demand_number, reason.demanded_on) == (newest.number, family.today())


def test_the_workbook_is_written_or_its_file_is_named(family: Desk, tmp_path: Path) -> None:
    path = tmp_path / "қарыздар.xlsx"
    statement.save_workbook(family, ledger.overview(family), path, "kk")
    book = load_workbook(path)
    shown = {cell.value for sheet in book for row in sheet for cell in row}
    assert "Ө-2025-00001" in shown
    with pytest.raises(Trouble):
        statement.save_workbook(family, ledger.overview(family), tmp_path / "жоқ" / "x.xlsx", "kk")
