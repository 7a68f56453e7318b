"""Journals on paper and in Excel: every line, a heading on every page, the annulled struck."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop_app.documents.notices.sample_people import DEPARTMENT
from desktop_app.documents.registers import journal_pdf, journal_workbook
from desktop_app.documents.registers.journal import Journal, JournalColumn, JournalLine
from tests.documents import ink, structure

WHEN = datetime(2026, 11, 12, 9, 5)
COLUMNS = (
    JournalColumn("No.", 14, "code"),
    JournalColumn("Date and time", 16, "moment"),
    JournalColumn("To whom", 40),
    JournalColumn("Deadline", 12, "day"),
    JournalColumn("Sum, tenge", 14, "money"),
    JournalColumn("Note", 30),
)


def a_line(number: int, *, name: str = "Өтеғұлова Әлия", annulled: bool = False) -> JournalLine:
    why = "Annulled: бланк бүлінді" if annulled else ""
    cells = (f"Ш-2026-{number:05}", WHEN, name, date(2026, 11, 20), 31_456, why)
    return JournalLine(cells, annulled)


def a_journal(lines: Sequence[JournalLine], language: str = "en") -> Journal:
    return Journal(
        title="Journal of outgoing papers",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        letterhead=DEPARTMENT,
        columns=COLUMNS,
        lines=lines,
        keeper="Ғ. Т. Әділбекова",
        keeper_position="маман",
        language=language,
    )


def pages(journal: Journal) -> list[str]:
    read = PdfReader(io.BytesIO(journal_pdf.render(journal)))
    return [" ".join(page.extract_text().split()) for page in read.pages]


def test_every_line_is_there_once_under_a_heading_on_every_page() -> None:
    found = pages(a_journal([a_line(number) for number in range(1, 201)]))
    assert len(found) > 4
    numbers = re.findall(r"Ш-2026-\d{5}", " ".join(found))
    assert numbers == [f"Ш-2026-{number:05}" for number in range(1, 201)]
    for number, page in enumerate(found, start=1):
        assert "No. Date and time To whom Deadline Sum, tenge Note" in page
        assert f"Page {number} of {len(found)}" in page
        assert "01.01.2026 – 31.12.2026" in page
    assert "Entries: 200" in found[-1]
    assert "Journal kept by: маман" in found[-1]
    assert "Ғ. Т. Әділбекова" in found[-1]
    assert not any("Entries:" in page for page in found[:-1])


def test_a_heading_of_sums_ends_where_the_sums_end() -> None:
    pdf = journal_pdf.render(a_journal([a_line(number) for number in range(1, 6)]))
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    ends = Counter(round(line.right, 1) for line in ink.lines(page))
    assert 6 in ends.values(), "five sums and their heading"


def test_a_number_stays_with_its_word() -> None:
    names = [f"{'Ә' * shift} Мектеп № {number}" for number, shift in enumerate(range(1, 60), 10)]
    pdf = journal_pdf.render(a_journal([a_line(n, name=name) for n, name in enumerate(names)]))
    shown = [
        one.text.strip()
        for page in PdfReader(io.BytesIO(pdf)).pages
        for one in structure.drawn(page)
    ]
    assert not any(text.endswith("№") for text in shown)
    assert any(text.startswith("№") for text in shown), "some go on in the next line"


@pytest.mark.parametrize("count", range(1, 41))
def test_the_signature_never_stands_on_a_page_without_a_line(count: int) -> None:
    found = pages(a_journal([a_line(number) for number in range(1, count + 1)]))
    assert "Entries:" in found[-1]
    assert f"Ш-2026-{count:05}" in found[-1]


def test_an_empty_journal_says_so() -> None:
    (page,) = pages(a_journal([]))
    assert "Nothing in this period." in page
    assert "Entries: 0" in page


def test_an_annulled_line_is_struck_through_but_for_the_reason() -> None:
    def lines_drawn(journal: Journal) -> int:
        page = PdfReader(io.BytesIO(journal_pdf.render(journal))).pages[0]
        content = page.get_contents()
        assert content is not None
        return len(re.findall(rb"\bl S\b", content.get_data()))

    standing, annulled = a_journal([a_line(1)]), a_journal([a_line(1, annulled=True)])
    assert lines_drawn(annulled) >= lines_drawn(standing) + 5
    assert "of them annulled: 1" in pages(annulled)[0]


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>Әлия</b> & {{ number }}",
        "Ә" * 5_000,
        "a\u202eb\x00c\ud800d",
        "🙂 Әлия",
        "=1+1",
        "/etc/passwd <img src='/etc/passwd'>",
    ],
)
def test_what_was_typed_is_shown_literally(hostile: str, tmp_path: Path) -> None:
    journal = a_journal([a_line(1, name=hostile), a_line(2)])
    text = "".join(pages(journal)).replace(" ", "")
    assert "Ш-2026-00002" in text
    if hostile.startswith("<b>"):
        assert "<b>Әлия</b>&{{number}}" in text
    if hostile.startswith("🙂"):
        assert "?Әлия" in text
    file = tmp_path / "journal.xlsx"
    journal_workbook.write(journal, file)
    cell = load_workbook(file).worksheets[0]["C6"]
    assert cell.data_type != "f"


def test_a_word_longer_than_its_column_stays_inside() -> None:
    found = pages(a_journal([a_line(1, name="Ә" * 300)]))
    assert "".join(found).count("Ә") >= 300


def test_the_workbook_has_real_days_text_numbers_and_a_filter(tmp_path: Path) -> None:
    file = tmp_path / "journal.xlsx"
    journal_workbook.write(a_journal([a_line(1), a_line(2, annulled=True)]), file)
    sheet = load_workbook(file).worksheets[0]
    heading = 5
    assert [cell.value for cell in sheet[heading]] == [column.heading for column in COLUMNS]
    first, second = sheet[heading + 1], sheet[heading + 2]
    assert [cell.value for cell in first][:5] == [
        "Ш-2026-00001",
        WHEN,
        "Өтеғұлова Әлия",
        datetime(2026, 11, 20),
        31_456,
    ]
    assert (first[1].number_format, first[3].number_format) == ("dd.mm.yyyy hh:mm", "dd.mm.yyyy")
    assert [bool(cell.font.strike) for cell in first] == [False] * 6
    assert [bool(cell.font.strike) for cell in second] == [True] * 5 + [False]
    assert sheet.auto_filter.ref == "A5:F7"
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet["A9"].value == "Entries: 2, of them annulled: 1"
    assert "Ғ. Т. Әділбекова" in str(sheet["A10"].value)


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    file = tmp_path / "journal.xlsx"
    journal_workbook.write(a_journal([]), file)
    assert load_workbook(file).worksheets[0]["C6"].value == "Nothing in this period."


def test_words_come_in_the_language_of_the_journal() -> None:
    (kazakh,) = pages(a_journal([a_line(1)], "kk"))
    (russian,) = pages(a_journal([a_line(1)], "ru"))
    for page in (kazakh, russian):
        assert "Entries" not in page
        assert "Page" not in page
