"""An old register from Excel: checked before anything is written, brought in whole, taken back."""

import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from desktop_app.documents.import_columns import payment_columns, register_columns
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.imports import Severity
from desktop_app.records.kinds import LineState, PayoutKind, Status
from desktop_app.services import accounts, applications, events, health, importing, payouts
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.importing import Checked
from desktop_app.storage import tables as t
from desktop_app.storage.schema import open_database
from desktop_app.wording import step as words
from tests.builders import Clock, a_child, a_parent, make_iban, reimbursement_entry
from tests.import_samples import PAID, a_payment, a_row, headings, write
from tests.postgresql import a_server
from tests.services.acts import close

Q3, Q4 = Quarter(2025, 3), Quarter(2025, 4)


def checked(desk: Desk, path: Path) -> Checked:
    return importing.check(desk, importing.open_register(desk, path))


def told(found: Checked, *severities: Severity) -> list[str]:
    wanted = severities or tuple(Severity)
    return [
        f"{each.place} {words(each.step, 'en')}"
        for each in found.findings
        if each.severity in wanted
    ]


def due(desk: Desk, quarter: Quarter) -> dict[tuple[str, str], int]:
    lines = payouts.draw_up(desk, quarter).lines
    return {(line.child_iin, str(line.period)): line.amount for line in lines}


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

    importing.bring_in(desk, found)

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


def test_what_was_paid_stands_in_the_register_itself(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(1, q3=PAID, q4="31 456,00 тг"), a_row(2, q3="-", q4="")]
    named = {"q3": "2025 жылғы 3-тоқсан", "q4": "IV квартал 2025 г."}
    path = write(tmp_path / "register.xlsx", rows, named=named)

    importing.bring_in(desk, checked(desk, path))

    second = a_child(2).iin
    assert due(desk, Q4) == {(second, "2025Q3"): PAID, (second, "2025Q4"): PAID}


def test_imported_payouts_are_paid_already_and_say_so(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1)], [a_payment(1)])
    importing.bring_in(desk, checked(desk, path))

    with desk.database.read() as connection:
        payout = connection.execute(select(t.payouts)).one()
        line = connection.execute(select(t.payout_lines)).one()

    assert (payout.kind, payout.paid_on) == (PayoutKind.IMPORTED, date(2025, 12, 20))
    assert (line.state, line.settled_on) == (LineState.PAID, date(2025, 12, 20))
    assert line.months == ["2025-10", "2025-11", "2025-12"]
    steps = payouts.closed(desk, payout.id).lines[0].steps
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


# Headings


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("seed", range(3))
def test_headings_are_matched_in_each_language_and_any_order(
    desk: Desk, school: int, tmp_path: Path, language: str, seed: int
) -> None:
    order = list(a_row(1))
    random.Random(seed).shuffle(order)
    named = {code: text.upper() for code, text in headings(language).items()}
    path = write(
        tmp_path / "register.xlsx", [a_row(1)], language=language, order=order, named=named, above=2
    )

    found = checked(desk, path)

    assert told(found) == []
    (good,) = found.good
    assert (good.row.child, good.row.payee.iin) == (a_child(1), a_parent(1).iin)


