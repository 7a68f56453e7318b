"""Each place has its page, and belongs to one of the places in the sidebar."""

import pytest
from PySide6.QtWidgets import QPushButton

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.main_window import MainWindow
from desktop_app.gui.places import Place
from desktop_app.gui.window.pages import page_of, place_of_office
from desktop_app.services.desk import Desk
from tests.gui.patient_window import settle

ALONE = [
    places.TODAY,
    places.APPLICATIONS,
    places.PROACTIVE,
    places.CHILDREN,
    places.PAYOUTS,
    places.PAPERS,
    places.COMPLAINTS,
    places.FORECAST,
    places.REPORT,
    places.DEBTS,
    places.REGISTERS,
    places.SETTINGS,
    places.IMPORT,
    places.entry(),
]
"""Those that nothing on file needs to be known of."""


def test_each_place_has_a_page_of_its_own_that_knows_it(context: Context) -> None:
    pages = [page_of(place, context) for place in ALONE]
    settle(context)
    assert [page.place.page for page in pages] == [place.page for place in ALONE]
    assert len({type(page) for page in pages}) == len(ALONE)
    for page in pages:
        assert page.context is context
        page.deleteLater()
    settle(context)


def test_what_is_opened_from_a_list_belongs_where_the_list_is() -> None:
    belongs = {
        "applications": [places.case(1), places.entry(), places.PROACTIVE],
        "children": [places.child(1), Place("child-then"), places.IMPORT, places.CHILDREN],
        "payouts": [places.FORECAST, places.REPORT, places.DEBTS, places.debt(1)],
        "complaints": [places.complaint(1), places.COMPLAINTS],
        "today": [places.TODAY],
    }
    for page, found in belongs.items():
        assert {place_of_office(place) for place in found} == {page}


@pytest.mark.parametrize(
    "place",
    [places.TO_ISSUE if each is places.PAPERS else each for each in ALONE],
    ids=lambda place: place.page,
)
def test_whoever_is_chosen_at_a_page_finds_its_buttons_as_if_they_had_opened_it(
    window: MainWindow, context: Context, desk: Desk, head: Desk, school: int, place: Place
) -> None:
    """As one who practises does: a clerk looks, and the head goes on at the same tab."""
    window.open(place)
    context.desk = head
    context.changed.emit()
    settle(context)
    chosen = _buttons(window)
    window.open(places.CALENDAR if place is places.TODAY else places.TODAY)
    window.open(place)
    assert chosen == _buttons(window)


def _buttons(window: MainWindow) -> list[tuple[str, str, bool]]:
    assert window.page is not None
    found = window.page.findChildren(QPushButton)
    shown = [each for each in found if each.isVisibleTo(window.page)]
    return sorted((each.text(), each.toolTip(), each.isEnabled()) for each in shown)
