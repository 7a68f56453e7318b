"""The look: calm and native, one accent colour, one icon set.

The first window waits for this module, so it leaves alone what is slow to make for the first time:
the whole ``Qt`` namespace, painters and renderers.
"""

import sys
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

ACCENT = "#1F5FA8"
INK = "#1F2933"
QUIET = "#5B6770"
LINE = "#D5DBE1"
GOOD = "#1B7F4B"
WARN = "#9A5B00"
BAD = "#B3261E"

_SHEET = f"""
QWidget#sidebar {{ background: #F3F5F8; border-right: 1px solid {LINE}; }}
QPushButton {{ icon-size: 18px; }}
QPushButton[nav="true"] {{
    icon-size: 20px; text-align: left; padding: 9px 14px; border: none; border-radius: 6px;
    background: transparent;
}}
QPushButton[nav="true"]:hover {{ background: #E6EBF1; }}
QPushButton[nav="true"]:checked {{ background: #DCE7F4; color: {ACCENT}; font-weight: 600; }}
QPushButton[nav="true"]:focus {{ outline: none; border: 1px solid {ACCENT}; }}
QPushButton[primary="true"] {{
    background: {ACCENT}; color: white; border: 1px solid {ACCENT}; border-radius: 5px;
    padding: 7px 16px; font-weight: 600;
}}
QPushButton[primary="true"]:hover {{ background: #174C88; }}
QPushButton[primary="true"]:disabled {{ background: #A9B7C6; border-color: #A9B7C6; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {INK}; }}
QPushButton[language="true"] {{ border: 1px solid transparent; border-radius: 4px; padding: 4px; }}
QPushButton[language="true"]:checked {{ background: #DCE7F4; color: {ACCENT}; font-weight: 600; }}
QPushButton[language="true"]:focus {{ border-color: {ACCENT}; }}
QLabel[role="title"] {{ font-size: 16pt; font-weight: 600; color: {INK}; }}
QLabel[role="heading"] {{ font-size: 11pt; font-weight: 600; color: {INK}; }}
QLabel[role="quiet"] {{ color: {QUIET}; }}
QLabel[role="error"] {{ color: {BAD}; }}
QLabel[role="warning"] {{ color: {WARN}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{
    border: 1px solid {BAD};
}}
QFrame[role="card"] {{ background: white; border: 1px solid {LINE}; border-radius: 8px; }}
QFrame[banner="info"] {{ background: #E8F0FA; border: 1px solid #B9D0EB; border-radius: 6px; }}
QFrame[banner="good"] {{ background: #E6F4EC; border: 1px solid #B2DCC4; border-radius: 6px; }}
QFrame[banner="warn"] {{ background: #FFF4E0; border: 1px solid #F0D49C; border-radius: 6px; }}
QFrame[banner="bad"] {{ background: #FCEBEA; border: 1px solid #EFB8B4; border-radius: 6px; }}
QTableView {{ gridline-color: #E8ECF0; selection-background-color: #DCE7F4;
    selection-color: {INK}; alternate-background-color: #FAFBFC; border: 1px solid {LINE}; }}
QTableView::item {{ padding: 0 5px; }}
QTableView:focus {{ border: 1px solid {ACCENT}; }}
QHeaderView::section {{ background: #F3F5F8; padding: 6px 8px; border: none;
    border-right: 1px solid #E8ECF0; border-bottom: 1px solid {LINE}; font-weight: 600; }}
QLineEdit, QComboBox, QPlainTextEdit {{ padding: 4px 6px; }}
QStatusBar {{ border-top: 1px solid {LINE}; }}
"""


ARGUMENTS = () if sys.platform == "win32" else ("-style", "fusion")
"""For `QApplication`: Windows keeps its own style, elsewhere it is Fusion."""


def apply(application: QApplication) -> None:
    """Dress the application: Windows keeps its own font, elsewhere ours is used."""
    if sys.platform != "win32":
        from PySide6.QtGui import QFont, QFontDatabase

        for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
            QFontDatabase.addApplicationFont(str(paths.resource("fonts", file)))
        font = QFont("Noto Sans")
        font.setPointSizeF(9.5)
        application.setFont(font)
    application.setPalette(_palette())
    application.setStyleSheet(_SHEET)


def _palette() -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "#FFFFFF",
        QPalette.ColorRole.WindowText: INK,
        QPalette.ColorRole.Base: "#FFFFFF",
        QPalette.ColorRole.AlternateBase: "#FAFBFC",
        QPalette.ColorRole.Text: INK,
        QPalette.ColorRole.Button: "#F3F5F8",
        QPalette.ColorRole.ButtonText: INK,
        QPalette.ColorRole.Highlight: ACCENT,
        QPalette.ColorRole.HighlightedText: "#FFFFFF",
        QPalette.ColorRole.PlaceholderText: "#8A949E",
        QPalette.ColorRole.Link: ACCENT,
        QPalette.ColorRole.ToolTipBase: "#FFFFFF",
        QPalette.ColorRole.ToolTipText: INK,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#98A2AB"))
    return palette


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
