"""The look: words that can be read on what they stand on, and icons that are there."""

import math
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.gui import theme


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.exp(2.4 * math.log((part + 0.055) / 1.055))


def _light(colour: str) -> float:
    """How light a colour is, as WCAG 2 measures it."""
    shown = QColor(colour)
    red, green, blue = map(_linear, (shown.redF(), shown.greenF(), shown.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colour", ["ACCENT", "INK", "QUIET", "GOOD", "WARN", "BAD"])
def test_words_stand_out_from_every_row_of_a_list(colour: str) -> None:
    words = _light(getattr(theme, colour))
    for ground in ("#FFFFFF", "#FAFBFC"):
        assert (_light(ground) + 0.05) / (words + 0.05) >= 4.5


def test_the_application_is_dressed(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    roles = QPalette.ColorRole
    palette = application.palette()
    assert palette.color(roles.WindowText) == QColor(theme.INK)
    assert palette.color(QPalette.ColorGroup.Disabled, roles.Text) != QColor(theme.INK)
    assert theme.ACCENT in application.styleSheet()


def test_every_icon_that_the_program_asks_for_is_there(qtbot: QtBot) -> None:
    source = "\n".join(
        file.read_text(encoding="utf-8") for file in Path(theme.__file__).parent.rglob("*.py")
    )
    asked = {*re.findall(r'(?:icon=|theme\.icon\()"([a-z0-9-]+)"', source)}
    assert len(asked) > 20
    there = {file.stem for file in paths.resource("icons").glob("*.svg")}
    assert asked <= there


def test_an_icon_has_the_colour_that_was_asked_for_and_is_made_once(qtbot: QtBot) -> None:
    made = theme.icon("house", theme.BAD)
    assert theme.icon("house", theme.BAD) is made
    picture = made.pixmap(24, 24).toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert theme.BAD.lower() in seen
