"""Tab goes through a page as one reads it, also through what was made anew since."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from desktop_app.gui.fit.tab_chain import tab_chain


def put_in_order(first: QWidget, *parts: QWidget) -> None:
    """What Tab goes to in the parts follows ``first``, part by part."""
    before = first
    for part in parts:
        for widget in reading(part):
            if widget is not before:
                QWidget.setTabOrder(before, widget)
                before = widget


def last_of(part: QWidget) -> QWidget | None:
    """What Tab goes to last in it, as the order is now."""
    inside = (each for each in reversed(tab_chain(part.window())) if part.isAncestorOf(each))
    return next(inside, None)


def reading(widget: QWidget) -> Iterator[QWidget]:
    """It and what is in it, as its layouts have it: line by line, in each from the left."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    match widget:
        case QTabWidget():
            yield from reading(widget.tabBar())
            shown: QWidget | None = widget.currentWidget()
            if shown is not None:
                yield from reading(shown)
        case QStackedWidget():
            on_top: QWidget | None = widget.currentWidget()
            if on_top is not None:
                yield from reading(on_top)
        case QScrollArea():
            inner: QWidget | None = widget.widget()
            if inner is not None:
                yield from reading(inner)
        case QSplitter():
            for number in range(widget.count()):
                part: QWidget | None = widget.widget(number)
                if part is not None:
                    yield from reading(part)
        case _:
            layout: QLayout | None = widget.layout()
            if layout is not None:
                yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in _numbers(layout):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget: QWidget | None = item.widget()
        inner: QLayout | None = item.layout()
        if widget is not None:
            yield from reading(widget)
        elif inner is not None:
            yield from _in_layout(inner)


def _numbers(layout: QLayout) -> list[int]:
    numbers = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        return sorted(numbers, key=lambda number: layout.getItemPosition(number)[:2])  # type: ignore[index]
    if isinstance(layout, QFormLayout):
        return sorted(numbers, key=lambda number: _row_of(layout, number))
    return numbers


def _row_of(form: QFormLayout, number: int) -> tuple[int, int]:
    place: Any = form.getItemPosition(number)
    return int(place[0]), int(place[1].value)
