"""An old register from Excel: brought in whole, paid no second time, taken back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.imports import Severity
from desktop_app.records.kinds import LineState, PayoutKind, Role, Status
from desktop_app.services.applications import registering
from desktop_app.services.awards import events
from desktop_app.services.cases.alike import unanswered
from desktop_app.services.debts import demands
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.health import check as health
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.read_whole import Stopped
from desktop_app.services.payouts import cycle
from desktop_app.services.sums import balances
from desktop_app.storage import tables as t
from desktop_app.storage.schema import open_database
from desktop_app.wording import step as words
from tests.builders import Clock, a_child, reimbursement_entry
from tests.import_samples import PAID, a_payment, a_row, cells_of, write
from tests.services.acts import close, colleague, taken_by
from tests.services.import_acts import bring_in, checked, confirmed, due, told

Q3, Q4 = Quarter(2025, 3), Quarter(2025, 4)


# What is paid afterwards


def test_the_next_payout_pays_only_what_the_old_register_had_not_paid(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(serial) for serial in (1, 2, 3, 4)]
    payments = [
        a_payment(1, "2025Q3"),
        a_payment(1, "2025Q4"),
        a_payment(2, "2025Q3"),
        a_payment(2, "4 квартал 2025", 20_000),
        a_payment(2, "2025Q4", 1_456),
        a_payment(4, "2025Q3", PAID),
        a_payment(4, "2025Q4", PAID + 44),
    ]
    found = checked(desk, write(tmp_path / "register.xlsx", rows, payments))

    bring_in(desk, found)

    child = {serial: a_child(serial).iin for serial in (1, 2, 3, 4)}
    assert due(desk, Q4) == {
        (child[2], "2025Q4"): 10_000,
        (child[3], "2025Q3"): PAID,
        (child[3], "2025Q4"): PAID,
    }
    assert told(found) == [
        "3 quarter 4 of 2025: 10\xa0000 tenge less than the law gives; they stay due",
        "5 quarter 4 of 2025: 44 tenge more than the law gives: overpaid (D-9)",
    ]
    assert [finding for finding in health.check(desk) if finding.wrong] == []


@pytest.mark.parametrize(
    ("of_age", "paid", "months", "cause"),
    [
        (date(2025, 11, 10), PAID, ["2025-12"], "turns eighteen"),
        (date(2025, 9, 10), PAID, ["2025-10", "2025-11", "2025-12"], "turns eighteen"),
        (date(2025, 11, 10), 20_972, ["2025-10", "2025-11"], "By the old register more was paid"),
        (date(2030, 1, 1), PAID + 44, ["2025-10", "2025-11", "2025-12"], "By the old register"),
    ],
)
def test_a_demand_says_for_which_months_the_old_register_paid_too_much(
    desk: Desk, school: int, tmp_path: Path, of_age: date, paid: int, months: list[str], cause: str
) -> None:
    """Not for those that are due, and not because the MCI had changed."""
    child = a_child(1, of_age.replace(year=of_age.year - 18))
    rows = [a_row(1, **cells_of("child", child))]
    payments = [a_payment(1, amount=paid, child_iin=child.iin)]

    bring_in(desk, confirmed(desk, write(tmp_path / "register.xlsx", rows, payments)))

    (found,) = demands.proposals(desk).due
    (owed,) = found.periods
    assert [str(month) for month in owed.months] == months
    (told_cause,) = found.causes
    assert cause in words(told_cause, "en")


def test_what_was_paid_stands_in_the_register_itself(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(1, q3=PAID, q4="31 456,00 тг"), a_row(2, q3="-", q4="")]
    named = {"q3": "2025 жылғы 3-тоқсан", "q4": "IV квартал 2025 г."}
    path = write(tmp_path / "register.xlsx", rows, named=named)

    bring_in(desk, checked(desk, path))

    second = a_child(2).iin
    assert due(desk, Q4) == {(second, "2025Q3"): PAID, (second, "2025Q4"): PAID}


def test_imported_payouts_are_paid_already_and_say_so(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1)], [a_payment(1)])
    bring_in(desk, checked(desk, path))

    with desk.database.read() as connection:
        payout = connection.execute(select(t.payouts)).one()
        line = connection.execute(select(t.payout_lines)).one()

    assert (payout.kind, payout.paid_on) == (PayoutKind.IMPORTED, date(2025, 12, 20))
    assert (line.state, line.settled_on) == (LineState.PAID, date(2025, 12, 20))
    assert line.months == ["2025-10", "2025-11", "2025-12"]
    steps = cycle.by_id(desk, payout.id).lines[0].steps
    assert words(steps[-1], "en") == "Paid before the program, by the old register"


def test_a_payment_that_cant_be_read_keeps_its_child_out(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """Without it the child would be paid again."""
    rows = [a_row(1), a_row(2)]
    payments = [a_payment(1), a_payment(2, amount="көп"), a_payment(99)]

    found = checked(desk, write(tmp_path / "register.xlsx", rows, payments))

    assert [each.row.number for each in found.good] == [2]
    assert told(found, Severity.WRONG) == [
        "A3 A payment of this child is wrong, in row 3 of the sheet “Выплаты”: "
        "without it the child would be paid again.",
        "C3 This is not a sum. Write whole tenge, such as 31456.",
        "A4 The register has no row of this child for this period.",
    ]


NOT_COUNTED = (
    "A formula stands here, and the workbook does not say what it gives. Open it in Excel, save it "
    "and choose it again, or write the value itself."
)


@pytest.mark.parametrize(
    ("code", "place"), [("child_surname", "B2"), ("school", "N2"), ("q4", "Y2"), ("phone", "L2")]
)
def test_a_formula_without_a_value_keeps_its_row_out(
    desk: Desk, school: int, tmp_path: Path, code: str, place: str
) -> None:
    """Taken for empty, a child would have no name, and what was paid would be paid again."""
    rows = [a_row(1, **{"q4": PAID, code: "=1+1"}), a_row(2, q4=PAID)]
    path = write(tmp_path / "register.xlsx", rows, named={"q4": "4 квартал 2025"})

    found = checked(desk, path)

    assert told(found) == [f"{place} {NOT_COUNTED}"]
    assert [each.row.number for each in found.good] == [3]


@pytest.mark.parametrize(("code", "place"), [("amount", "C2"), ("period", "B2")])
def test_a_payment_that_is_not_counted_keeps_its_child_out(
    desk: Desk, school: int, tmp_path: Path, code: str, place: str
) -> None:
    payments = [a_payment(1, **{code: "=A1"}), a_payment(2)]

    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], payments))

    assert f"{place} {NOT_COUNTED}" in told(found, Severity.WRONG)
    assert [each.row.number for each in found.good] == [3]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#Н/Д", "#ИМЯ?"])
def test_an_error_of_excel_becomes_no_school(
    desk: Desk, school: int, tmp_path: Path, error: str
) -> None:
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1, school=error), a_row(2)]))

    assert told(found) == ["N2 Excel shows an error here. Write the value itself."]
    assert [each.row.number for each in found.good] == [3]


def test_findings_stand_by_sheet_and_row_and_column(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """Those of the register first, even where the sheet of payments is wrong further up."""
    twice = a_row(2, child_surname="Әлiмқұлова")  # its double is found after its Latin letter
    wrong = a_row(3, iban="KZ1", last_day="май", child_iin="1")
    rows = [a_row(1), a_row(2), wrong, a_row(4), twice]
    payments = [
        a_payment(1, amount="көп", paid_on=date(2026, 12, 20)),
        a_payment(99),
        a_payment(1, "2025Q3", PAID - 1),
    ]

    found = checked(desk, write(tmp_path / "register.xlsx", rows, payments))

    places = [(each.sheet, each.place) for each in found.findings]
    assert places == [
        ("Реестр", "A2"),
        ("Реестр", "A4"),
        ("Реестр", "S4"),
        ("Реестр", "V4"),
        ("Реестр", "A6"),
        ("Реестр", "B6"),
        ("Выплаты", "C2"),
        ("Выплаты", "D2"),
        ("Выплаты", "A3"),
    ]
    assert [each.row.number for each in found.good] == [3, 5]


def test_good_rows_stand_in_the_order_of_the_register(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """Also those of a child whose earlier certificate stands further down."""
    autumn = {"certificate_number": "7", "last_day": date(2025, 12, 31)}
    spring = {"certificate_number": "8", "first_day": date(2026, 1, 1)}
    applied = {"applied_on": date(2026, 1, 5)}
    rows = [a_row(1, **spring, **applied), a_row(2), a_row(1, **autumn)]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))

    assert told(found, Severity.WRONG) == []
    assert [each.row.number for each in found.good] == [2, 3, 4]


# Writing and taking back


def _rows_in(desk: Desk) -> dict[str, int]:
    with desk.database.read() as connection:
        return {
            table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0)
            for table in t.metadata.sorted_tables
        }


def test_checking_writes_nothing(desk: Desk, school: int, tmp_path: Path) -> None:
    before = _rows_in(desk)

    checked(desk, write(tmp_path / "register.xlsx", [a_row(1), a_row(2, iban="")]))

    assert _rows_in(desk) == before


def test_all_or_nothing(
    desk: Desk, school: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1)], [a_payment(1)]))
    before = _rows_in(desk)

    def fails(*_given: object, **_named: object) -> None:
        raise OSError("the power went")

    monkeypatch.setattr("desktop_app.services.importing.writing._line", fails)
    with pytest.raises(OSError, match="power"):
        bring_in(desk, found)

    assert _rows_in(desk) == before


def test_what_changed_since_the_check_is_noticed(desk: Desk, school: int, tmp_path: Path) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1)])
    first, second = checked(desk, path), checked(desk, path)
    bring_in(desk, first)

    with pytest.raises(Trouble, match="has changed since"):
        bring_in(desk, second)


def test_a_school_that_is_not_on_file_comes_with_the_register(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(1), a_row(2, school="№ 12 мектеп"), a_row(3, school="№12  МЕКТЕП")]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    bring_in(desk, found)

    assert len(told(found, Severity.NOTED)) == 1
    with desk.database.read() as connection:
        names = list(connection.scalars(select(t.providers.c.name_kk).order_by(t.providers.c.id)))
    assert names[1:] == ["№ 12 мектеп"]


def test_a_school_of_the_number_of_one_on_file_is_told_and_asked_about(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(1, school="Школа №7"), a_row(2, school="Школа №9")]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    bring_in(desk, found)

    alike, another = told(found, Severity.NOTED)
    assert "What may be on file twice" in alike
    assert "What may be" not in another
    with desk.database.read() as connection:
        ids = dict(connection.execute(select(t.providers.c.name_ru, t.providers.c.id)).all())
    assert ids["Школа №7"] != school
    (pair,) = unanswered(desk)
    assert {pair.one.id, pair.other.id} == {school, ids["Школа №7"]}


def test_an_import_is_taken_back_once_and_can_be_repeated(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], [a_payment(1)])
    assert importing.last_standing(desk) is None
    record = bring_in(desk, checked(desk, path))
    assert importing.last_standing(desk) == record
    with pytest.raises(EntryError):
        importing.undo(desk, record.id, " ")

    importing.undo(desk, record.id, "Басқа жылдың тіркеуі")

    assert importing.last_standing(desk) is None
    assert due(desk, Q4) == {}
    with desk.database.read() as connection:
        statuses = set(connection.scalars(select(t.applications.c.status)))
        annulled = connection.execute(select(t.payouts)).one()
    assert statuses == {Status.WITHDRAWN}
    assert annulled.annulled_why == "Басқа жылдың тіркеуі"
    assert [finding for finding in health.check(desk) if finding.wrong] == []
    with pytest.raises(Trouble, match="taken back already"):
        importing.undo(desk, record.id, "тағы")
    bring_in(desk, checked(desk, path))
    assert due(desk, Q3)[a_child(1).iin, "2025Q3"] == PAID
    assert (a_child(1).iin, "2025Q4") not in due(desk, Q4)


def _event(desk: Desk, child_id: int) -> None:
    events.record(desk, child_id, EventKind.DEATH, date(2026, 1, 10))


def _payout(desk: Desk, child_id: int) -> None:
    close(desk, cycle.draw_up(desk, Q4))


def _home_education(desk: Desk, child_id: int) -> None:
    entry = reimbursement_entry(
        1,
        1,
        applied_on=date(2026, 11, 3),
        certificate=CertificateEntry("9", date(2026, 9, 1), date(2026, 9, 1), date(2027, 5, 25)),
    )
    registering.register(desk, entry)


@pytest.mark.parametrize("act", [_event, _payout, _home_education])
def test_nothing_is_taken_back_that_something_rests_on(
    desk: Desk, accountant: Desk, school: int, tmp_path: Path, act: Any
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], [a_payment(1)])
    record = bring_in(desk, checked(desk, path))
    with desk.database.read() as connection:
        child = connection.scalar(select(t.people.c.id).where(t.people.c.iin == a_child(1).iin))
    act(colleague(accountant), int(child or 0))

    with pytest.raises(Trouble, match="Something rests on it by now"):
        importing.undo(desk, record.id, "қате")


def test_stopping_saves_nothing(desk: Desk, school: int, tmp_path: Path) -> None:
    register = importing.open_register(
        desk, write(tmp_path / "register.xlsx", [a_row(n) for n in range(1, 600)])
    )

    with pytest.raises(Stopped):
        importing.check(desk, register, is_stopped=lambda: True)


@pytest.mark.postgresql
def test_the_same_on_postgresql(url: str, tmp_path: Path) -> None:
    from desktop_app.services.office import beginning
    from desktop_app.services.office import details as office
    from tests.builders import a_school

    desk = Desk(open_database(url), clock=Clock())
    beginning.prepare(desk)
    desk = taken_by(desk, Role.CLERK)
    office.save_school(desk, a_school())
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], [a_payment(1)])

    record = bring_in(desk, checked(desk, path))

    assert (a_child(1).iin, "2025Q4") not in due(desk, Q4)
    assert balances.explain(desk, a_child(1).iin, Q4)
    importing.undo(desk, record.id, "қате")
    assert due(desk, Q4) == {}
    desk.database.close()


@pytest.mark.parametrize("code", ["child_iin", "child_surname", "payee_iin", "class_name"])
@pytest.mark.parametrize("foot", ["Составила: Ким С. И.", "Бас есепші", "Итого", "М.О."])
def test_who_signs_at_the_foot_is_no_child(
    desk: Desk, school: int, tmp_path: Path, code: str, foot: str
) -> None:
    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1), {code: foot}]))
    assert (found.rows, told(found, Severity.WRONG)) == (1, [])
