"""The decisions of the office in the settings: entered beside an example, and taken back."""

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.gui.context import Context
from desktop_app.gui.decisions.dialog import DecisionProfileDialog
from desktop_app.gui.decisions.tab import DecisionsTab
from desktop_app.gui.frames.annul import AnnulDialog
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.office.settings_page import SettingsPage
from desktop_app.gui.places import Place
from desktop_app.services.decisions import in_force
from desktop_app.services.desk import Desk
from tests.gui.keyboard import type_into
from tests.gui.patient_window import settle
from tests.gui.tables import shown
from tests.services.decision_acts import a_decision

D = TypeVar("D", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
COLUMNS = ("In force from", "To", "Rate", "State")
SHIPPED = "01.12.2024 |  | 8 MCI a quarter | With the program"


def _tab(window: MainWindow, context: Context) -> DecisionsTab:
    window.open(Place("settings", text="decisions"))
    settle(context)
    assert isinstance(window.page, SettingsPage)
    return window.page.decisions


@pytest.fixture
def tab(window: MainWindow, context: Context, head: Desk) -> DecisionsTab:
    """The head at work."""
    context.desk = head
    return _tab(window, context)


def _dialog(tab: DecisionsTab, kind: type[D]) -> D:
    (found,) = [made for made in tab.findChildren(kind) if made.isVisible()]
    return found


def _told(inside: QWidget) -> str:
    texts = [made.text() for made in inside.findChildren(QLabel) if not made.isHidden()]
    return "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")


def test_what_the_chosen_decision_fixes_stands_below(tab: DecisionsTab) -> None:
    assert shown(tab.table, *COLUMNS) == [SHIPPED]
    assert "a quarter" in _told(tab)
    assert "September, October" in _told(tab)


def test_a_clerk_reads_whose_it_is(window: MainWindow, context: Context) -> None:
    tab = _tab(window, context)
    for offered in (tab.add_button, tab.example_button, tab.annul_button):
        assert not offered.isEnabled()
        assert "Only the head" in offered.toolTip()
    assert "Only the head" in tab.must.text()


def test_the_example_follows_what_is_typed_and_the_decision_is_saved(
    tab: DecisionsTab, context: Context
) -> None:
    QTest.mouseClick(tab.add_button, LEFT)
    asked = _dialog(tab, DecisionProfileDialog)
    assert asked.focusWidget() is asked.form.number.edit
    before = shown(asked.example.table)
    assert before
    asked.form.rate.edit.selectAll()
    type_into(asked.form.rate.edit, "9,5")
    assert shown(asked.example.table) != before
    asked.example.table.selectRow(1)
    assert "9,5 MCI" in _told(asked.example.inner)
    asked.form.rate.edit.clear()
    assert "Enter the rate" in asked.example.words.text()
    assert asked.example.table.isHidden()
    type_into(asked.form.rate.edit, "9")
    QTest.mouseClick(asked.accept_button, LEFT)
    settle(context)
    assert asked.form.number.slip
    assert asked.focusWidget() is asked.form.number.edit
    type_into(asked.form.number.edit, "12-3")
    type_into(asked.form.decided_on.edit, "12.08.2026")
    type_into(asked.form.first_day.edit, "01.12.2026")
    type_into(asked.form.body_kk.edit, "Қала мәслихаты")
    type_into(asked.form.body_ru.edit, "Маслихат города")
    QTest.mouseClick(asked.accept_button, LEFT)
    settle(context)
    assert shown(tab.table, *COLUMNS)[0] == (
        "01.12.2026 |  | 9 MCI a quarter | Entered 21.11.2026, Басшы"
    )


def test_a_decision_is_annulled_with_its_reason_and_stays_to_be_seen(
    tab: DecisionsTab, context: Context, head: Desk
) -> None:
    in_force.enter(head, a_decision(date(2026, 12, 1)))
    tab.refresh()
    settle(context)
    tab.table.selectRow(0)
    QTest.mouseClick(tab.annul_button, LEFT)
    asked = _dialog(tab, AnnulDialog)
    assert "In force from 01.12.2026: решение маслихата № 12-3" in _told(asked)
    type_into(asked.why.edit, "Басқа ауданның шешімі")
    QTest.mouseClick(asked.accept_button, LEFT)
    settle(context)
    (annulled,) = [row for row in shown(tab.table, *COLUMNS) if row != SHIPPED]
    assert annulled.endswith("Annulled 21.11.2026, Басшы: Басқа ауданның шешімі")
    tab.table.selectRow(shown(tab.table, *COLUMNS).index(annulled))
    assert not tab.annul_button.isEnabled()


def test_one_begins_from_an_example(tab: DecisionsTab) -> None:
    menu = tab.example_button.menu()
    assert menu is not None
    first = menu.actions()[0]
    first.trigger()
    asked = _dialog(tab, DecisionProfileDialog)
    assert "in force nowhere" in _told(asked)
    assert asked.form.rate.value()
    assert asked.form.number.value() == ""
