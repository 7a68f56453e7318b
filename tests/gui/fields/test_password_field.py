"""What is said below a password while it is typed moves nothing that stands under it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui.fields.password_field import PasswordField
from desktop_app.keys.passwords import LONGEST
from tests.gui.keyboard import type_into


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_stands_below_stays_while_somebody_types(qtbot: QtBot, language: str) -> None:
    translation.use(language)
    page = QWidget()
    qtbot.addWidget(page)
    field, below = PasswordField("Құпиясөз"), QPushButton("Кіру")
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(below)
    column.addStretch(1)
    page.resize(400, 300)
    page.show()
    qtbot.waitExposed(page)
    places, said = [below.mapTo(page, QPoint())], [field.slip]
    for typed in ("қ", "A", ""):
        field.clear()
        type_into(field.edit, typed)
        column.activate()
        places.append(below.mapTo(page, QPoint()))
        said.append(field.slip)
    assert len(set(said)) > 2  # nothing, the letters, Caps Lock
    assert len(set(places)) == 1


@pytest.fixture
def field(qtbot: QtBot) -> PasswordField:
    made = PasswordField("Құпиясөз")
    qtbot.addWidget(made)
    return made


def test_what_is_pasted_stays_as_it_is(qtbot: QtBot, field: PasswordField) -> None:
    """A manager of passwords makes them of anything."""
    typed = "  екі\tсөз  арасында "
    QApplication.clipboard().setText(typed)
    field.edit.paste()
    assert (field.value(), field.check()) == (typed, True)


def test_a_password_that_is_too_long_is_told_and_not_cut(field: PasswordField) -> None:
    field.edit.setText("ә" * LONGEST)
    assert field.check()
    long = "ә" * (LONGEST + 1)
    field.edit.setText(long)
    assert field.slip == "Too long: a password has 200 characters at most."
    type_into(field.edit, "")
    assert (field.value(), field.check()) == (long, False)
    field.edit.backspace()
    assert field.check()
    assert "Too long" not in field.slip
