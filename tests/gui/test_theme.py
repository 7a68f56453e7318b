"""The look: words that can be read on what they stand on, and icons that are there."""

import ast
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QStatusBar,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.gui import theme
from desktop_app.gui.colours import DARK, LIGHT, Colours
from desktop_app.gui.parts.pieces import button
from desktop_app.gui.sheet import sheet
from tests.gui.seen import seen


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.exp(2.4 * math.log((part + 0.055) / 1.055))


def _light(colour: str) -> float:
    """How light a colour is, as WCAG 2 measures it."""
    shown = QColor(colour)
    red, green, blue = map(_linear, (shown.redF(), shown.greenF(), shown.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def worn(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Colours]:
    """The program in either look."""
    colours: Colours = request.param
    theme.apply(qapp, "dark" if colours.is_dark else "light")
    yield colours
    theme.apply(qapp)


GROUNDS = ("window", "base", "card", "stripe", "chosen", "head", "button", "hover", "side")


@pytest.mark.parametrize("name", ["accent", "ink", "quiet", "good", "warn", "bad"])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_whatever_they_stand_on(colours: Colours, name: str) -> None:
    words = getattr(colours, name)
    measured = {ground: _by_names(words, getattr(colours, ground)) for ground in GROUNDS}
    assert {ground: by for ground, by in measured.items() if by < 4.5} == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_no_word_is_seen_too(colours: Colours) -> None:
    """What can't be used, edges of fields, rings around what has the focus."""
    for ground in ("window", "base", "card", "stripe", "chosen", "button"):
        assert _by_names(colours.faint, getattr(colours, ground)) >= 3
        assert _by_names(colours.accent, getattr(colours, ground)) >= 3
    for ground in ("window", "base", "card"):
        assert _by_names(colours.edge, getattr(colours, ground)) >= 3
    for kind in ("info", "good", "warn", "bad"):
        assert _by_names(colours.ink, getattr(colours, f"{kind}_ground")) >= 4.5
    for fill in (colours.fill, colours.fill_hover):
        assert _by_names("#FFFFFF", fill) >= 4.5
    assert _by_names("#FFFFFF", colours.fill_off) >= 3
    assert _by_names(colours.fill_ring, colours.fill) >= 3


def _by_names(one: str, other: str) -> float:
    return _contrast(QColor(one), QColor(other))


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
def test_no_colour_is_left_to_the_system(worn: Colours, group: QPalette.ColorGroup) -> None:
    """In a dark one it would be white on white."""
    palette = theme.palette()
    every = [role for role in ROLES if role not in {ROLES.NoRole, ROLES.NColorRoles}]
    assert [role.name for role in every if not palette.isBrushSet(group, role)] == []
    named = {*GROUND_OF, *(ground for grounds in GROUND_OF.values() for ground in grounds), *EDGES}
    assert {*every} == named


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_words_of_every_role_can_be_read_on_their_ground(
    worn: Colours, group: QPalette.ColorGroup
) -> None:
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


def test_what_the_sheet_writes_can_be_read_where_it_writes_it(worn: Colours) -> None:
    """Every rule with words and ground of its own; the words are ink where it names none."""
    faint = []
    for selector, rule in re.findall(r"([^{}]+)\{([^}]*)\}", sheet(worn, 1)):
        parts = dict(re.findall(r"([\w-]+):\s*([^;]+);", rule))
        ground = parts.get("background", "")
        if ground.startswith("#") and "::indicator" not in selector:
            is_primary = "primary" in selector
            words = parts.get("color", "white" if is_primary else worn.ink)
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


def test_the_system_is_asked_for_the_look_of_its_own_parts(
    qapp: QApplication, worn: Colours
) -> None:
    """Title bars, file dialogs: as the program, whatever the system has."""
    wanted = Qt.ColorScheme.Dark if worn.is_dark else Qt.ColorScheme.Light
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(worn.window)
    assert qapp.styleHints().setProperty("colorScheme", wanted.value)
    assert (Qt.ColorScheme.Light.value, Qt.ColorScheme.Dark.value) == (1, 2)


CONTROLS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("Save"),
    "main button": lambda: button("Save", lambda: None, primary=True),
    "flat button": lambda: _flat(),
    "tick": lambda: QCheckBox("Save"),
    "radio": lambda: QRadioButton("Save"),
    "line": QLineEdit,
    "box": QComboBox,
    "number": QSpinBox,
    "text": QPlainTextEdit,
    "list": QListWidget,
    "table": QTableView,
    "scrolled": QScrollArea,
    "tabs": lambda: _tabs(),
}


def _flat() -> QPushButton:
    made = QPushButton("Save")
    made.setFlat(True)
    return made


def _tabs() -> QTabBar:
    made = QTabBar()
    made.addTab("One")
    made.addTab("Two")
    return made


@pytest.mark.parametrize("kind", CONTROLS)
def test_what_has_the_focus_has_a_ring_that_is_seen(qtbot: QtBot, worn: Colours, kind: str) -> None:
    """Measured on its picture, with the focus and without: what changes, changes by three to one,
    and is more than a cursor."""
    control, other = CONTROLS[kind](), QLineEdit()
    seen(qtbot, control, other)
    other.setFocus()
    before = control.grab().toImage()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    assert control.hasFocus()
    after = control.grab().toImage()
    spots = ((x, y) for x in range(after.width()) for y in range(after.height()))
    ring = sum(
        _contrast(before.pixelColor(*at), after.pixelColor(*at)) >= 3
        for at in spots
        if before.pixel(*at) != after.pixel(*at)
    )
    assert ring >= after.width()  # as much as one side of it is long


def test_no_module_keeps_a_colour_from_before_the_look_was_chosen() -> None:
    """What a module asks for while it is imported would be that of the first look for ever."""
    names = {name for name in vars(theme) if name.isupper()} - {"ARGUMENTS", "TEXT_SIZES"}
    names -= {"ON_FILL", "LIGHT", "DARK", "TYPE_CHECKING"}
    kept = []
    for file in Path(theme.__file__).parent.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        kept += [f"{file.name}:{node.lineno}" for node in _asked_at_import(tree, names)]
    assert kept == []


def _asked_at_import(tree: ast.AST, names: set[str]) -> Iterator[ast.Attribute]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.FunctionDef):
            for default in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
                yield from _asked_at_import(ast.Expr(default), names)
            continue
        if (
            isinstance(node, ast.Attribute)
            and node.attr in names
            and isinstance(node.value, ast.Name)
            and node.value.id == "theme"
        ):
            yield node
        yield from _asked_at_import(node, names)


def test_letters_are_as_large_as_was_chosen(qtbot: QtBot, qapp: QApplication) -> None:
    try:
        theme.apply(qapp, "light", 160)
        made = QLabel("Әлия")
        seen(qtbot, made)
        assert made.font().pointSizeF() == pytest.approx(9.5 * 1.6)
        assert theme.scaled(100) == 160
    finally:
        theme.apply(qapp)


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
