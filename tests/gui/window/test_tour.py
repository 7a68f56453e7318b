"""The tour points at what it tells of, is walked by keyboard, and goes on where it was left."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.window.tour import STEPS, Tour
from desktop_app.services.desk import Desk
from tests.gui.patient_window import settle


def tour_of(window: MainWindow) -> Tour:
    found = [each for each in window.findChildren(Tour) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def tours(window: MainWindow) -> list[Tour]:
    return [each for each in window.findChildren(Tour) if each.isVisible()]


def rect(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def key(window: MainWindow, pressed: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget(), pressed)


def test_enter_leads_through_all_of_it_and_each_step_points_at_its_widget(
    window: MainWindow, context: Context
) -> None:
    window.take_tour()
    tour, seen = tour_of(window), set()
    for number, step in enumerate(STEPS):
        assert tour.at == number
        settle(context)
        pointed = step.pointed(window)
        assert pointed.isVisible()
        assert tour.ring.geometry().contains(rect(pointed, window))
        assert not rect(tour, window).intersects(rect(pointed, window))
        assert window.rect().contains(tour.geometry())
        if step.place is not None and window.page is not None:
            assert window.page.place.page == step.place.page
        assert tour.words.text() in tour.next_button.accessibleDescription()
        seen.add(tour.words.text())
        key(window, Qt.Key.Key_Return)
    assert len(seen) == len(STEPS)
    assert not tours(window)
    assert context.settings.tour == ""  # taken to the end: it begins anew


def test_escape_leaves_it_and_it_goes_on_there(window: MainWindow, context: Context) -> None:
    window.take_tour()
    key(window, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_Escape)
    assert not tours(window)
    assert context.settings.tour == "2"
    window.take_tour()
    tour = tour_of(window)
    assert tour.at == 2
    tour.back_button.setFocus()
    key(window, Qt.Key.Key_Return)
    assert tour.at == 1
    tour.leave()


def test_the_work_goes_on_meanwhile(window: MainWindow, context: Context) -> None:
    window.take_tour()
    window.open(places.CHILDREN)
    assert window.page is not None
    assert window.page.place.page == "children"
    tour_of(window).leave()


def test_an_administrator_is_led_past_what_is_not_theirs(
    window: MainWindow, context: Context, administrator: Desk
) -> None:
    context.desk = administrator
    context.changed.emit()
    settle(context)
    window.take_tour()
    tour = tour_of(window)
    count = sum(step.place in (None, places.SETTINGS) for step in STEPS)
    assert tour.title.text() == f"Tour: step 1 of {count}"
    tour.leave()


@pytest.mark.parametrize("size", [(1024, 700), (640, 400), (1366, 700)])
def test_it_stays_in_a_small_window(
    window: MainWindow, context: Context, size: tuple[int, int]
) -> None:
    window.take_tour()
    window.resize(*size)
    settle(context)
    assert window.rect().contains(tour_of(window).geometry())
    tour_of(window).leave()


def test_it_goes_with_the_language_and_when_the_window_is_covered(
    window: MainWindow, context: Context
) -> None:
    window.take_tour()
    window.rebuild()
    assert not tours(window)
    window.take_tour()
    window.cover(QWidget())
    assert not tours(window)
    window.take_tour()
    assert not tours(window)
    window.uncover()
