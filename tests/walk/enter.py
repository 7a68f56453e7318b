"""Enter on each control that Tab goes to does that control's act, and no other's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QRadioButton,
    QWidget,
)

from desktop_app.gui.parts import enter_key
from tests.screenshots.cut_off import named, words_of
from tests.walk.keys import controls

_ACTS_BY_ITSELF = "actsOnEnter"


def of_another(top: QWidget) -> Iterator[str]:
    """Controls on which Enter does nothing of their own, or something of another one's.

    Nothing is done meanwhile. Lists are left out: Enter opens the row, and leads away; what Qt
    presses by itself is found by `tests.walk.keys.pressed_by_enter`.
    """
    focused_before: QWidget | None = top.focusWidget()
    for control in controls(top):
        if isinstance(control, QAbstractItemView) or control.property(_ACTS_BY_ITSELF):
            continue
        is_button = isinstance(control, QAbstractButton)
        is_button = is_button and not isinstance(control, QCheckBox | QRadioButton)
        pressed: list[QAbstractButton] = []
        control.setFocus()
        with pytest.MonkeyPatch.context() as told_instead_of_done:
            told_instead_of_done.setattr(enter_key, "press", pressed.append)
            QTest.keyClick(control, Qt.Key.Key_Return)
        if pressed != ([control] if is_button else []):
            done = ", ".join(f"“{words_of(each)}”" for each in pressed) or "nothing"
            yield f"Enter on {named(control)} “{words_of(control)}” presses {done}"
    if focused_before is not None:
        focused_before.setFocus()
