"""What is no address is asked for anew, wherever somebody comes in."""

from dataclasses import replace

import pytest

from desktop_app.records.people import Office
from desktop_app.services.complaints import acts as complaints
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip
from desktop_app.services.identity.addresses import WRITE_IT_OUT, address_slips
from desktop_app.services.identity.details import office_slips, school_slips
from desktop_app.services.validation import person_slips
from tests.builders import a_parent, a_school
from tests.services.complaint_acts import a_complaint


def test_an_address_is_written_out() -> None:
    assert list(address_slips("address", "Алатау қ., Өркен к., 4")) == []
    assert list(address_slips("address", "")) == []
    (slip,) = address_slips("address", "там же")
    assert (slip.field, slip.label) == ("address", WRITE_IT_OUT)


def test_of_a_person_an_office_and_a_school() -> None:
    of_all: list[Slip] = [
        *person_slips("applicant", replace(a_parent(), address="Сол жерде")),
        *office_slips(Office(address_ru="там же")),
        *school_slips(a_school(address_kk="сол жерде")),
    ]
    assert [slip.field for slip in of_all] == ["applicant.address", "address_ru", "address_kk"]


def test_of_a_complaint(desk: Desk) -> None:
    with pytest.raises(EntryError) as wrong:
        complaints.register(desk, a_complaint(address="см. выше"))
    assert [slip.field for slip in wrong.value.slips] == ["address"]
