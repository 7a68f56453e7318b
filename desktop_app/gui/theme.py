"""The look: calm, one accent colour, one icon set, and the same on every system.

Style, palette and font are the program's own, so that what is seen where it is tested is what is
seen where it is used: on Windows, too, whose own style has white words on white in its dark mode.
Dialogs for files and printers are the system's.

The first window waits for this module, so it leaves alone what is slow to make for the first time:
the whole ``Qt`` namespace, painters and renderers.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ACCENT = "#1F5FA8"
INK = "#1F2933"
QUIET = "#5B6770"
LINE = "#D5DBE1"
GOOD = "#18743F"
WARN = "#8F5400"
BAD = "#B3261E"
CHOSEN = "#DCE7F4"
"""The ground of a chosen row and of the place one is at; all words can be read on it."""
FAINT = "#7F8993"
"""What can't be used now: read at three to one, as nobody has to."""

SHEET = f"""
QAbstractItemView, QMenu, QMenuBar, QMessageBox, QStatusBar, QToolTip {{
    font-family: "Noto Sans"; font-size: 9.5pt;
}}
QWidget#sidebar {{ background: #F3F5F8; border-right: 1px solid {LINE}; }}
QPushButton {{ icon-size: 18px; }}
QPushButton[nav="true"] {{
    icon-size: 20px; text-align: left; padding: 9px 14px; border: none; border-radius: 6px;
    background: transparent;
}}
QPushButton[nav="true"]:hover {{ background: #E6EBF1; }}
QPushButton[nav="true"]:checked {{ background: {CHOSEN}; color: {ACCENT}; font-weight: 600; }}
QPushButton[nav="true"]:focus {{ outline: none; border: 1px solid {ACCENT}; }}
QPushButton[choice="true"] {{
    text-align: left; padding: 4px 8px; border: 1px solid transparent; border-radius: 5px;
    background: transparent; min-height: 18px;
}}
QPushButton[choice="true"]:hover {{ background: #E6EBF1; }}
QPushButton[choice="true"]:checked {{ background: {CHOSEN}; font-weight: 600; }}
QPushButton[choice="true"]:focus {{ outline: none; border-color: {ACCENT}; }}
QPushButton[primary="true"] {{
    background: {ACCENT}; color: white; border: 1px solid {ACCENT}; border-radius: 5px;
    padding: 7px 16px; font-weight: 600;
}}
QPushButton[primary="true"]:hover {{ background: #174C88; }}
QPushButton[primary="true"]:disabled {{ background: #7F90A2; border-color: #7F90A2; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {INK}; }}
QPushButton[safe="true"]:focus {{
    background: white; border: 2px solid {INK}; border-radius: 4px; padding: 2px;
}}
QPushButton[language="true"] {{ border: 1px solid transparent; border-radius: 4px; padding: 4px; }}
QPushButton[language="true"]:checked {{ background: {CHOSEN}; color: {ACCENT}; font-weight: 600; }}
QPushButton[language="true"]:focus {{ border-color: {ACCENT}; }}
QLabel[role="title"] {{ font-size: 16pt; font-weight: 600; color: {INK}; }}
QLabel[role="heading"] {{ font-size: 11pt; font-weight: 600; color: {INK}; }}
QLabel[role="quiet"] {{ color: {QUIET}; }}
QLabel[role="practice"] {{
    background: #FFF4E0; color: {WARN}; font-weight: 600; border: 1px solid #F0D49C;
    border-radius: 4px; padding: 3px 8px;
}}
QLabel[role="error"] {{ color: {BAD}; }}
QLabel[role="warning"] {{ color: {WARN}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{
    border: 1px solid {BAD}; border-radius: 3px;
}}
QComboBox[wrong="true"]::drop-down {{ border: none; width: 22px; }}
QComboBox[wrong="true"]::down-arrow {{ width: 14px; height: 14px;
    image: url("{paths.resource("icons", "chevron-down.svg").as_posix()}"); }}
QFrame[role="card"] {{ background: white; border: 1px solid {LINE}; border-radius: 8px; }}
QFrame[banner="info"] {{ background: #E8F0FA; border: 1px solid #B9D0EB; border-radius: 6px; }}
QFrame[banner="good"] {{ background: #E6F4EC; border: 1px solid #B2DCC4; border-radius: 6px; }}
QFrame[banner="warn"] {{ background: #FFF4E0; border: 1px solid #F0D49C; border-radius: 6px; }}
QFrame[banner="bad"] {{ background: #FCEBEA; border: 1px solid #EFB8B4; border-radius: 6px; }}
QTableView {{ gridline-color: #E8ECF0; selection-background-color: {CHOSEN};
    selection-color: {INK}; alternate-background-color: #FAFBFC; border: 1px solid {LINE}; }}
QTableView::item {{ padding: 0 5px; }}
QTableView:focus {{ border: 1px solid {ACCENT}; }}
QHeaderView::section {{ background: #F3F5F8; padding: 6px 8px; border: none;
    border-right: 1px solid #E8ECF0; border-bottom: 1px solid {LINE}; font-weight: 600; }}
QLineEdit, QComboBox, QPlainTextEdit {{ padding: 4px 6px; }}
QStatusBar {{ border-top: 1px solid {LINE}; }}
"""


