"""The names and numbers of the office and of schools."""

from desktop_app.records.people import Office
from desktop_app.services.identity.details import office_slips, school_slips
from tests.builders import a_school


def test_every_slip_is_at_its_field() -> None:
    office = Office(bin="990140001234", head_name="7", accountant_name="=1+1")
    assert [slip.field for slip in office_slips(office)] == ["bin", "head_name", "accountant_name"]
    assert [slip.field for slip in school_slips(a_school(bin="1", head_name="-"))] == [
        "bin",
        "head_name",
    ]


def test_what_is_right_or_not_known_yet_has_none() -> None:
    assert list(office_slips(Office())) == []
    assert list(school_slips(a_school())) == []
