"""A payout to write into a workbook, and what stands in the workbook that was written."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents import workbook
from desktop_app.documents.notices import Letterhead
from desktop_app.documents.payout_sheet import NotPaid, PayoutSheet, SheetLine
from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import Step

QUARTER = Quarter(2026, 1)
LETTERHEAD = Letterhead(
    name_kk="Жұмыспен қамту бөлімі",
    name_ru="Отдел занятости",
    bin="020340000012",
    address_kk="Алатау қаласы, Қонаев көшесі, 12",
    address_ru="город Алатау, улица Кунаева, 12",
    phone="+7 (727) 000-00-00",
    place_kk="Алатау",
    place_ru="Алатау",
    head_position_kk="Бөлім басшысы",
    head_position_ru="Руководитель отдела",
    head_name="Өтегенов Ұлан",
)


def line(number: int, amount: int, period: Quarter = QUARTER) -> SheetLine:
    return SheetLine(
        number=number,
        child_name="Әбдірахманова Гүлнұр Жұмағалиқызы",
        child_iin="001231500018",
        payee_name="Әбдірахманов Жұмағали",
        payee_iin="080101600012",
        iban="KZ86125KZT5004100100",
        bank="Банк",
        period=period,
        is_arrears=period != QUARTER,
        months=3,
        amount=amount,
        steps=(
            Step("counted", "D-7", {}, Fraction(2 * amount, 3)),
            Step("rounded", "D-7", {}, Fraction(amount)),
            Step("no sum", "D-4"),
        ),
    )


def payout(*lines: SheetLine, language: str = "en") -> PayoutSheet:
    return PayoutSheet(
        letterhead=LETTERHEAD,
        citation_kk="Мәслихаттың № 11-36 шешімі",
        citation_ru="решение маслихата № 11-36",
        number="2026/7",
        quarter=QUARTER,
        drawn_on=date(2026, 3, 25),
        closed_on=date(2026, 3, 26),
        prepared_by="Смағұлова Жанар",
        accountant="Ким Юлия",
        lines=lines,
        not_paid=(NotPaid("Ізтілеуов Ұлан", "080000000001", Step("turned eighteen", "D-5")),),
        language=language,
    )


def arrears_and_current(language: str = "en") -> PayoutSheet:
    """Worked example 6: a late decision pays the quarters before on lines of their own."""
    return payout(
        line(1, 31456, Quarter(2025, 3)),
        line(2, 31456, Quarter(2025, 4)),
        line(3, 34600),
        language=language,
    )


def written(sheet: PayoutSheet, folder: Path) -> Workbook:
    workbook.write(sheet, folder / "payout.xlsx")
    return load_workbook(folder / "payout.xlsx")


def texts(worksheet: Worksheet) -> list[str]:
    return [
        value
        for row in worksheet.iter_rows(values_only=True)
        for value in row
        if isinstance(value, str)
    ]


def rows_of_lines(worksheet: Worksheet) -> range:
    """The rows between the heading and the totals, as the filter knows them."""
    first, last = re.findall(r"\d+", str(worksheet.auto_filter.ref))
    return range(int(first) + 1, int(last) + 1)


def totals(worksheet: Worksheet) -> list[object]:
    last = rows_of_lines(worksheet)[-1]
    return [worksheet[f"K{row}"].value for row in range(last + 2, last + 6)]
