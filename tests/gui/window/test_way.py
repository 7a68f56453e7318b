"""The way back, place by place."""

from desktop_app.gui import places
from desktop_app.gui.window.way import Way


def test_it_leads_back_to_each_place_in_turn() -> None:
    way = Way()
    for place in (places.TODAY, places.CHILDREN, places.CHILDREN, places.child(7)):
        way.go(place)
    assert way.leads_back
    assert way.back() == places.CHILDREN
    assert way.back() == places.TODAY
    assert not way.leads_back


def test_a_place_that_became_another_one_is_what_one_comes_back_to() -> None:
    way = Way()
    way.is_at(places.entry(3))
    assert not way.leads_back
    way.go(places.entry())
    way.is_at(places.case(5))
    way.go(places.TODAY)
    assert way.back() == places.case(5)


def test_only_the_last_places_are_kept() -> None:
    way = Way()
    for number in range(100):
        way.go(places.child(number))
    steps = 0
    while way.leads_back:
        way.back()
        steps += 1
    assert steps == 30
    way.forget()
    assert not way.leads_back
