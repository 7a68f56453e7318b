"""The empty register: its columns, what they mean, and a sheet for what was paid already."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.disk.saving import written_beside
from desktop_app.documents.importing.columns import of_paper, payment_columns, register_columns
from desktop_app.law.award_papers import AwardPaper
from desktop_app.records.imports import ImportColumn, Required, column_letters
from desktop_app.translation import translator

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_AS_TEXT = frozenset(
    {
        "child_iin",
        "payee_iin",
        "iban",
        "certificate_number",
        "decision_number",
        "phone",
        "class_name",
        "period",
    }
)
_DAYS = frozenset(
    {
        "birth_date",
        "certificate_issued_on",
        "first_day",
        "last_day",
        "applied_on",
        "decision_on",
        "paid_on",
    }
)
_LISTS = {
    "relation": {
        "kk": "анасы,әкесі,қорғаншысы,қамқоршысы,өзге өкіл",
        "ru": "мать,отец,опекун,попечитель,иной представитель",
    },
    "language": {"kk": "қазақша,орысша,екеуі", "ru": "казахский,русский,оба"},
}
_LAST_ROW = 20_000
"""How far down the columns have their form; registers that are longer are read all the same."""

_NEEDED, _WANTED = "FF1F5F8B", "FF7A8794"


_WIDTHS = {"A": 26, "B": 52, "C": 28, "D": 52, "E": 26, "F": 5}
"""Of the sheet that explains the columns."""


_EXPLANATION = ("Баған", "Түсіндірме", "Столбец", "Пояснение", "Мысал / Пример", "*")


def is_explanation(cells: Sequence[object]) -> bool:
    """Is it the first row of the sheet that explains the columns?"""
    return tuple(cells[: len(_EXPLANATION)]) == _EXPLANATION


def write(path: Path, language: str, paper: AwardPaper = AwardPaper.CERTIFICATE) -> None:
    """Write the workbook, whole or not at all; ``paper`` gives the months by the decision.

    Raises OSError where it can't be written.
    """
    from openpyxl import Workbook

    from desktop_app.documents.workbooks import in_memory
    from desktop_app.documents.workbooks.pages import set_page
    from desktop_app.documents.workbooks.sheets import describe

    _ = translator(language).gettext
    book = Workbook()
    register = book.worksheets[0]
    register.title = _("Register")
    chosen = [of_paper(each, paper) for each in register_columns() if each.in_template]
    _fill(register, chosen, language)
    _explain(book, language, chosen)
    payments = book.create_sheet(_("Payments made"))
    _fill(payments, list(payment_columns()), language)
    describe(book, title=_("Register"), office="", language=language)
    for sheet in book.worksheets:
        widths = [each.width for each in sheet.column_dimensions.values()]
        set_page(sheet, 1, widths, landscape=True)
    with written_beside(path) as file:
        file.write(in_memory.content(book))


def _fill(sheet: "Worksheet", columns: Sequence[ImportColumn], language: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for number, column in enumerate(columns):
        letter = column_letters(number)
        cell = sheet[f"{letter}1"]
        needed = column.required is not Required.NO
        heading = column.heading.kk if language == "kk" else column.heading.ru
        cell.value = f"{heading} *" if needed else heading
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor=_NEEDED if needed else _WANTED)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        width = sheet.column_dimensions[letter]
        width.width = max(14, min(30, len(column.example) + 4))
        if column.code in _AS_TEXT:
            width.number_format = "@"
        elif column.code in _DAYS:
            width.number_format = "dd.mm.yyyy"
        elif column.code == "amount":
            width.number_format = "#,##0"
        _validate(sheet, letter, column, language)
    sheet.row_dimensions[1].height = 46
    sheet.freeze_panes = "A2"


def _validate(sheet: "Worksheet", letter: str, column: ImportColumn, language: str) -> None:
    """Excel itself tells what can't be; nothing is forbidden that the import would take."""
    from openpyxl.worksheet.datavalidation import DataValidation

    _ = translator(language).gettext
    made = DataValidation(allow_blank=True)
    made.errorStyle = "warning"
    meaning = column.meaning.kk if language == "kk" else column.meaning.ru
    made.showInputMessage = True
    made.prompt = f"{meaning}. {column.example}"[:250]
    first = f"{letter}2"
    if column.code in _LISTS:
        made.type, made.formula1 = "list", f'"{_LISTS[column.code][language]}"'
    elif column.code.endswith("_iin"):
        made.type, made.formula1 = "custom", f"LEN({first})=12"
        made.error = _("An IIN has 12 digits. Check it against the document.")
    elif column.code == "iban":
        made.type, made.formula1 = "custom", f'LEN(SUBSTITUTE({first}," ",""))=20'
        made.error = _("This account (IBAN) is mistyped: KZ and 18 more characters.")
    elif column.code == "amount":
        made.type, made.operator, made.formula1 = "whole", "greaterThan", "0"
        made.error = _("Payments are whole tenge. Check the sum.")
    else:
        made.type = None
    made.add(f"{first}:{letter}{_LAST_ROW}")
    sheet.add_data_validation(made)


def _explain(book: "Workbook", language: str, columns: Sequence[ImportColumn]) -> None:
    """What each column means, in both languages: whoever fills it in may read either."""
    from openpyxl.styles import Alignment, Font

    from desktop_app.documents.workbooks.sheets import height

    _ = translator(language).gettext
    sheet = book.create_sheet(_("Columns explained"))
    sheet.append(_EXPLANATION)
    needed = {Required.YES: "*", Required.CHOICE: "*", Required.NO: ""}
    for part, of_sheet in ((_("Register"), columns), (_("Payments made"), payment_columns())):
        sheet.append([part])
        sheet[f"A{sheet.max_row}"].font = Font(bold=True)
        for column in of_sheet:
            texts = (
                column.heading.kk,
                column.meaning.kk,
                column.heading.ru,
                column.meaning.ru,
                column.example,
                needed[column.required],
            )
            sheet.append(texts)
    sheet.append([])
    sheet.append(
        [
            "* – міндетті",
            "Төлемдерді осы парақтың орнына тізілімнің өзінде де көрсетуге болады: "
            "бағанды «2025Q4» деп атаңыз.",
            "* – обязательно",
            "Выплаты можно указать и в самом реестре, не на отдельном листе: "
            "назовите столбец «2025Q4».",
        ]
    )
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
        for cell in sheet[letter]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = "@"
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = zip(row, _WIDTHS.values(), strict=True)
        sheet.row_dimensions[number].height = max(
            height(str(cell.value or ""), width) for cell, width in cells
        )
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
