"""Which texts in a window are cut off: the check."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

LEAST_OF_WORDS = 420
"""A column of names keeps as much of its width while the table is scrolled to the side."""


def cut_texts(top: QWidget) -> Iterator[str]:
    """Every text in a window that can't be read whole, with the widget that shows it."""
    for widget in top.findChildren(QWidget):
        if not widget.isVisible():
            continue
        for text, why in _cut_in(widget):
            yield f"{named(widget)}: “{text}” {why}"


def named(widget: QWidget) -> str:
    owner: QWidget | None = widget
    while owner is not None and type(owner).__module__.startswith("PySide6"):
        owner = owner.parentWidget()
    kind = type(widget).__name__
    return kind if owner is None or owner is widget else f"{type(owner).__name__} > {kind}"


def _cut_in(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case QLabel():
            yield from _cut_label(widget)
        case QPushButton():
            button = QStyleOptionButton()
            widget.initStyleOption(button)
            element = QStyle.SubElement.SE_PushButtonContents
            room = widget.style().subElementRect(element, button, widget).width()
            icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
            yield from _wider(widget, widget.text(), room - icon)
        case QCheckBox():
            button = QStyleOptionButton()
            widget.initStyleOption(button)
            element = QStyle.SubElement.SE_CheckBoxContents
            room = widget.style().subElementRect(element, button, widget).width()
            yield from _wider(widget, widget.text(), room)
        case QComboBox():
            box = QStyleOptionComboBox()
            widget.initStyleOption(box)
            control, part = (
                QStyle.ComplexControl.CC_ComboBox,
                QStyle.SubControl.SC_ComboBoxEditField,
            )
            room = widget.style().subControlRect(control, box, part, widget).width()
            yield from _wider(widget, widget.currentText(), room)
        case QLineEdit():
            if not widget.text():
                room = widget.contentsRect().width() - 20 - 22 * len(widget.actions())
                yield from _wider(widget, widget.placeholderText(), room)
        case QTabBar():
            for number in filter(widget.isTabVisible, range(widget.count())):
                tab = widget.tabRect(number)
                yield from _wider(widget, widget.tabText(number), tab.width() - 12)
                scrolls = widget.usesScrollButtons() and widget.sizeHint().width() > widget.width()
                if tab.right() > widget.width() and not scrolls:
                    yield widget.tabText(number), "is a tab outside the window"
        case QHeaderView() if widget.orientation() is Qt.Orientation.Horizontal:
            yield from _cut_headings(widget)
        case QTableView() if widget.horizontalScrollBar().maximum() > 0:
            yield from _scrolled_too_far(widget)
        case _:
            return
    yield from _outside(widget)


def _text_width(widget: QWidget, text: str) -> int:
    return max(widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))


def _wider(widget: QWidget, text: str, room: int) -> Iterator[tuple[str, str]]:
    needed = _text_width(widget, text)
    if needed and needed > room + 1:
        yield text, f"needs {needed} pixels and has {room}"


def _cut_label(widget: QLabel) -> Iterator[tuple[str, str]]:
    text, room = widget.text(), widget.contentsRect()
    if not text:
        return
    if widget.wordWrap():
        longest = max(
            re.split(r"[ \n]|(?<=[-/])", text), key=lambda word: _text_width(widget, word)
        )
        yield from _wider(widget, longest, room.width())
        needed = widget.heightForWidth(widget.width())
    else:
        yield from _wider(widget, text, room.width())
        needed = widget.sizeHint().height()
    if needed > widget.height() + 2:
        yield text, f"needs {needed} pixels of height and has {widget.height()}"


def _scrolled_too_far(table: QTableView) -> Iterator[tuple[str, str]]:
    """What does not fit scrolls to the side, once no column can give way any more."""
    header = table.horizontalHeader()
    shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]
    if any(header.sectionSize(n) > max(header.sectionSizeHint(n), LEAST_OF_WORDS) for n in shown):
        yield table.accessibleName(), "is a table wider than its place, and could be narrower"


def _cut_headings(header: QHeaderView) -> Iterator[tuple[str, str]]:
    for number in range(header.count()):
        needed, room = header.sectionSizeHint(number), header.sectionSize(number)
        if needed > room:
            model = header.model()
            text = model.headerData(number, Qt.Orientation.Horizontal)
            yield str(text), f"is a heading that needs {needed} pixels and has {room}"


def _outside(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Whether it reaches over the window, or over the sides of the area that it is scrolled in."""
    parent: QWidget | None = widget.parentWidget()
    while parent is not None:
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
        sideways = place.left() < 0 or place.right() > parent.width()
        up_and_down = place.top() < 0 or place.bottom() > parent.height()
        if scrolled or parent.isWindow():
            if sideways or (up_and_down and not scrolled):
                yield words_of(widget), "reaches over the edge"
            return
        parent = parent.parentWidget()


def words_of(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLabel | QPushButton | QCheckBox | QLineEdit):
        return widget.text()
    return widget.accessibleName()


def cut_cells(top: QWidget) -> Iterator[str]:
    """Cells in sight whose text is shortened; the whole text is in the cell's tool tip."""
    for table in top.findChildren(QTableView):
        if not table.isVisible():
            continue
        model = table.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                needed, room = table.sizeHintForIndex(index), table.visualRect(index)
                if room.intersects(table.viewport().rect()) and needed.width() > room.width() + 1:
                    heading = model.headerData(column, Qt.Orientation.Horizontal)
                    yield f"{heading}: “{index.data()}” {needed.width()} in {room.width()}"
