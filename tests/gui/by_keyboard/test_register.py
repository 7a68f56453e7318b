"""An old register brought in by the head with the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.services.desk import Desk
from desktop_app.services.importing import confirming
from desktop_app.storage.awards import decided
from tests.gui.by_keyboard.keys import ALT, Keyboard
from tests.gui.case_screen import Screen
from tests.import_samples import a_payment, a_row, write


def test_from_the_register_to_the_awards(
    heads_screen: Screen,
    desk: Desk,
    school: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = write(tmp_path / "register.xlsx", [a_row(1), a_row(2)], [a_payment(1)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
    keys = Keyboard(heads_screen.context)
    keys.press(Qt.Key.Key_3, ALT)
    keys.tab_to("Bring in from Excel…", back=True)
    keys.enter()
    keys.ctrl(Qt.Key.Key_Return)
    assert _awards(desk) == 0
    keys.ctrl(Qt.Key.Key_Return)
    assert keys.focus() == "Bring in 2 rows"  # led to, and not past it
    assert _awards(desk) == 0
    keys.enter()
    assert _awards(desk) == 2
    keys.tab_to("To hold against the papers: 2…")
    keys.enter()
    keys.tab_to("Held against the papers")
    keys.enter()
    assert confirming.waiting(desk).count == 0
    keys.holds("register to awards")


def _awards(desk: Desk) -> int:
    with desk.database.read() as connection:
        return sum(len(group) for group in decided.awards_by_child(connection))
