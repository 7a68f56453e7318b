"""The workbook comes back from the bank: what fits is recorded, what does not is told."""

import csv
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import process_time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents import office_folder
from desktop_app.documents.payouts import layout_files, layout_start
from desktop_app.law.steps import as_is
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout
from desktop_app.services.bank import returned_workbook
from desktop_app.services.bank.proposed import Says, changes, groups, questions, settled, take
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import bank_answers, cycle
from tests.builders import reimbursement_entry
from tests.documents.hostile_workbooks import HOSTILE
from tests.documents.libreoffice import converted, needs_libreoffice
from tests.services.acts import award, pay

Fill = Callable[[Worksheet, int], None]
Spoil = Callable[[Workbook], None]
DAY = datetime(2026, 4, 2)


def answered(
    desk: Desk, payout: ApprovedPayout, folder: Path, fill: Fill, language: str = "kk"
) -> Path:
    """The workbook with something written into it, from its first line's row on."""
    file = folder / "payout.xlsx"
    cycle.save_workbook(desk, payout, file, language)
    book = load_workbook(file)
    place = book.defined_names["line_number"].attr_text.rpartition("!")[2]
    fill(book.worksheets[0], int(place.split(":")[0].rpartition("$")[2]))
    book.save(file)
    return file


def states(desk: Desk, payout: ApprovedPayout) -> list[LineState]:
    return [standing.state for standing in cycle.by_id(desk, payout.id).standings]


