"""Each place has its page, and belongs to one of the places in the sidebar."""

from desktop_app.gui import places
from desktop_app.gui.context import Context
from desktop_app.gui.places import Place
from desktop_app.gui.window.pages import page_of, place_of_office
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
