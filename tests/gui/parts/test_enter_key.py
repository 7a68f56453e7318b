"""Enter is the button that has the focus, or leads on; nothing else is ever pressed by it."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import desktop_app.gui
from desktop_app.gui.fields.paragraph import Paragraphs
from desktop_app.gui.parts.enter_key import KeyedDialog, acts_on_enter
from desktop_app.gui.parts.paged import Column, PagedModel
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.parts.table import Table

_GUI = Path(desktop_app.gui.__file__).parent
_CTRL = Qt.KeyboardModifier.ControlModifier


class Asked(KeyedDialog):
    def __init__(self) -> None:
        super().__init__()
        self.pressed = list[str]()
        self.name, self.kind, self.tick = QLineEdit(), QComboBox(), QCheckBox("tick")
        self.cancel = button("Cancel", self._note("cancel"))
        self.main_button = self.save = button("Save", self._note("save"))
        column = QVBoxLayout(self)
        for each in (self.name, self.kind, self.tick, self.cancel, self.save):
            column.addWidget(each)

    def _note(self, what: str) -> Callable[[], None]:
        return lambda: self.pressed.append(what)


class ForGood(Asked):
    is_for_good = True


def _shown(qtbot: QtBot, made: Asked) -> Asked:
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.name.setFocus()
    return made


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return _shown(qtbot, Asked())


def _press(key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Where the focus is, as at the keyboard."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_it_leads_through_the_fields_to_the_main_button_and_presses_it_there(asked: Asked) -> None:
    way: list[QWidget | None] = []
    for _turn in range(3):
        _press()
        way.append(QApplication.focusWidget())
    assert way == [asked.kind, asked.tick, asked.save]
    assert asked.pressed == []
    _press(Qt.Key.Key_Enter)
    assert asked.pressed == ["save"]


def test_on_cancel_it_is_cancel(asked: Asked) -> None:
    asked.cancel.setFocus()
    _press()
    assert asked.pressed == ["cancel"]


def test_with_ctrl_it_is_the_act_but_not_where_that_is_for_good(qtbot: QtBot, asked: Asked) -> None:
    QTest.keyClick(asked.name, Qt.Key.Key_Return, _CTRL)
    assert asked.pressed == ["save"]
    asked.close()
    for_good = _shown(qtbot, ForGood())
    QTest.keyClick(for_good.name, Qt.Key.Key_Return, _CTRL)
    assert for_good.pressed == []


def test_a_disabled_field_and_a_hidden_one_are_passed_by(asked: Asked) -> None:
    asked.kind.setEnabled(False)
    asked.tick.hide()
    _press()
    assert asked.save.hasFocus()


def test_a_field_whose_enter_is_the_act_keeps_the_focus(asked: Asked) -> None:
    acts_on_enter(asked.name, lambda: asked.pressed.append("found"))
    _press()
    assert asked.pressed == ["found"]
    assert asked.name.hasFocus()


def test_no_dialog_of_the_program_has_another_rule() -> None:
    """Each is a `KeyedDialog`; no button is made a default, which Enter would press unseen."""
    wrong = []
    for file in sorted(_GUI.rglob("*.py")):
        text = file.read_text("utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef) and node.name != KeyedDialog.__name__:
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                wrong += [f"{file.name}: {node.name}"] if "QDialog" in bases else []
            if isinstance(node, ast.Attribute) and node.attr in {"setDefault", "returnPressed"}:
                wrong += [f"{file.name}: {node.attr}"] if file.name != "enter_key.py" else []
    assert wrong == []


def _list_of_rows() -> QWidget:
    """What opens a row is not asked for: it would open one if Enter alone were meant."""
    model = PagedModel([Column[str]("Row", str)], lambda ids: [str(each) for each in ids])
    table = Table(model, lambda _row: pytest.fail("a row was opened"))
    model.setParent(table)
    table.show_ids([1, 2])
    return table


def _full_paragraph() -> QWidget:
    paragraph = Paragraphs(3)
    paragraph.tell = lambda words: pytest.fail(words)
    paragraph.setPlainText("abc")
    return paragraph


@pytest.mark.parametrize("made", [_list_of_rows, _full_paragraph])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_with_ctrl_it_goes_through_what_takes_enter_for_itself(
    asked: Asked, made: Callable[[], QWidget], key: Qt.Key
) -> None:
    focused = made()
    focused.setParent(asked)
    focused.show()
    focused.setFocus()
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, _CTRL, "\r")  # as the system gives it
    QApplication.sendEvent(focused, pressed)
    assert asked.pressed == ["save"]
