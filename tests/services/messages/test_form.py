"""What the form of a proactive message begins with (R-7-1)."""

from desktop_app.services.desk import Desk
from desktop_app.services.messages import form
from tests.builders import a_school


def test_the_schools_and_the_moment(desk: Desk, school: int) -> None:
    found = form.read(desk)
    assert {each.name_kk for each in found.schools.values()} == {a_school().name_kk}
    assert list(found.schools) == [school]
    assert found.now == desk.now()