def test_whole_names_and_headings_that_leave_it_to_the_column_before(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    row = a_row(1, child_name="Әлімқұлова Әлия Ұланқызы", payee_name="Әлімқұлова Гүлнұр")
    order = ["number", "child_name", "child_iin", "birth_date", "payee_name", "payee_iin"]
    order += [code for code in row if code not in order and not code.endswith(("name", "ymic"))]
    named = {"number": "№", "child_iin": "ИИН", "payee_iin": "ИИН", "child_name": "Ф.И.О. ребёнка"}
    named |= {"payee_name": "Ф.И.О. родителя (законного представителя)"}

    found = checked(desk, write(tmp_path / "register.xlsx", [row], order=order, named=named))

    (good,) = found.good
    assert (good.row.child.given_name, good.row.payee.iin) == ("Әлия", a_parent(1).iin)
    assert good.row.payee.full_name == "Әлімқұлова Гүлнұр"


def test_a_heading_chosen_by_hand_is_remembered(desk: Desk, school: int, tmp_path: Path) -> None:
    named = {"iban": "Қайда аударамыз"}
    path = write(tmp_path / "register.xlsx", [a_row(1)], named=named)
    register = importing.open_register(desk, path)
    with pytest.raises(Trouble, match="columns are missing"):
        importing.check(desk, register)
    (unknown,) = [each.column for each in register.matched.headings if not each.code]

    by_hand = importing.with_headings(register, {unknown: "iban"})
    importing.remember_headings(desk, by_hand)

    assert len(importing.check(desk, by_hand).good) == 1
    assert len(checked(desk, path).good) == 1


def test_what_was_remembered_of_one_workbook_does_not_spoil_another(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """«ИИН» stood once in the first, and of two people in the second."""
    once = write(tmp_path / "once.xlsx", [a_row(1)], named={"child_iin": "ИИН", "phone": "x"})
    importing.remember_headings(desk, importing.open_register(desk, once))
    twice = write(
        tmp_path / "twice.xlsx", [a_row(1)], named=dict.fromkeys(("child_iin", "payee_iin"), "ИИН")
    )
    importing.remember_headings(desk, importing.open_register(desk, twice))

    (good,) = checked(desk, twice).good

    assert (good.row.child.iin, good.row.payee.iin) == (a_child(1).iin, a_parent(1).iin)


def test_a_payment_of_a_day_to_come(desk: Desk, school: int, tmp_path: Path) -> None:
    payment = a_payment(1, paid_on=date(2026, 12, 20))

    found = checked(desk, write(tmp_path / "register.xlsx", [a_row(1)], [payment]))

    assert found.good == ()
    assert "D2 The day can't lie in the future." in told(found, Severity.WRONG)


def test_two_columns_cant_be_the_same(desk: Desk, tmp_path: Path) -> None:
    register = importing.open_register(desk, write(tmp_path / "register.xlsx", [a_row(1)]))

    with pytest.raises(EntryError):
        importing.with_headings(register, {0: "iban"})


def test_a_period_that_nothing_pays_for_is_not_passed_over(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1, paid=1)], named={"paid": "2025T9"})

    with pytest.raises(Trouble, match="No decision in force pays for"):
        checked(desk, path)


def test_a_workbook_of_something_else(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path / "prices.xlsx", [{"Товар": "мел", "Цена": 5}])

    with pytest.raises(Trouble, match="No headings of a register"):
        importing.open_register(desk, path)


# What is found


WRONG_ROWS: list[tuple[dict[str, Any], str]] = [
    ({"child_iin": "150407600012"}, "A3 This IIN does not exist: a digit is mistyped."),
    ({"payee_surname": "", "payee_given_name": ""}, "G3 Nothing stands here"),
    ({"school": ""}, "N3 Nothing stands here"),
    ({"last_day": date(2025, 8, 1)}, "S3 The period ends before it begins."),
    ({"applied_on": date(2027, 1, 1)}, "T3 The day of application can't lie in the future."),
    ({"birth_date": date(2025, 10, 1)}, "E3 The child can't be born after the application."),
    ({"payee_iin": a_child(2).iin}, "F3 Child and applicant have the same IIN."),
    ({"disability_until": ""}, "U3 Write the last day of the disability"),
    ({"iban": make_iban(2)[:-1]}, "V3 This account (IBAN) is mistyped"),
    ({"birth_date": date(2007, 1, 5)}, "S3 "),
    ({"certificate_number": None}, "P3 Nothing stands here"),
    (
        {"child_iin": a_child(1).iin},
        "A3 Row 2 names another payee of this child for the same time",
    ),
    (
        {"child_iin": a_child(1).iin, "payee_iin": a_parent(1).iin},
        "A3 The same as row 2. Leave one of them.",
    ),
    (
        {"first_day": date(2024, 9, 1), "last_day": date(2025, 5, 25)},
        "",
    ),
]


@pytest.mark.parametrize(("changes", "said"), WRONG_ROWS, ids=lambda value: str(value)[:40])
def test_a_wrong_row_is_told_and_the_others_are_good(
    desk: Desk, school: int, tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    rows = [a_row(1), a_row(2, **changes), a_row(3)]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))

    assert [each.row.number for each in found.good] == [2, 4]
    assert any(line.startswith(said) for line in told(found, Severity.WRONG)), told(found)


def test_days_in_both_systems_mean_the_same(desk: Desk, school: int, tmp_path: Path) -> None:
    """Excel keeps the numbers; a bare number counts from the workbook's own first day."""
    good: list[Any] = []
    for from_1904, number in ((False, 45_901), (True, 44_439)):
        row = a_row(1, first_day=number)
        path = write(tmp_path / f"{from_1904}.xlsx", [row], from_1904=from_1904)
        good += checked(desk, path).good

    assert [each.row.certificate.first_day for each in good] == [date(2025, 9, 1)] * 2
    assert good[0].row == good[1].row


