"""Districts that pay otherwise: entered by keys and mouse, awarded, told, paid, read back.

The family applies on 18 November 2025 with a certificate for the school year, so that seven of its
nine months are paid (D-4, D-6). What each decision gives for them is worked out by hand beside it.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.gui.decisions.dialog import DecisionProfileDialog
from desktop_app.gui.decisions.tab import DecisionsTab
from desktop_app.gui.fields.entries import ChoiceField
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import Place
from desktop_app.law.profile import MciRule, PaymentPeriod, RatePeriod
from desktop_app.law.quarters import Month, Period, Quarter, SchoolYear
from desktop_app.records.kinds import Role, Service
from tests.builders import a_child, a_parent, make_iban
from tests.documents.libreoffice import SOFFICE, recalculated
from tests.gui.keyboard import type_into
from tests.journeys.office import OfficeAtWork

CHILD = a_child(surname="Әбдіқұлқызы", given_name="Жұпаргүл", patronymic="Һамитқызы")
PARENT = a_parent(surname="Үсенғалиева", given_name="Іңкәр")
FIRST, LAST = date(2025, 9, 1), date(2026, 5, 25)


@dataclass(frozen=True)
class District:
    """What its decision says, and the days on which it pays for which period how much."""

    rate: str
    rate_period: RatePeriod
    pays_by: PaymentPeriod
    mci: MciRule
    pays: tuple[tuple[Period, date, int], ...]


DISTRICTS = {
    # 24 × 3 932 × 7 ÷ 9 = 73 397.33
    "once a school year": District(
        "24",
        RatePeriod.QUARTER,
        PaymentPeriod.SCHOOL_YEAR,
        MciRule.OF_PERIOD_START,
        ((SchoolYear(2025), date(2026, 5, 20), 73_397),),
    ),
    # 3 × 3 932, and from January 3 × 4 325
    "each month": District(
        "3",
        RatePeriod.MONTH,
        PaymentPeriod.MONTH,
        MciRule.OF_EACH_MONTH,
        (
            (Month(2025, 11), date(2025, 11, 26), 11_796),
            (Month(2025, 12), date(2025, 12, 22), 11_796),
            (Month(2026, 1), date(2026, 1, 26), 12_975),
        ),
    ),
    # 6.5 × 3 932 × 2 ÷ 3 = 17 038.67; 6.5 × 4 325 = 28 112.50
    "six and a half a quarter": District(
        "6,5",
        RatePeriod.QUARTER,
        PaymentPeriod.QUARTER,
        MciRule.OF_EACH_MONTH,
        (
            (Quarter(2025, 4), date(2025, 12, 15), 17_039),
            (Quarter(2026, 1), date(2026, 3, 16), 28_113),
        ),
    ),
}


def retype(edit: QWidget, text: str) -> None:
    """Over what stands there."""
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_into(edit, text)


def choose(field: ChoiceField, value: StrEnum) -> None:
    """Typed as the line reads."""
    type_into(field.box, field.box.itemText(field.box.findData(value)))
    assert field.value() == value


def enter_the_decision(at_work: OfficeAtWork, district: District) -> None:
    page = at_work.opened(Place("settings", text="decisions"), SettingsPage)
    tab = page.tabs.currentWidget()
    assert isinstance(tab, DecisionsTab)
    at_work.qtbot.waitUntil(tab.add_button.isEnabled)
    at_work.press(tab.add_button)
    dialog = at_work.dialog(DecisionProfileDialog)
    form = dialog.form
    for field, typed in (
        (form.body_kk, "Бөрілі қаласының мәслихаты"),
        (form.body_ru, "Маслихат города Бурли"),
        (form.number, "12-3"),
        (form.decided_on, "12.08.2025"),
        (form.first_day, "01.09.2025"),
        (form.rate, district.rate),
    ):
        retype(field.edit, typed)
    choose(form.pays_by, district.pays_by)
    choose(form.rate_period, district.rate_period)
    choose(form.mci_rule, district.mci)
    at_work.accept(dialog)


def read(pdf: bytes) -> str:
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(pages.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "").split())


def shown(amount: int) -> str:
    return f"{amount:,}".replace(",", " ")


def numbers_of(file: Path, folder: Path) -> list[object]:
    book = recalculated(file, folder) if SOFFICE else load_workbook(file, data_only=True)
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return [cell.value for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize("name", DISTRICTS)
def test_what_is_entered_is_awarded_told_and_paid(
    at_work: OfficeAtWork, language: str, name: str, tmp_path: Path
) -> None:
    district = DISTRICTS[name]
    at_work.on(date(2025, 8, 25), Role.HEAD)
    enter_the_decision(at_work, district)

    at_work.on(date(2025, 11, 18), Role.CLERK)
    page = at_work.entry(Service.REIMBURSEMENT, CHILD, PARENT)
    page.form.checklist.accept_all()
    at_work.facts(page, FIRST, LAST, make_iban(9))
    applied, _receipt = at_work.register(page)

    at_work.on(date(2025, 11, 20), Role.HEAD)
    letter = read(at_work.decide(applied))
    assert "№ 12-3" in letter
    assert {"kk": "мәслихаты", "ru": "маслихата города Бурли"}[language].lower() in letter.lower()
    sums = re.findall(r"\d{2,3} \d{3}", letter)
    for _period, _day, amount in district.pays:
        assert shown(amount) in sums

    for period, day, amount in district.pays:
        at_work.on(day, Role.ACCOUNTANT)
        closed = at_work.approve_payout(period)
        assert closed.payout is not None
        assert [(line.period, line.amount) for line in closed.payout.lines] == [(period, amount)]
        cells = numbers_of(
            at_work.workbook(closed, tmp_path / f"{day}.xlsx"), tmp_path / f"again {day}"
        )
        assert amount in cells
        assert CHILD.iin in cells
        again = at_work.payouts(period).payout
        assert again is not None
        assert not again.lines, "nothing is paid twice"
