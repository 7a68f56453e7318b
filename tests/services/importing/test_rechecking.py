"""A register that was checked comes in although others go on; only what changes a row stops it."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app import wording
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.importing import register as importing
from tests.builders import a_child, a_parent, home_education_entry, reimbursement_entry
from tests.import_samples import a_payment, a_row, write
from tests.services.acts import taken_by
from tests.services.import_acts import checked


@pytest.fixture
def found(desk: Desk, school: int, tmp_path: Path) -> importing.Checked:
    rows = [a_row(serial) for serial in (1, 2, 3)]
    return checked(desk, write(tmp_path / "register.xlsx", rows, [a_payment(1)]))


def _refused(desk: Desk, found: importing.Checked) -> str:
    with pytest.raises(Trouble) as caught:
        importing.bring_in(taken_by(desk, Role.HEAD), found)
    assert importing.brought_in(desk) == []
    return wording.step(caught.value.step, "en")


def test_whatever_strangers_register_meanwhile_keeps_nothing_out(
    desk: Desk, school: int, found: importing.Checked
) -> None:
    registering.register(desk, reimbursement_entry(school, 7))
    registering.register(desk, home_education_entry(school, 8))
    assert importing.bring_in(taken_by(desk, Role.HEAD), found).rows == 3


def test_nor_does_one_of_its_own_people_who_comes_out_the_same(
    desk: Desk, school: int, found: importing.Checked
) -> None:
    """A child of the register applies for home education: an application of another service."""
    registering.register(desk, home_education_entry(school, 2))
    assert importing.bring_in(taken_by(desk, Role.HEAD), found).rows == 3


def test_a_row_whose_child_has_an_open_application_by_now_is_named(
    desk: Desk, school: int, found: importing.Checked
) -> None:
    registering.register(desk, reimbursement_entry(school, 2))
    said = _refused(desk, found)
    assert "come out otherwise: 3. Nothing" in said


def test_a_row_whose_payee_is_on_file_under_another_name_by_now_is_named(
    desk: Desk, school: int, found: importing.Checked
) -> None:
    payee = replace(a_parent(3), surname="Жаңатегі")
    registering.register(
        desk, replace(reimbursement_entry(school, 9), applicant=payee, child=a_child(9))
    )
    assert "come out otherwise: 4. Nothing" in _refused(desk, found)


def test_of_many_rows_the_first_are_named(desk: Desk, school: int, tmp_path: Path) -> None:
    path = write(tmp_path / "many.xlsx", [a_row(serial) for serial in range(1, 14)])
    first, second = checked(desk, path), checked(desk, path)
    importing.bring_in(taken_by(desk, Role.HEAD), first)
    with pytest.raises(Trouble) as caught:
        importing.bring_in(taken_by(desk, Role.HEAD), second)
    assert "2, 3, 4, 5, 6, 7, 8, 9, 10, 11 … +3" in wording.step(caught.value.step, "en")