def test_zeros_latin_letters_and_sums_at_the_foot(desk: Desk, school: int, tmp_path: Path) -> None:
    child = a_child(1, date(2009, 3, 2))
    rows = [
        a_row(1, child_iin=int(child.iin), birth_date="", child_surname="Әлiмқұлова"),
        {"child_surname": "Барлығы", "iban": "1"},
        {},
    ]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))

    assert found.rows == 1
    (good,) = found.good
    assert (good.row.child.iin, good.row.child.surname) == (child.iin, "Әлімқұлова")
    assert good.row.child.birth_date == date(2009, 3, 2)
    assert told(found) == [
        f"A2 The zeros at the front were lost: read as {child.iin}",
        "B2 Latin letters stood among Cyrillic ones: read as “Әлімқұлова”",
        "E2 The date of birth is taken from the IIN: 02.03.2009",
    ]


def test_an_open_application_and_what_is_on_file_already(
    desk: Desk, head: Desk, school: int, tmp_path: Path
) -> None:
    applications.register(desk, reimbursement_entry(school, 1, applied_on=date(2026, 11, 3)))
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2), a_row(3)])
    importing.bring_in(desk, checked(desk, write(tmp_path / "two.xlsx", [a_row(2)])))
    other = a_row(2, payee_iin=a_parent(9).iin, applied_on=date(2025, 10, 1))

    found = checked(desk, path)
    with_other = checked(desk, write(tmp_path / "other.xlsx", [other]))

    assert [each.row.number for each in found.good] == [4]
    assert "An application for this child is open" in told(found, Severity.WRONG)[0]
    assert told(found, Severity.LEFT_OUT) == ["A3 On file already: left out."]
    assert told(with_other, Severity.WRONG)[0].startswith("A2 On file already with another payee")


def test_people_on_file_stay_as_they_are(desk: Desk, school: int, tmp_path: Path) -> None:
    applications.register(
        desk, reimbursement_entry(school, 1, child=a_child(8), applied_on=date(2026, 11, 3))
    )
    row = a_row(1, payee_given_name="Гүлнара", address="Ескі көше")

    found = checked(desk, write(tmp_path / "register.xlsx", [row]))
    importing.bring_in(desk, found)

    with desk.database.read() as connection:
        query = select(t.people).where(t.people.c.iin == a_parent(1).iin)
        person = connection.execute(query).one()
    assert (person.given_name, person.address) == ("Гүлнұр", a_parent(1).address)
    assert told(found, Severity.CORRECTED) == [f"F2 On file as {a_parent(1).full_name}: that stays"]


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

    monkeypatch.setattr("desktop_app.services.import_writing._line", fails)
    with pytest.raises(OSError, match="power"):
        importing.bring_in(desk, found)

    assert _rows_in(desk) == before


def test_what_changed_since_the_check_is_noticed(desk: Desk, school: int, tmp_path: Path) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1)])
    first, second = checked(desk, path), checked(desk, path)
    importing.bring_in(desk, first)

    with pytest.raises(Trouble, match="has changed since"):
        importing.bring_in(desk, second)


def test_a_school_that_is_not_on_file_comes_with_the_register(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [a_row(1), a_row(2, school="№ 12 мектеп"), a_row(3, school="№12  МЕКТЕП")]

    found = checked(desk, write(tmp_path / "register.xlsx", rows))
    importing.bring_in(desk, found)

    assert len(told(found, Severity.NOTED)) == 1
    with desk.database.read() as connection:
        names = list(connection.scalars(select(t.providers.c.name_kk).order_by(t.providers.c.id)))
    assert names[1:] == ["№ 12 мектеп"]


def test_an_import_is_taken_back_once_and_can_be_repeated(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], [a_payment(1)])
    record = importing.bring_in(desk, checked(desk, path))
    with pytest.raises(EntryError):
        importing.undo(desk, record.id, " ")

    importing.undo(desk, record.id, "Басқа жылдың тіркеуі")

    assert due(desk, Q4) == {}
    with desk.database.read() as connection:
        statuses = set(connection.scalars(select(t.applications.c.status)))
        annulled = connection.execute(select(t.payouts)).one()
    assert statuses == {Status.WITHDRAWN}
    assert annulled.annulled_why == "Басқа жылдың тіркеуі"
    assert [finding for finding in health.check(desk) if finding.wrong] == []
    with pytest.raises(Trouble, match="taken back already"):
        importing.undo(desk, record.id, "тағы")
    importing.bring_in(desk, checked(desk, path))
    assert due(desk, Q3)[a_child(1).iin, "2025Q3"] == PAID
    assert (a_child(1).iin, "2025Q4") not in due(desk, Q4)


