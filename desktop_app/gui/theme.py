"""The look: calm, one accent colour, one icon set, and the same on every system.

Style, palette and font are the program's own, so that what is seen where it is tested is what is
seen where it is used: on Windows, too, whose own style has white words on white in its dark mode.
Light or dark follows the system, or what somebody chose; letters are as large as was chosen.
Dialogs for files and printers are the system's.

The first window waits for this module, so it leaves alone what is slow to make for the first time:
the whole ``Qt`` namespace, painters and renderers.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.gui.colours import DARK, LIGHT, Colours
from desktop_app.gui.sheet import sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

K = TypeVar("K")

# The colours of now. They change with the look: nobody keeps one from before a window was made, as
# a module would that asks for one while it is imported.
ACCENT = LIGHT.accent
INK = LIGHT.ink
QUIET = LIGHT.quiet
LINE = LIGHT.line
GOOD = LIGHT.good
WARN = LIGHT.warn
BAD = LIGHT.bad
CHOSEN = LIGHT.chosen
"""The ground of a chosen row and of the place one is at; all words can be read on it."""
FAINT = LIGHT.faint
"""What can't be used now: read at three to one, as nobody has to."""
ON_FILL = "#FFFFFF"
"""Words and icons on the ground of a primary button."""

ARGUMENTS = ("-style", "fusion")
"""For `QApplication`."""

TEXT_SIZES = (80, 90, 100, 110, 125, 140, 160, 180, 200)
"""How large letters can be, in per cent."""

_POINTS = 9.5
_AS_SYSTEM, _LIGHT, _DARK = 0, 1, 2
"""Of `Qt.ColorScheme`, which would make the whole namespace first."""

_HALF = 128
"""Of a colour's lightness."""

_now: Colours = LIGHT
_is_dressed = False
_scale = 1.0


def apply(application: QApplication, look: str = "", text: int = 100) -> None:
    """Dress the application: ``look`` is light, dark, or as the system where it is empty.

    ``text`` is the size of letters in per cent.
    """
    global _scale, _is_dressed
    hints = application.styleHints()
    # Before the palette, as the system's own comes with it.
    hints.setProperty("colorScheme", {"light": _LIGHT, "dark": _DARK}.get(look, _AS_SYSTEM))
    is_dark = look == "dark" or (not look and is_dark_outside(application))
    _wear(DARK if is_dark else LIGHT)
    _scale = text / 100
    for file in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        _load_font(file)
    # Windows has more fonts for lists, menus and the like, which come back with each change of its
    # theme: for those the sheet names ours.
    font = QFont("Noto Sans")
    font.setPointSizeF(_POINTS * _scale)
    application.setFont(font)
    application.setPalette(palette())
    _is_dressed = True
    application.setStyleSheet(sheet(_now, _scale))


def is_dark_outside(application: QApplication) -> bool:
    """Whether the system is; where it does not say, it is light.

    Before the first window its palette says so, which is not ours yet.
    """
    if not _is_dressed:
        return application.palette().window().color().lightness() < _HALF
    scheme = application.styleHints().property("colorScheme")
    return int(getattr(scheme, "value", scheme) or 0) == _DARK


def _wear(colours: Colours) -> None:
    global ACCENT, INK, QUIET, LINE, GOOD, WARN, BAD, CHOSEN, FAINT, _now
    _now = colours
    ACCENT, INK, QUIET, LINE = colours.accent, colours.ink, colours.quiet, colours.line
    GOOD, WARN, BAD = colours.good, colours.warn, colours.bad
    CHOSEN, FAINT = colours.chosen, colours.faint


@cache
def _load_font(file: str) -> None:
    QFontDatabase.addApplicationFont(str(paths.resource("fonts", file)))


def colours() -> Colours:
    """All of now, for what is painted."""
    return _now


class Named(Mapping[K, str]):
    """Colours of kinds, by the names that `Colours` has: asked for, each is the one of now."""

    def __init__(self, names: Mapping[K, str]) -> None:
        self._names = names

    def __getitem__(self, kind: K) -> str:
        return str(getattr(_now, self._names[kind]))

    def __iter__(self) -> Iterator[K]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def text_scale() -> float:
    """How large letters are; 1 as at first. What is as large as words is multiplied by it."""
    return _scale


def scaled(pixels: int) -> int:
    """A size that was chosen for letters as they are at first, as it is for those of now."""
    return round(pixels * _scale)


def palette() -> QPalette:
    """A colour for every role in every group."""
    made = QPalette()
    roles = QPalette.ColorRole
    c = _now
    everywhere = {
        roles.Window: c.window,
        roles.WindowText: c.ink,
        roles.Base: c.base,
        roles.AlternateBase: c.stripe,
        roles.Text: c.ink,
        roles.PlaceholderText: c.quiet,
        roles.Button: c.button,
        roles.ButtonText: c.ink,
        roles.ToolTipBase: c.card,
        roles.ToolTipText: c.ink,
        roles.Highlight: c.fill,
        roles.HighlightedText: ON_FILL,
        roles.BrightText: ON_FILL,
        roles.Accent: c.fill,
        roles.Link: c.accent,
        roles.LinkVisited: c.visited,
        # The edges of what is raised or sunken, from light to dark.
        roles.Light: "#4A535D" if c.is_dark else "#FFFFFF",
        roles.Midlight: "#3B434C" if c.is_dark else "#E6EBF1",
        roles.Mid: "#2A3037" if c.is_dark else "#B8C1CA",
        roles.Dark: "#14171A" if c.is_dark else "#9AA5AF",
        roles.Shadow: "#0C0E10" if c.is_dark else "#6B7680",
    }
    for role, colour in everywhere.items():
        made.setColor(role, QColor(colour))
    disabled = {
        roles.WindowText: c.faint,
        roles.Text: c.faint,
        roles.PlaceholderText: c.faint,
        roles.ButtonText: c.faint,
        roles.Link: c.faint,
        roles.LinkVisited: c.faint,
        roles.Highlight: c.fill_off,
    }
    for role, colour in disabled.items():
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour))
    return made


def icon(name: str, colour: str = "") -> "QIcon":
    """An icon of the set in one colour, sharp up to three times its usual size."""
    return _icon(name, colour or QUIET)


@cache
def _icon(name: str, colour: str) -> "QIcon":
    from PySide6.QtGui import QIcon, QPixmap

    svg = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", colour)
    for side in ("width", "height"):
        svg = svg.replace(f'{side}="24"', f'{side}="72"', 1)
    pixmap = QPixmap()
    pixmap.loadFromData(svg.encode(), "SVG")
    pixmap.setDevicePixelRatio(3)
    return QIcon(pixmap)
