"""Registers as offices have handed them in, people invented: each comes in right, or is stopped
with what to do."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from desktop_app.law.steps import Step
from desktop_app.records.imports import Severity
from desktop_app.services.desk import Desk
from desktop_app.services.importing.register import Checked
from desktop_app.services.importing.summing_up import by_period
from desktop_app.wording import step as words
from tests.builders import a_child
from tests.services.import_acts import checked, settling, told, waiting
from tests.soak.made_registers import COMMON, family

CHILDREN = range(1, 11)


def _write(path: Path, *rows: list[Any], merged: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Реестр"
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def _sums(found: Checked) -> dict[str, tuple[int, int]]:
    return {
        str(each.period).partition(":")[0]: (each.children, each.amount)
        for each in by_period(found.good, found.added)
    }


def test_headings_in_two_rows(desk: Desk, school: int, tmp_path: Path) -> None:
    upper = ["№", "Ребенок", None, None, "Родитель", None, None, "Школа", "Справка", None, None]
    upper += ["Дата заявления", "Инвалидность до", "Выплачено в 2025 году", None]
    upper += ["Выплачено в 2026 году", None]
    lower = [None, "ФИО", "ИИН", "Дата рождения", "ФИО", "ИИН", "Счет (ИИК)", None, "номер", "с"]
    lower += ["по", None, None, "III кв", "IV кв", "I кв", "II кв"]
    rows = []
    for number in CHILDREN:
        name, iin, payee, payee_iin, _whom, _where, place, paper, *days, until, iban = family(
            number
        )
        born = a_child(number).birth_date
        own = [number, name, iin, born, payee, payee_iin, iban, place, paper, *days, until]
        rows.append([*own, 10_485, 31_456, 34_600, 23_067])
    groups = ("B3:D3", "E3:G3", "I3:K3", "N3:O3", "P3:Q3")
    alone = tuple(f"{letter}3:{letter}4" for letter in "AHLM")
    path = _write(
        tmp_path / "r.xlsx", ["Список детей"], [], upper, lower, *rows, merged=(*groups, *alone)
    )

    found = checked(desk, path)

    assert (waiting(found), len(found.good)) == ({}, 10)
    assert _sums(found) == {
        "2025Q3": (10, 104_850),
        "2025Q4": (10, 314_560),
        "2026Q1": (10, 346_000),
        "2026Q2": (10, 230_670),
    }


def test_a_row_a_payment(desk: Desk, school: int, tmp_path: Path) -> None:
    paid = {"3 кв 2025": 10_485, "4 кв 2025": 31_456, "1 кв 2026": 34_600}
    rows = [[*family(number), *each] for number in range(1, 6) for each in paid.items()]
    path = _write(tmp_path / "r.xlsx", [*COMMON, "Квартал", "Сумма"], *rows)

    found = checked(desk, path)

    assert (waiting(found), found.rows, len(found.good)) == ({}, 15, 5)
    assert _sums(found) == {
        "2025Q3": (5, 52_425),
        "2025Q4": (5, 157_280),
        "2026Q1": (5, 173_000),
    }


def test_one_wrong_row_of_a_child_keeps_all_of_them_out(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [[*family(1), "3 кв 2025", 10_485], [*family(1), "4 кв 2025", "көп"]]
    path = _write(tmp_path / "r.xlsx", [*COMMON, "Квартал", "Сумма"], *rows)

    found = checked(desk, path)

    assert found.good == ()
    assert "B2 A row of this child is wrong, row 3: without it the child would be paid again." in (
        told(found)
    )


def test_the_same_payment_in_two_rows_is_asked(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [[*family(1), "4 кв 2025", 10_000]] * 2 + [[*family(2), "4 кв 2025", 31_456]]
    path = _write(tmp_path / "r.xlsx", [*COMMON, "Квартал", "Сумма"], *rows)

    found = checked(desk, path)

    assert waiting(found) == {"Реестр!O3": ("leave out", "confirm")}
    assert [each.row.number for each in found.good] == [4]
    assert checked(desk, path, settling(left_out=["Реестр!O3"])).paid == 41_456
    assert checked(desk, path, settling(confirmed=["Реестр!O3"])).paid == 51_456


def test_a_sheet_a_year(desk: Desk, school: int, tmp_path: Path) -> None:
    book = Workbook()
    for name, heading, amount in (("2025", "4 кв 2025", 31_456), ("2026", "1 кв 2026", 34_600)):
        sheet = book.create_sheet(name)
        sheet.append([*COMMON, heading])
        for number in (1, 2):
            sheet.append([*family(number), amount])
    del book["Sheet"]
    book.save(tmp_path / "r.xlsx")

    found = checked(desk, tmp_path / "r.xlsx")

    assert (waiting(found), len(found.good)) == ({}, 2)
    assert _sums(found) == {"2025Q4": (2, 62_912), "2026Q1": (2, 69_200)}


def test_a_sheet_of_which_a_row_of_another_one_is_told_is_named(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    book = Workbook()
    for name, heading, amount in (("2025", "4 кв 2025", 31_456), ("2026", "1 кв 2026", "#REF!")):
        sheet = book.create_sheet(name)
        sheet.append([*COMMON, heading])
        sheet.append([*family(1), amount])
    del book["Sheet"]
    book.save(tmp_path / "r.xlsx")

    found = checked(desk, tmp_path / "r.xlsx")

    assert found.good == ()
    assert [(each.sheet, each.place) for each in found.findings if each.severity.blocks] == [
        ("2025", "B2"),
        ("2026", "N2"),
    ]
    assert "row 2026!2" in told(found, Severity.WRONG)[0]


DATES = [
    ("с 01.09.2025", "сентябрь 2025", "18 жасқа дейін"),
    ("01.09.2025-25.05.2026", "05.09.2025г.", "до 16 лет"),
    ("1.IX.2025", "09.2025", "31.12.2027"),
    ("01,09,2025", "5/9/2025", "б/с"),
    ("2025 жылғы 1 қыркүйек", "сен.25", "III группа бессрочно"),
    ("01092025", "5 қыркүйек 2025 ж.", "12.2027"),
]


def test_days_as_offices_write_them(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = []
    for number, (first, applied, until) in enumerate(DATES, 1):
        row = family(number)
        row[8], row[10], row[11] = first, applied, until
        rows.append([*row, 34_600])

    found = checked(desk, _write(tmp_path / "r.xlsx", [*COMMON, "1 квартал 2026"], *rows))

    assert told(found, Severity.WRONG) == []
    read = [each.row for each in found.good]
    assert {each.certificate.first_day for each in read} == {date(2025, 9, 1)}
    assert Counter(each.applied_on for each in read) == {date(2025, 9, 1): 3, date(2025, 9, 5): 3}
    born = [a_child(number).birth_date for number in (1, 2)]
    assert born[0] is not None
    assert born[1] is not None
    assert [each.disability_until for each in read] == [
        date(born[0].year + 18, born[0].month, born[0].day - 1),
        date(born[1].year + 16, born[1].month, born[1].day - 1),
        date(2027, 12, 31),
        None,
        None,
        date(2027, 12, 31),
    ]


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        (8, "1 сентября", "The year is missing. Write the day like 01.09.2025."),
        (8, "2025/2026", "This is not a day. Write it like 01.09.2025."),
        (11, "2027", "Write the last day of the disability, or that it is indefinite (бессрочно)."),
        (
            11,
            "до достижения 18 лет (12.03.2031)",
            "Two different terms stand here. Leave the one that the document names.",
        ),
        (
            2,
            "Ахметова Гүлнәр Болатқызы\nАхметов Серік Болатұлы",
            "Two people stand here. Leave the one whose account this is, in each column.",
        ),
        (
            3,
            "800122446055\n790304387972",
            "Two people stand here. Leave the one whose account this is, in each column.",
        ),
        (13, "#DIV/0!", "Excel shows an error here. Write the value itself."),
    ],
)
def test_a_cell_that_says_two_things_or_none(
    desk: Desk, school: int, tmp_path: Path, column: int, cell: str, sentence: str
) -> None:
    row = [*family(1), 34_600]
    row[column] = cell

    found = checked(desk, _write(tmp_path / "r.xlsx", [*COMMON, "1 квартал 2026"], row))

    assert (found.good, told(found, Severity.WRONG)) == (
        (),
        [f"{'ABCDEFGHIJKLMN'[column]}2 {sentence}"],
    )


def test_a_sum_that_can_be_read_in_two_ways_is_asked(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [[*family(1), "31,000"], [*family(2), "34 600,00"], [*family(3), 34_600]]
    path = _write(tmp_path / "r.xlsx", [*COMMON, "1 квартал 2026"], *rows)

    found = checked(desk, path)

    assert waiting(found) == {"Реестр!N2": ("confirm",)}
    assert [each.row.number for each in found.good] == [3, 4]
    assert checked(desk, path, settling(confirmed=["Реестр!N2"])).paid == 31_000 + 2 * 34_600
    assert any("“34 600,00” is read as 34\xa0600 tenge." in each for each in told(found))


def test_one_cell_for_two_children_or_two_periods(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [[*family(1), 31_456, 69_200], [*family(2), 31_456, None], [*family(3), 66_056, None]]
    path = _write(
        tmp_path / "r.xlsx",
        [*COMMON, "4 квартал 2025", "1 квартал 2026"],
        *rows,
        merged=("O2:O3", "N4:O4"),
    )

    found = checked(desk, path)

    sentence = (
        "One cell stands here for several rows or periods. Write in each what was paid there."
    )
    assert told(found, Severity.WRONG) == [f"{at} {sentence}" for at in ("O2", "O3", "N4", "O4")]
    assert found.good == ()


def test_far_more_than_was_due_is_asked(desk: Desk, school: int, tmp_path: Path) -> None:
    rows = [[*family(1), 346_000], [*family(2), 34_600]]
    path = _write(tmp_path / "r.xlsx", [*COMMON, "1 квартал 2026"], *rows)

    found = checked(desk, path)

    assert waiting(found) == {"Реестр!N2": ("confirm",)}
    assert words(found.open[0].step, "en") == (
        "quarter 1 of 2026: 311\xa0400 tenge more than the law gives: overpaid (D-9)"
    )
    assert len(checked(desk, path, settling(confirmed=["Реестр!N2"])).good) == 2


def test_a_school_that_stands_once_for_several_rows(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    rows = [[*family(1), 34_600], [*family(2), 34_600]]
    rows[1][6] = None
    path = _write(tmp_path / "r.xlsx", [*COMMON, "1 квартал 2026"], *rows, merged=("G2:G3",))

    assert [each.row.school for each in checked(desk, path).good] == [rows[0][6]] * 2


def test_what_is_asked_says_where(desk: Desk, school: int, tmp_path: Path) -> None:
    path = _write(tmp_path / "r.xlsx", [*COMMON, "Начислено 4 кв 2025"], [*family(1), 31_456])

    found = checked(desk, path)

    (point,) = found.open
    assert (point.key, isinstance(point.step, Step), found.waits) == ("Реестр!N", True, True)


def test_of_what_stands_below_a_quarter_only_what_was_paid_is(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """The first column below the quarter is what was accrued: a family not paid would look paid."""
    upper = [*COMMON, "4 квартал 2025", None, None, "1 квартал 2026", None, None]
    lower = [None] * len(COMMON) + ["начислено", "выплачено", "долг"] * 2
    sums = [31_456, 31_456, None, 34_600, None, 34_600]
    rows = [[*family(number), *sums] for number in CHILDREN]
    path = _write(tmp_path / "r.xlsx", upper, lower, *rows, merged=("N1:P1", "Q1:S1"))

    found = checked(desk, path)

    assert set(waiting(found)) == {f"Реестр!{letter}" for letter in "NQS"}
    assert _sums(found) == {"2025Q4": (10, 314_560)}


def test_two_payees_in_one_year_whose_times_do_not_meet(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    """The mother until February, then the guardian; the quarter between them has a part of each."""
    mother, guardian = family(1), family(1)
    mother[9] = date(2026, 2, 28)
    guardian[2:5] = [*family(2)[2:4], "опекун"]
    guardian[8], guardian[10], guardian[12] = date(2026, 3, 1), date(2026, 3, 2), family(2)[12]
    rows = [[*mother, 31_456, 23_067], [*guardian, None, 11_533]]
    path = _write(tmp_path / "r.xlsx", [*COMMON, "4 квартал 2025", "1 квартал 2026"], *rows)

    found = checked(desk, path)

    assert (waiting(found), told(found, Severity.WRONG)) == ({}, [])
    assert [
        (each.row.payee.iin, [paid.amount for paid in each.row.payments]) for each in found.good
    ] == [(mother[3], [31_456, 23_067]), (guardian[3], [11_533])]
    assert not any("more than the law gives" in each for each in told(found))


def test_two_payees_for_the_same_time_are_told_what_to_write(
    desk: Desk, school: int, tmp_path: Path
) -> None:
    other = family(1)
    other[2:5] = [*family(2)[2:4], "опекун"]
    rows = [[*family(1), 31_456, None], [*other, None, 34_600]]
    path = _write(tmp_path / "r.xlsx", [*COMMON, "4 квартал 2025", "1 квартал 2026"], *rows)

    found = checked(desk, path)

    assert found.good == ()
    assert any(
        "Write in each row from which day to which its payee" in each for each in told(found)
    )