def test_paid_returned_and_not_answered(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY
        sheet[f"M{first + 1}"] = " шот  жабық "

    done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    assert (done.recorded.paid, done.recorded.returned, done.unanswered) == (1, 1, 1)
    assert done.wrong == ()
    first, second, third = cycle.by_id(head, closed.id).standings
    assert (first.state, first.settled_on) == (LineState.PAID, date(2026, 4, 2))
    assert (second.state, second.returned_why) == (LineState.RETURNED, "шот жабық")
    assert second.settled_on == head.today()
    assert third.state is LineState.APPROVED


def test_a_day_and_a_reason_are_asked_about(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY
        sheet[f"L{first + 1}"], sheet[f"M{first + 1}"] = "03.04.2026", " шот  жабық "

    file = answered(head, closed, tmp_path, fill)
    with pytest.raises(Trouble, match="Nothing was recorded"):
        returned_workbook.reconcile(head, file)
    assert set(states(head, closed)) == {LineState.APPROVED}
    proposed = returned_workbook.propose(head, file)
    (question,) = questions(proposed)
    assert (question.why, question.has_day, question.numbers) == ("шот жабық", True, (2,))
    assert (question.children, question.amount) == (1, closed.lines[1].amount)
    take(head, settled(proposed, {question.key: Says.RETURNED}, head.today()))
    second = cycle.by_id(head, closed.id).standings[1]
    assert (second.state, second.settled_on) == (LineState.RETURNED, date(2026, 4, 3))


@pytest.mark.parametrize("word", ["исполнено", " ОПЛАЧЕНО ", "OK", "төленді", "Орындалды.", "-"])
def test_words_of_success_are_never_a_return(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, word: str
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"], sheet[f"M{first}"] = DAY, word
        sheet[f"M{first + 1}"] = word

    done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    assert (done.recorded.paid, done.recorded.returned) == (1, 0)
    assert states(head, closed)[:2] == [LineState.PAID, LineState.APPROVED]
    assert len(done.wrong) == (word != "-")  # that it was paid, but not when, is told


def test_words_that_nobody_knows_are_asked_about(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"M{first}"] = sheet[f"M{first + 1}"] = "в обработке"

    file = answered(head, closed, tmp_path, fill)
    proposed = returned_workbook.propose(head, file)
    (question,) = questions(proposed)
    assert (question.numbers, question.answers) == ((1, 2), (Says.RETURNED, Says.LEFT_OUT))
    left = settled(proposed, {question.key: Says.LEFT_OUT}, head.today())
    assert (left.answers, left.asked, left.unanswered) == ((), (), 3)
    paid = settled(proposed, {question.key: Says.PAID}, head.today())
    assert len(paid.asked) == 2  # without a day nobody can say that it was paid


def test_an_answer_over_an_answer_says_whose_it_changes(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"M{first}"] = "шот жабық"
        sheet[f"L{first + 1}"] = DAY

    bank_answers.all_paid(head, closed.id, head.today())
    proposed = returned_workbook.propose(head, answered(head, closed, tmp_path, fill))
    assert proposed.replaced == 2
    first, second = changes(proposed)
    assert first.words.label.startswith("changes the answer of {who}: paid on {before} becomes ret")
    assert first.words.values["who"] == as_is(head.worker.name)
    assert second.words.label.endswith("becomes paid on {date}")
    assert [(each.lines, each.amount) for each in groups(proposed)] == [
        (1, closed.lines[0].amount),
        (1, closed.lines[1].amount),
    ]


@needs_libreoffice
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_it_comes_back_as_another_kind_of_workbook(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, kind: str
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY
        sheet[f"L{first + 1}"] = "02.04.2026г."
        sheet[f"K{first + 1}"] = f"{closed.lines[1].amount},00"
        sheet[f"M{first + 2}"] = "шот жабық"

    file = converted(answered(head, closed, tmp_path, fill), tmp_path, kind)
    done = returned_workbook.reconcile(head, file)
    assert (done.recorded.paid, done.recorded.returned, done.wrong) == (2, 1, ())


@needs_libreoffice
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_an_error_in_another_kind_of_workbook_is_never_an_empty_cell(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, kind: str
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"], sheet[f"M{first}"] = DAY, "=1/0"

    file = converted(answered(head, closed, tmp_path, fill), tmp_path, kind)
    proposed = returned_workbook.propose(head, file)
    assert proposed.answers == ()
    assert ["error of Excel" in each.step.label for each in proposed.wrong] == [True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_it_comes_back_as_text(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, encoding: str, separator: str
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"], sheet[f"M{first + 1}"] = "02.04.2026", "счет закрыт"

    book = load_workbook(answered(head, closed, tmp_path, fill, "ru"))
    file = tmp_path / "payout.csv"
    with file.open("w", encoding=encoding, errors="replace", newline="") as text:
        rows = book.worksheets[0].iter_rows(values_only=True)
        csv.writer(text, delimiter=separator).writerows(rows)
    done = returned_workbook.reconcile(head, file)
    assert (done.recorded.paid, done.recorded.returned, done.wrong) == (1, 1, ())


def test_text_without_headings_or_of_no_payout_is_refused(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("№;Сумма\n1;100\n", encoding="utf-8")
    with pytest.raises(Trouble, match="no line of headings"):
        returned_workbook.propose(head, file)


def test_read_twice_it_is_recorded_once(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY

    file = answered(head, closed, tmp_path, fill)
    returned_workbook.reconcile(head, file)
    again = returned_workbook.reconcile(head, file).recorded
    assert (again.paid, again.same) == (0, 1)


def test_looking_records_nothing(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"M{first}"] = "шот жабық"

    proposed = returned_workbook.propose(head, answered(head, closed, tmp_path, fill))
    assert (proposed.paid, proposed.returned, proposed.unanswered) == (0, 1, 2)
    assert proposed.answers[0].day == head.today()
    assert set(states(head, closed)) == {LineState.APPROVED}


@pytest.mark.parametrize(
    ("column", "value", "label"),
    [
        ("A", 9, "The payout has no line of this number"),
        ("A", "бір", "The number of the line can't be read"),
        ("A", 2, "The sum is {amount} tenge, not {other}"),
        ("K", 1, "The sum is {amount} tenge, not {other}"),
        ("K", "көп", "The sum can't be read"),
        ("F", "KZ000000000000000000", "The account is another one than the line's"),
        ("L", "ертең", "“Paid on” is not a day: write it as 25.03.2026"),
        ("L", datetime(2026, 5, 1), "This day is still to come"),
        ("L", datetime(2026, 1, 5), "The payout was approved only on {date}"),
    ],
)
def test_a_row_that_does_not_fit_is_told_and_the_others_recorded(
    head: Desk,
    closed: ApprovedPayout,
    tmp_path: Path,
    column: str,
    value: object,
    label: str,
) -> None:
    rows: list[int] = []

    def fill(sheet: Worksheet, first: int) -> None:
        rows.append(first)
        sheet[f"L{first}"] = sheet[f"L{first + 2}"] = DAY
        if (column, value) == ("A", 2):
            sheet[f"K{first}"] = 5
        sheet[f"{column}{first}"] = value  # type: ignore[assignment]

    done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    assert [(each.row, each.step.label) for each in done.wrong] == [(rows[0], label)]
    assert done.recorded.paid == 1
    assert states(head, closed) == [LineState.APPROVED, LineState.APPROVED, LineState.PAID]


def test_a_line_that_stands_there_twice(head: Desk, closed: ApprovedPayout, tmp_path: Path) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        for row in (first, first + 1):
            sheet[f"L{row}"] = DAY
        for column in "AFK":
            sheet[f"{column}{first + 1}"] = sheet[f"{column}{first}"].value

    done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    assert [each.step.label for each in done.wrong] == [
        "This line was answered in row {row} already"
    ]
    assert done.recorded.paid == 1


def test_sums_typed_as_text_and_moved_columns_are_read(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"K{first}"] = "34\u00a0600"
        sheet[f"L{first}"] = 46_114  # a day whose format was lost

    done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    assert (done.recorded.paid, done.wrong) == (1, ())


def test_a_workbook_of_the_office_s_own_layout(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    (tmp_path / "kk").mkdir()
    layout_start.write(tmp_path / "kk" / layout_files.FILE, "kk")
    office_folder.use(tmp_path)

    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY

    try:
        done = returned_workbook.reconcile(head, answered(head, closed, tmp_path, fill))
    finally:
        office_folder.use(None)
    assert (done.recorded.paid, done.wrong) == (1, ())


def _other_number(book: Workbook) -> None:
    book.worksheets[-1]["B4"] = "Т-2019-00001"


def _other_fingerprint(book: Workbook) -> None:
    book.worksheets[-1]["B5"] = "0" * 64


def _no_names(book: Workbook) -> None:
    del book.defined_names["line_number"]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_other_number, "not in this database"),
        (_other_fingerprint, "another fingerprint"),
        (_no_names, "named cells are gone"),
    ],
)
def test_a_workbook_that_is_not_ours(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, spoil: Spoil, said: str
) -> None:
    def fill(sheet: Worksheet, first: int) -> None:
        sheet[f"L{first}"] = DAY

    file = answered(head, closed, tmp_path, fill)
    book = load_workbook(file)
    spoil(book)
    book.save(file)
    with pytest.raises(Trouble, match=said):
        returned_workbook.reconcile(head, file)
    assert set(states(head, closed)) == {LineState.APPROVED}


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04broken", b"text"])
def test_a_file_that_is_no_workbook(head: Desk, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "a.xlsx"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(Trouble):
        returned_workbook.propose(head, file)


def test_a_draft_has_nothing_to_reconcile(head: Desk, school: int, tmp_path: Path) -> None:
    award(head, reimbursement_entry(school))
    drawn = cycle.draw_up(head, pay(head, "2025Q4").quarter)
    cycle.save_workbook(head, drawn, tmp_path / "a.xlsx", "kk")
    with pytest.raises(Trouble, match="named cells are gone"):
        returned_workbook.propose(head, tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused_at_once(head: Desk, tmp_path: Path, name: str) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(HOSTILE[name][1]())
    began = process_time()
    with pytest.raises(Trouble):
        returned_workbook.propose(head, file)
    assert process_time() - began < 2