def _event(desk: Desk, child_id: int) -> None:
    events.record(desk, child_id, EventKind.DEATH, date(2026, 1, 10))


def _payout(desk: Desk, child_id: int) -> None:
    close(desk, payouts.draw_up(desk, Q4))


def _home_education(desk: Desk, child_id: int) -> None:
    entry = reimbursement_entry(
        1,
        1,
        applied_on=date(2026, 11, 3),
        certificate=CertificateEntry("9", date(2026, 9, 1), date(2026, 9, 1), date(2027, 5, 25)),
    )
    applications.register(desk, entry)


@pytest.mark.parametrize("act", [_event, _payout, _home_education])
def test_nothing_is_taken_back_that_something_rests_on(
    desk: Desk, accountant: Desk, school: int, tmp_path: Path, act: Any
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], [a_payment(1)])
    record = importing.bring_in(desk, checked(desk, path))
    with desk.database.read() as connection:
        child = connection.scalar(select(t.people.c.id).where(t.people.c.iin == a_child(1).iin))
    act(accountant, int(child or 0))

    with pytest.raises(Trouble, match="Something rests on it by now"):
        importing.undo(desk, record.id, "қате")


def test_stopping_saves_nothing(desk: Desk, school: int, tmp_path: Path) -> None:
    register = importing.open_register(
        desk, write(tmp_path / "register.xlsx", [a_row(n) for n in range(1, 600)])
    )

    with pytest.raises(importing.Stopped):
        importing.check(desk, register, is_stopped=lambda: True)


# Workbooks that are written


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_template_is_read_back_when_filled_in(
    desk: Desk, school: int, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "template.xlsx"
    importing.save_template(path, language)
    book = load_workbook(path)
    register, explained, paid = book.worksheets
    _fill(register, [list(a_row(1).values())])
    _fill(paid, [list(a_payment(1).values())])
    assert explained.max_row > len(headings("kk"))
    assert register.column_dimensions["A"].number_format == "@"
    book.save(path)

    found = checked(desk, path)

    assert told(found) == []
    assert (len(found.good), found.payments) == (1, 1)


def test_the_examples_of_the_template_can_be_brought_in(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    row = {column.code: column.example for column in register_columns() if column.in_template}
    payment = {column.code: column.example for column in payment_columns()}

    found = checked(desk, write(tmp_path / "register.xlsx", [row], [payment]))

    assert told(found) == []
    assert (len(found.good), found.paid) == (1, PAID)


def _fill(sheet: Any, rows: Sequence[Sequence[Any]]) -> None:
    for row in rows:
        sheet.append(row)


def test_the_answer_is_the_clerks_own_workbook_with_marks(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2, iban="KZ1", last_day="май")])
    book = load_workbook(path)
    book.worksheets[0]["Y2"] = "=SUM(1,2)"
    book.worksheets[0].column_dimensions["B"].width = 41
    book.save(path)
    found = checked(desk, path)

    importing.save_marked(found, tmp_path / "marked.xlsx", "en")

    before, after = load_workbook(path).worksheets[0], load_workbook(tmp_path / "marked.xlsx")
    sheet = after.worksheets[0]
    marked = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert marked == {
        "S3": "This is not a day. Write it like 01.09.2025.",
        "V3": "This account (IBAN) is mistyped: KZ and 18 more characters.",
    }
    assert sheet["S3"].fill.fgColor.rgb == "FFF8CBAD"
    assert [[c.value for c in row] for row in sheet] == [[c.value for c in row] for row in before]
    assert sheet.column_dimensions["B"].width == 41


@pytest.mark.postgresql
def test_the_same_on_postgresql(tmp_path: Path) -> None:
    from desktop_app.services import office
    from tests.builders import a_school

    with a_server() as server:
        server.execute("CREATE DATABASE office")
        desk = Desk(open_database(server.url("office")), clock=Clock())
        office.prepare(desk)
        office.save_school(desk, a_school())
        path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], [a_payment(1)])

        record = importing.bring_in(desk, checked(desk, path))

        assert (a_child(1).iin, "2025Q4") not in due(desk, Q4)
        assert accounts.explain(desk, a_child(1).iin, Q4)
        importing.undo(desk, record.id, "қате")
        assert due(desk, Q4) == {}
        desk.database.close()
