"""The look: words that can be read on what they stand on, and icons that are there."""

import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QMenu,
    QStatusBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.gui import theme
from tests.gui.seen import seen


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
    for ground in ("#FFFFFF", "#FAFBFC", theme.CHOSEN):
        assert (_light(ground) + 0.05) / (words + 0.05) >= 4.5


ROLES = QPalette.ColorRole
GROUPS = (
    QPalette.ColorGroup.Active,
    QPalette.ColorGroup.Inactive,
    QPalette.ColorGroup.Disabled,
)
GROUND_OF = {
    ROLES.WindowText: (ROLES.Window, ROLES.Button),
    ROLES.Text: (ROLES.Base, ROLES.AlternateBase),
    ROLES.PlaceholderText: (ROLES.Base, ROLES.AlternateBase),
    ROLES.ButtonText: (ROLES.Button, ROLES.Window),
    ROLES.ToolTipText: (ROLES.ToolTipBase,),
    ROLES.HighlightedText: (ROLES.Highlight, ROLES.Accent),
    ROLES.BrightText: (ROLES.Highlight, ROLES.Shadow),
    ROLES.Link: (ROLES.Window, ROLES.Base, ROLES.AlternateBase, ROLES.ToolTipBase),
    ROLES.LinkVisited: (ROLES.Window, ROLES.Base, ROLES.AlternateBase, ROLES.ToolTipBase),
}
"""What words stand on, by the role of their colour."""
EDGES = {ROLES.Light, ROLES.Midlight, ROLES.Mid, ROLES.Dark, ROLES.Shadow}


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_no_colour_is_left_to_the_system(group: QPalette.ColorGroup) -> None:
    """In a dark one it would be white on white."""
    palette = theme.palette()
    every = [role for role in ROLES if role not in {ROLES.NoRole, ROLES.NColorRoles}]
    assert [role.name for role in every if not palette.isBrushSet(group, role)] == []
    named = {*GROUND_OF, *(ground for grounds in GROUND_OF.values() for ground in grounds), *EDGES}
    assert {*every} == named


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_words_of_every_role_can_be_read_on_their_ground(group: QPalette.ColorGroup) -> None:
    palette = theme.palette()
    least = 3.0 if group is QPalette.ColorGroup.Disabled else 4.5
    faint = {
        f"{words.name} on {ground.name}"
        for words, grounds in GROUND_OF.items()
        for ground in grounds
        if _contrast(palette.color(group, words), palette.color(group, ground)) < least
    }
    assert faint == set()


def _contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((_light(one.name()), _light(other.name())))
    return (light + 0.05) / (dark + 0.05)


def test_what_the_sheet_writes_can_be_read_where_it_writes_it() -> None:
    """Every rule with words and ground of its own; the words are ink where it names none."""
    faint = []
    for selector, rule in re.findall(r"([^{}]+)\{([^}]*)\}", theme.SHEET):
        parts = dict(re.findall(r"([\w-]+):\s*([^;]+);", rule))
        ground = parts.get("background", "")
        if ground.startswith("#"):
            is_primary = "primary" in selector
            words = parts.get("color", "white" if is_primary else theme.INK)
            least = 3.0 if ":disabled" in selector else 4.5
            if _contrast(QColor(words), QColor(ground)) < least:
                faint.append(selector.strip())
    assert faint == []


def test_the_application_is_dressed(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    roles = QPalette.ColorRole
    palette = application.palette()
    assert palette.color(roles.WindowText) == QColor(theme.INK)
    assert palette.color(QPalette.ColorGroup.Disabled, roles.Text) != QColor(theme.INK)
    assert theme.ACCENT in application.styleSheet()
    assert QFontInfo(application.font()).family() == "Noto Sans"
    assert application.font().pointSizeF() == 9.5


@pytest.mark.parametrize("kind", [QTableView, QListWidget, QMenu, QStatusBar])
def test_every_kind_of_widget_has_the_font_of_the_program(
    qtbot: QtBot, kind: Callable[[], QWidget]
) -> None:
    """Windows has others for some."""
    made = kind()
    seen(qtbot, made)
    assert QFontInfo(made.font()).family() == "Noto Sans"
    assert made.font().pointSizeF() == 9.5


def test_a_light_desktop_is_asked_for(qtbot: QtBot) -> None:
    assert Qt.ColorScheme.Light.value == theme.LIGHT
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.styleHints().setProperty("colorScheme", theme.LIGHT)


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
