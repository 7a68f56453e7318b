"""Which places are for whom."""

import pytest

from desktop_app.gui.window.places_of import first_place, pages_for
from desktop_app.gui.window.sidebar import _PLACES
from desktop_app.records.kinds import Role


@pytest.mark.parametrize("role", Role)
def test_whoever_looks_after_the_program_sees_no_family(role: Role) -> None:
    every = {place.page for place, _words, _icon in _PLACES}
    assert pages_for(role) == ({"settings"} if role is Role.ADMINISTRATOR else every)
    assert first_place(role).page in pages_for(role)
