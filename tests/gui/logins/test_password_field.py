"""What is said below a password while it is typed moves nothing that stands under it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import translation
from desktop_app.gui.logins.password_field import PasswordField
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
