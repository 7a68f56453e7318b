"""A payout to write into a workbook, and what stands in the workbook that was written."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents.notices.kinds import Letterhead
from desktop_app.documents.payouts import workbook
from desktop_app.documents.payouts.sheet import NotPaid, PayoutSheet, SheetLine
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import Step, Words
from desktop_app.records.kinds import LineKind
from desktop_app.records.payout_changes import Change, ChangeKind
from tests.builders import cited_acts

QUARTER = Quarter(2026, 1)
LETTERHEAD = Letterhead(
    name_kk="Жұмыспен қамту бөлімі",
    name_ru="Отдел занятости",
    bin="020340000013",
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
        kind=LineKind.CURRENT if period == QUARTER else LineKind.ARREARS,
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
        acts=cited_acts(),
        number="2026/7",
        quarter=QUARTER,
        drawn_on=date(2026, 3, 25),
        closed_on=date(2026, 3, 26),
        prepared_by="Смағұлова Жанар",
        accountant="Ким Юлия",
        lines=lines,
        not_paid=(NotPaid("Ізтілеуов Ұлан", "080000000001", Step("turned eighteen", "D-5")),),
        language=language,
        approved_by="Өтегенов Ұлан",
        fingerprint=hashlib.sha256(repr(lines).encode()).hexdigest(),
    )


def arrears_and_current(language: str = "en") -> PayoutSheet:
    """Worked example 6: a late decision pays the quarters before on lines of their own."""
    return payout(
        line(1, 31456, Quarter(2025, 3)),
        line(2, 31456, Quarter(2025, 4)),
        line(3, 34600),
        language=language,
    )


def everything(language: str = "en", *, draft: bool = False) -> PayoutSheet:
    """Lines of every kind of several banks and schools, changes of every kind, a substitution."""
    banks = ("Kaspi Bank", "Halyk Bank", "")
    schools = ("№ 7 мектеп-гимназиясы", "№ 12 жалпы білім беретін мектеп", "")
    usual = [
        replace(
            line(number, 34_600 if number % 4 else 11_533),
            bank=banks[number % 3],
            iban="KZ86125KZT5004100100" if number % 3 < 2 else "",
            school=schools[number % 3],
        )
        for number in range(1, 19)
    ]
    late = replace(line(19, 31_456, Quarter(2025, 4)), bank=banks[0], school=schools[0])
    again = replace(line(20, 20_971, Quarter(2025, 4)), kind=LineKind.FOLLOW_UP, bank=banks[1])
    off = replace(
        line(21, -5_000, Quarter(2025, 4)),
        kind=LineKind.SET_OFF,
        agreement="№ 3, 12.02.2026",
        bank=banks[0],
    )
    sheet = replace(
        payout(*usual, late, again, off, language=language),
        changes=changes(),
        compared_with=("Т-2025-00004",),
        substitution="№ 21-ж, 01.03.2026",
    )
    return replace(sheet, number="", closed_on=None, approved_by="") if draft else sheet


def changes() -> tuple[Change, ...]:
    child = ("Әбдірахманова Гүлнұр Жұмағалиқызы", "001231500018")
    award = Step(
        "Awarded on {date}, application {number}",
        "D-4",
        {"number": Words("Ө-2026-00004", "Ө-2026-00004"), "date": date(2026, 1, 20)},
    )
    ended = Step(
        "The child turns eighteen on {date}: {last} is paid",
        "D-5",
        {"date": date(2026, 2, 1), "last": Month(2026, 2)},
    )
    return (
        Change(ChangeKind.JOINED, 1, *child, None, 34_600, (award,)),
        Change(ChangeKind.LEFT, 2, *child, 31_456, None, (ended,)),
        Change(ChangeKind.AMOUNT, 3, *child, 31_456, 34_600, ()),
        Change(ChangeKind.PAYEE, 4, *child, "Ізтілеуов Ұлан", "Ким Юлия", (ended,)),
        Change(ChangeKind.ACCOUNT, 5, *child, "KZ86125KZT5004100100", "KZ86125KZT5004100101"),
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
    """The rows between the heading and the totals, as the table knows them."""
    (table,) = worksheet.tables.values()
    first, last = re.findall(r"\d+", str(table.ref))
    return range(int(first) + 1, int(last) + 1)


def totals(worksheet: Worksheet) -> list[object]:
    last = rows_of_lines(worksheet)[-1]
    return [worksheet[f"K{row}"].value for row in range(last + 2, last + 6)]