ARGUMENTS = ("-style", "fusion")
"""For `QApplication`."""

LIGHT = 1
"""Of `Qt.ColorScheme`, which would make the whole namespace first."""


def apply(application: QApplication) -> None:
    """Dress the application."""
    # Before the palette, as the system's own comes with it.
    application.styleHints().setProperty("colorScheme", LIGHT)
    for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(paths.resource("fonts", file)))
    # Windows has more fonts for lists, menus and the like, which come back with each change of its
    # theme: for those the sheet names ours.
    font = QFont("Noto Sans")
    font.setPointSizeF(9.5)
    application.setFont(font)
    application.setPalette(palette())
    application.setStyleSheet(SHEET)


def palette() -> QPalette:
    """A colour for every role in every group."""
    made = QPalette()
    roles = QPalette.ColorRole
    everywhere = {
        roles.Window: "#FFFFFF",
        roles.WindowText: INK,
        roles.Base: "#FFFFFF",
        roles.AlternateBase: "#FAFBFC",
        roles.Text: INK,
        roles.PlaceholderText: "#68737D",
        roles.Button: "#F3F5F8",
        roles.ButtonText: INK,
        roles.ToolTipBase: "#FFFFFF",
        roles.ToolTipText: INK,
        roles.Highlight: ACCENT,
        roles.HighlightedText: "#FFFFFF",
        roles.BrightText: "#FFFFFF",
        roles.Accent: ACCENT,
        roles.Link: ACCENT,
        roles.LinkVisited: "#6A3E9C",
        # The edges of what is raised or sunken, from light to dark.
        roles.Light: "#FFFFFF",
        roles.Midlight: "#E6EBF1",
        roles.Mid: "#B8C1CA",
        roles.Dark: "#9AA5AF",
        roles.Shadow: "#6B7680",
    }
    for role, colour in everywhere.items():
        made.setColor(role, QColor(colour))
    disabled = {
        roles.WindowText: FAINT,
        roles.Text: FAINT,
        roles.PlaceholderText: FAINT,
        roles.ButtonText: FAINT,
        roles.Link: FAINT,
        roles.LinkVisited: FAINT,
        roles.Highlight: FAINT,
    }
    for role, colour in disabled.items():
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour))
    return made


@cache
def icon(name: str, colour: str = QUIET) -> "QIcon":
    """An icon of the set in one colour, sharp up to three times its usual size."""
    from PySide6.QtGui import QIcon, QPixmap

    svg = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", colour)
    for side in ("width", "height"):
        svg = svg.replace(f'{side}="24"', f'{side}="72"', 1)
    pixmap = QPixmap()
    pixmap.loadFromData(svg.encode(), "SVG")
    pixmap.setDevicePixelRatio(3)
    return QIcon(pixmap)
