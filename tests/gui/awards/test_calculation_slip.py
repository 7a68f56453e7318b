"""The calculation slip through its buttons: chosen, issued, shown, and found again."""

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui import places
from desktop_app.gui.awards.calculation_slip import CalculationSlipDialog
from desktop_app.gui.children.page import ChildPage
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.papers.preview import PreviewDialog
from desktop_app.gui.parts.steps import StepsDialog
from desktop_app.gui.registers.page import RegistersPage
from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import Application
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.services.applications import registering
from desktop_app.services.awards import deciding
from desktop_app.services.desk import Desk
from tests.builders import Clock, reimbursement_entry
from tests.gui.patient_window import settle
from tests.gui.tables import shown
from tests.ready_made import ready_made
from tests.services.acts import pay

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
@ready_made
def awarded(desk: Desk, head: Desk, accountant: Desk, school: int, clock: Clock) -> Application:
    """Awarded for 2025/26, papers in Russian, paid until March 2026; it is 10 May 2026."""
    clock.move_to(date(2025, 9, 3))
    entry = reimbursement_entry(school, language=PaperLanguage.RUSSIAN)
    application = registering.register(desk, entry).application
    deciding.decide(head, application)
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    clock.move_to(date(2026, 5, 10))
    return application


@pytest.fixture
def page(window: MainWindow, awarded: Application) -> ChildPage:
    window.open(places.child(awarded.child_id))
    assert isinstance(window.page, ChildPage)
    return window.page


def open_ones(kind: type[W]) -> list[W]:
    found = QApplication.topLevelWidgets()
    return [each for each in found if isinstance(each, kind) and each.isVisible()]


def issue(qtbot: QtBot, asked: CalculationSlipDialog) -> PreviewDialog:
    """Accept, and wait for the slip on the screen."""
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: bool(open_ones(PreviewDialog)))
    return open_ones(PreviewDialog)[0]


def words_of(preview: PreviewDialog) -> str:
    pages = range(preview.document.pageCount())
    text = "".join(preview.document.getAllText(number).text() for number in pages)
    return "".join(text.split())


def test_of_one_period_from_its_steps(qtbot: QtBot, page: ChildPage) -> None:
    page.payments.table.setFocus()
    QTest.keyClick(page.payments.table, Qt.Key.Key_Return)
    (steps,) = open_ones(StepsDialog)
    assert steps.slip_button.isVisible()
    QTest.mouseClick(steps.slip_button, LEFT)
    assert open_ones(StepsDialog) == []
    (asked,) = open_ones(CalculationSlipDialog)
    assert asked.period == Quarter(2026, 2)
    assert asked.language.value() == PaperLanguage.RUSSIAN
    preview = issue(qtbot, asked)
    assert "Ш-2026-00001" in preview.windowTitle()
    words = words_of(preview)
    assert "Расчетныйлист" in words
    assert "2квартал2026года" in words
    assert "1квартал2026года" not in words
    assert "Квыплате34600" in words
    preview.reject()


def test_of_all_periods_in_both_languages(qtbot: QtBot, page: ChildPage) -> None:
    QTest.mouseClick(page.slip_button, LEFT)
    (asked,) = open_ones(CalculationSlipDialog)
    assert asked.period is None
    asked.language.set_value(PaperLanguage.BOTH)
    preview = issue(qtbot, asked)
    words = words_of(preview)
    for part in ("Есептеупарағы", "Расчетныйлист", "2025жылғы3-тоқсан", "2квартал2026года"):
        assert part in words
    assert "Жиыны,теңге13211297512346000" in words
    preview.reject()


def test_it_is_among_the_childs_papers_and_in_the_registers(
    qtbot: QtBot, window: MainWindow, page: ChildPage
) -> None:
    QTest.mouseClick(page.slip_button, LEFT)
    issue(qtbot, open_ones(CalculationSlipDialog)[0]).reject()
    settle(page.context)
    assert shown(page.papers.table, "Number", "Paper", "Language")[0] == (
        "Ш-2026-00001 | Calculation slip | Russian"
    )
    assert "Issued: Calculation slip Ш-2026-00001" in shown(page.history.table, "What")[0]
    window.open(places.REGISTERS)
    registers = window.page
    assert isinstance(registers, RegistersPage)
    kinds = registers.papers.kind
    kinds.setCurrentIndex(kinds.findData(NoticeKind.CALCULATION_SLIP))
    qtbot.waitUntil(
        lambda: (
            shown(registers.papers.table, "Number", "Paper") == ["Ш-2026-00001 | Calculation slip"]
        )
    )


def test_nothing_is_issued_when_it_is_cancelled(qtbot: QtBot, page: ChildPage) -> None:
    QTest.mouseClick(page.slip_button, LEFT)
    (asked,) = open_ones(CalculationSlipDialog)
    QTest.mouseClick(asked.cancel_button, LEFT)
    page.refresh()
    settle(page.context)
    assert "Calculation slip" not in "".join(shown(page.papers.table))


def test_trouble_is_told_in_the_dialog(qtbot: QtBot, page: ChildPage, awarded: Application) -> None:
    """Nobody ever asked for sums of the mother."""
    asked = CalculationSlipDialog(page, page.context, awarded.applicant_id, None, None)
    asked.start()
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: "Nothing is counted" in asked.banner.words.text())
    assert asked.isVisible()
    asked.reject()


def test_other_steps_have_no_slip(window: MainWindow, page: ChildPage) -> None:
    steps = StepsDialog(page, page.context, "Reasons", ())
    steps.open()
    assert not steps.slip_button.isVisible()
    steps.reject()
