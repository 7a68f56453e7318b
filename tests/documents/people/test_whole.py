"""The workbook that a person is given: what is typed in it is text, and empty sheets say so."""

from io import BytesIO

from openpyxl import load_workbook

from desktop_app.documents.people.whole import PersonBook, Sheet, packed


def test_each_subject_has_its_sheet_and_a_text_stays_a_text() -> None:
    book = PersonBook(
        title="Сведения о человеке",
        office="Отдел образования",
        about="Әлімқұлова Әлия, 150407650019",
        nothing="Ничего",
        language="ru",
        sheets=[
            Sheet("Заявления", ["Номер", "Заметка"], [["В-1", "=1+1"], ["В-2", "а\nб"]]),
            Sheet("Жалобы", ["Номер"], []),
        ],
    )
    found = load_workbook(BytesIO(packed(book)))
    assert found.sheetnames == ["Заявления", "Жалобы"]
    rows = [[cell.value for cell in row] for row in found["Заявления"]]
    assert rows[0][0] == "Отдел образования"
    assert ["Номер", "Заметка"] in rows
    assert ["В-1", "=1+1"] in rows
    typed = [cell for row in found["Заявления"] for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in typed] == ["s"]
    assert "Ничего" in [cell.value for row in found["Жалобы"] for cell in row]
