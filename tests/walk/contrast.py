"""How well words stand out, measured on the picture of a window."""

import math
from collections.abc import Iterator
from io import BytesIO

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from tests.screenshots.cut_off import named, words_of

Colour = tuple[int, int, int]

READ, OFF = 4.5, 3.0
"""What words have to reach, and those of what can't be used now."""
_ROUNDED = 0.92
"""Thin strokes are drawn paler than their colour: so much of it is seen at the very least."""


def light(colour: Colour) -> float:
    """How light a colour is, as WCAG 2 measures it."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.exp(2.4 * math.log((part + 0.055) / 1.055))


def contrast(one: Colour, other: Colour) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def as_image(picture: QPixmap) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "BMP")
    with Image.open(BytesIO(bytes(buffer.data().data()))) as image:
        return image.convert("RGB")


def faint_words(top: QWidget, picture: QPixmap) -> Iterator[str]:
    """Words that do not stand out, by the best of their points against the most frequent one."""
    image, scale = as_image(picture), picture.devicePixelRatio()
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or not _words(widget).strip():
            continue
        seen = _in_sight(widget, top)
        if seen.width() < 8 or seen.height() < 8:
            continue
        hit = top.childAt(seen.center())
        if hit is not None and hit is not widget and not widget.isAncestorOf(hit):
            continue  # something stands over it
        best = _best(image, seen, scale)
        least = (READ if widget.isEnabled() else OFF) * _ROUNDED
        if best < least:
            yield f"{named(widget)}: “{_words(widget)}” stands out by {best:.2f} only"


def _words(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QLabel | QPushButton | QCheckBox | QRadioButton | QComboBox):
        return widget.text() if isinstance(widget, QRadioButton) else words_of(widget)
    return ""


def _in_sight(widget: QWidget, top: QWidget) -> QRect:
    """The inner part of it that is not scrolled away; its edge is no word."""
    shown = widget.visibleRegion().boundingRect().adjusted(4, 4, -4, -4)
    return QRect(widget.mapTo(top, QPoint(0, 0)) + shown.topLeft(), shown.size())


def _best(image: Image.Image, seen: QRect, scale: float) -> float:
    box = [round(side * scale) for side in (seen.left(), seen.top(), seen.right(), seen.bottom())]
    part = image.crop((box[0], box[1], box[2], box[3]))
    colours = part.getcolors(part.width * part.height)
    if not colours:
        return 99.0
    ground = max(colours)[1]
    if len(colours) == 1:  # nothing of the words is in sight
        return 99.0
    return max(contrast(ground, colour) for _count, colour in colours)  # type: ignore[arg-type]
