"""MCI and decisions in the settings: entered by keyboard, counted by at once, taken back."""

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.gui.context import Context
from desktop_app.gui.decisions.dialog import DecisionProfileDialog
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.frames.dialog import AskDialog
from desktop_app.gui.law_values.mci import MciDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.payouts.page import PayoutsPage
from desktop_app.gui.places import Place
from desktop_app.law.profile import PaymentPeriod
from desktop_app.services.decisions import in_force as profiles
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data
from tests.builders import Clock, reimbursement_entry
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.tables import check, shown
from tests.services.acts import award, pay
from tests.services.decision_acts import TERMS, by_terms

D = TypeVar("D", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def at_head(context: Context, head: Desk) -> Context:
    """The head at work."""
    context.desk = head
    return context


@pytest.fixture
def page(window: MainWindow, at_head: Context) -> SettingsPage:
    return opened(window, "decisions")


def opened(window: MainWindow, tab: str) -> SettingsPage:
    window.open(Place("settings", text=tab))
    found = window.page
    assert isinstance(found, SettingsPage)
    return found


def dialog(parent: QWidget, kind: type[D]) -> D:
    (found,) = [made for made in parent.findChildren(kind) if made.isVisible()]
    return found


def accept(qtbot: QtBot, asked: AskDialog, context: Context) -> None:
    with qtbot.waitSignal(context.changed):
        QTest.mouseClick(asked.accept_button, LEFT)
    settle(context)


def gone(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.waitUntil(lambda: not [d for d in page.findChildren(AskDialog) if d.isVisible()])


def begun(page: SettingsPage) -> DecisionProfileDialog:
    QTest.mouseClick(page.decisions.add_button, LEFT)
    return dialog(page, DecisionProfileDialog)


def example_sums(asked: DecisionProfileDialog) -> list[str]:
    return shown(asked.example.table)


def type_the_act(asked: DecisionProfileDialog, first_day: str, rate: str) -> None:
    form = asked.form
    type_into(form.body_kk.edit, "Алатау қалалық мәслихаты")
    type_into(form.body_ru.edit, "Маслихат города Алатау")
    type_into(form.number.edit, "12-3")
    type_into(form.decided_on.edit, "12.08.2025")
    type_into(form.first_day.edit, first_day)
    form.rate.edit.selectAll()
    type_into(form.rate.edit, rate)


def law_text(page: SettingsPage) -> str:
    return " ".join(found.text() for found in page.decisions.findChildren(QLabel))


# Decisions


def test_the_decision_that_counts_is_shown_with_what_it_fixes(page: SettingsPage) -> None:
    check(page.decisions.table)
    assert shown(page.decisions.table, "In force from", "To", "Rate", "State") == [
        "01.12.2024 |  | 8 MCI a quarter | With the program"
    ]
    told = law_text(page)
    assert "№ 11-36" in told
    assert "September, October" in told


def test_a_decision_is_entered_by_keyboard_and_payouts_are_drawn_up_by_it(
    qtbot: QtBot, window: MainWindow, at_head: Context, head: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    clock.move_to(date(2026, 1, 20))
    page = opened(window, "decisions")
    asked = begun(page)
    before = example_sums(asked)
    assert before[0].endswith("31 456 ₸ | 0 ₸")
    type_the_act(asked, "01.12.2025", "9,5")
    assert example_sums(asked)[0].endswith("37 354 ₸ | 0 ₸")
    asked.example.table.selectRow(1)
    told = " ".join(made.text() for made in asked.example.findChildren(QLabel))
    assert "9,5 MCI × 3 932 tenge ÷ 3 school months" in told.replace("\N{NO-BREAK SPACE}", " ")
    assert asked.form.citation_kk.value() == (
        "Алатау қалалық мәслихатының 2025 жылғы 12 тамыздағы № 12-3 шешімі"
    )
    accept(qtbot, asked, at_head)
    gone(qtbot, page)
    assert shown(page.decisions.table, "In force from", "To", "Rate", "State") == [
        "01.12.2025 |  | 9,5 MCI a quarter | Entered 20.01.2026, Басшы",
        "01.12.2024 | 30.11.2025 | 8 MCI a quarter | With the program",
    ]
    window.open(Place("payouts"))
    drawn = window.page
    assert isinstance(drawn, PayoutsPage)
    qtbot.waitUntil(lambda: drawn.payout is not None)
    assert str(drawn.period.value()) == "2026Q1"
    assert [row.split(" | ")[4] for row in shown(drawn.tabs.lines)][-1] == "41 088 ₸"


def test_the_example_says_what_is_missing_until_the_decision_is_whole(
    page: SettingsPage,
) -> None:
    asked = begun(page)
    asked.form.rate.edit.clear()
    assert "Enter the rate" in asked.example.words.text()
    assert asked.example.table.isHidden()
    type_into(asked.form.rate.edit, "2")
    assert asked.example.table.isVisible()
    assert "January 2027" in asked.example.missing.words.text()
    assert example_sums(asked)[2].endswith("not known | not known")


def test_slips_stand_at_their_fields(qtbot: QtBot, page: SettingsPage) -> None:
    asked = begun(page)
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: bool(asked.form.number.slip))
    assert asked.form.first_day.slip == "Enter the day from which the decision is in force."
    assert asked.form.citation_ru.slip == "Write how papers cite the decision in Russian."
    assert asked.form.number.edit.hasFocus()


def test_a_citation_that_was_edited_stays(page: SettingsPage) -> None:
    asked = begun(page)
    type_into(asked.form.number.edit, "5")
    assert asked.form.citation_ru.value() == "решение № 5"
    asked.form.citation_ru.set_value("решение районного маслихата № 5")
    type_into(asked.form.body_ru.edit, "Маслихат района")
    assert asked.form.citation_ru.value() == "решение районного маслихата № 5"
    assert asked.form.citation_kk.value() == "№ 5 шешімі"


def test_an_example_by_school_terms_is_made_ones_own(
    qtbot: QtBot, page: SettingsPage, at_head: Context, head: Desk
) -> None:
    menu = page.decisions.example_button.menu()
    assert all(action.text().startswith("Пример:") for action in menu.actions())
    menu.actions()[3].trigger()
    asked = dialog(page, DecisionProfileDialog)
    form = asked.form
    assert form.terms.isVisible()
    assert form.citation_kk.value() == ""
    first, last = form.terms.edits[2025, 3]
    assert (first.text(), last.text()) == ("08.01.2026", "18.03.2026")
    assert [row.split(" | ")[1] for row in example_sums(asked)] == [
        "31 456 ₸",
        "31 456 ₸",
        "34 600 ₸",
        "34 600 ₸",
    ]
    type_the_act(asked, "01.09.2025", "8")
    last.clear()
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: "or neither" in form.terms.slip)
    type_into(last, "31.02.2026")
    assert "no such day" in asked.example.words.text()
    last.clear()
    type_into(last, "18.03.2026")
    accept(qtbot, asked, at_head)
    gone(qtbot, page)
    with head.database.read() as connection:
        stored = law_data.in_force(connection).profiles.values[-1].value
    assert len(stored.terms) == len(TERMS)


def test_another_school_year_gets_its_own_rows(qtbot: QtBot, page: SettingsPage) -> None:
    asked = begun(page)
    asked.form.pays_by.set_value(PaymentPeriod.TERM)
    assert {year for year, _number in asked.form.terms.edits} == {2026}
    QTest.mouseClick(asked.form.terms.more_button, LEFT)
    assert {year for year, _number in asked.form.terms.edits} == {2026, 2027}
    qtbot.waitUntil(asked.form.terms.edits[2027, 1][0].hasFocus)


def test_what_follows_for_paid_periods_is_confirmed_first(
    qtbot: QtBot, window: MainWindow, at_head: Context, head: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    pay(head, "2025Q4")
    clock.pass_by(days=1)
    page = opened(window, "decisions")
    asked = begun(page)
    type_the_act(asked, "01.10.2025", "9")
    accept(qtbot, asked, at_head)
    qtbot.waitUntil(lambda: "3 932 tenge" in plain(asked.banner.words.text()))
    assert asked.accept_button.text() == "Save all the same"
    assert len(profiles.listed(head).decisions) == 1
    type_into(asked.form.number.edit, "4")
    assert asked.accept_button.text() == "Save"
    accept(qtbot, asked, at_head)
    qtbot.waitUntil(lambda: asked.accept_button.text() == "Save all the same")
    accept(qtbot, asked, at_head)
    gone(qtbot, page)
    assert len(profiles.listed(head).decisions) == 2


def test_what_follows_is_told_where_the_dialog_is_gone_meanwhile(
    window: MainWindow, at_head: Context, head: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    pay(head, "2025Q4")
    clock.pass_by(days=1)
    asked = begun(opened(window, "decisions"))
    type_the_act(asked, "01.10.2025", "9")
    asked.accept_button.click()
    asked.deleteLater()
    settle(at_head)
    assert "3 932 tenge" in plain(window.banner.words.text())
    assert len(profiles.listed(head).decisions) == 1


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_decision_is_annulled_with_the_reason_and_a_used_one_is_not(
    qtbot: QtBot, window: MainWindow, at_head: Context, head: Desk, school: int, clock: Clock
) -> None:
    clock.move_to(date(2025, 9, 1))
    page = opened(window, "decisions")
    QTest.mouseClick(page.decisions.annul_button, LEFT)
    asked = dialog(page, AnnulDialog)
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: asked.why.slip == "Write why the decision is annulled.")
    type_into(asked.why.edit, "Біздің аудан емес")
    accept(qtbot, asked, at_head)
    gone(qtbot, page)
    (state,) = shown(page.decisions.table, "State")
    assert state == "Annulled 01.09.2025, Басшы: Біздің аудан емес"
    assert not page.decisions.annul_button.isEnabled()
    profiles.enter(head, by_terms(date(2025, 9, 1)))
    award(head, reimbursement_entry(school))
    pay(head, "2025T1")
    at_head.changed.emit()
    settle(at_head)
    page.decisions.table.selectRow(0)
    assert "paid by it" in shown(page.decisions.table, "State")[0]
    assert not page.decisions.annul_button.isEnabled()


def test_only_the_head_is_offered_to_enter_and_annul(window: MainWindow) -> None:
    page = opened(window, "decisions")
    for offered in (page.decisions.add_button, page.decisions.annul_button):
        assert not offered.isEnabled()
        assert "Only the head" in offered.toolTip()


def test_payouts_go_by_school_terms(
    qtbot: QtBot, window: MainWindow, at_head: Context, head: Desk, school: int, clock: Clock
) -> None:
    profiles.enter(head, by_terms(date(2025, 9, 1)))
    award(head, reimbursement_entry(school))
    clock.move_to(date(2026, 4, 10))
    window.open(Place("payouts"))
    page = window.page
    assert isinstance(page, PayoutsPage)
    qtbot.waitUntil(lambda: page.payout is not None)
    assert page.period.box.currentText() == "Term 4 of the school year 2025–2026"
    assert not page.period.later.isEnabled()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    third = Place("payouts", text="2025T3:2026-01:2026-03")
    qtbot.waitUntil(lambda: page.place == third)  # a button pressed by its keys takes a moment
    qtbot.waitUntil(lambda: page.payout is not None)
    assert shown(page.tabs.lines, "Period")[-1] == "Term 3, 2025/26"
    window.open(Place("today"))
    assert window.page is not None
    told = " ".join(made.text() for made in window.page.findChildren(QLabel))
    assert "Term 4 of the school year 2025–2026: not approved yet" in told


# MCI


def test_the_mci_of_a_new_year_is_added_with_its_law_and_taken_back(
    qtbot: QtBot, window: MainWindow, at_head: Context, head: Desk
) -> None:
    page = opened(window, "mci")
    assert not page.mci.annul_button.isEnabled()
    QTest.mouseClick(page.mci.add_button, LEFT)
    asked = dialog(page, MciDialog)
    QTest.mouseClick(asked.accept_button, LEFT)
    assert asked.first_day.slip == "Enter the first day."
    type_into(asked.first_day.edit, "02.01.2027")
    type_into(asked.tenge.edit, "4 500")
    QTest.mouseClick(asked.accept_button, LEFT)
    qtbot.waitUntil(lambda: "first day of a month" in asked.first_day.slip)
    asked.first_day.set_value(date(2027, 1, 1))
    type_into(asked.citation.edit, "Бюджет туралы заң <b>2027</b>")
    accept(qtbot, asked, at_head)
    gone(qtbot, page)
    with head.database.read() as connection:
        assert law_data.in_force(connection).mci.on(date(2027, 2, 1)).value == 4500
    assert shown(page.mci.table)[0] == (
        "01.01.2027 | 31.12.2027 | 4 500 ₸ | Бюджет туралы заң <b>2027</b> | "
        "Added 21.11.2026, Басшы"
    )
    page.mci.table.selectRow(0)
    QTest.mouseClick(page.mci.annul_button, LEFT)
    taken = dialog(page, AnnulDialog)
    type_into(taken.why.edit, "Сан қате")
    accept(qtbot, taken, at_head)
    gone(qtbot, page)
    assert shown(page.mci.table, "From", "Source")[0] == "01.01.2026 | With the program"
    assert shown(page.mci.table, "From", "Source")[-1] == (
        "01.01.2027 | Annulled 21.11.2026, Басшы: Сан қате"
    )
    with head.database.read() as connection, pytest.raises(LookupError):
        law_data.in_force(connection).mci.on(date(2027, 2, 1))
