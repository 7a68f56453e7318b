"""Workers are known by their ids: no name stands for two, and nobody is there twice unseen."""

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import details as office
from desktop_app.services.office import namesakes
from desktop_app.storage.office import staff as office_staff
from tests.services.acts import added


def at_work(desk: Desk) -> list[Worker]:
    with desk.database.read() as connection:
        return office_staff.at_work(connection)


def refused(administrator: Desk, worker: Worker, **said: Any) -> list[str]:
    """The fields whose slips refuse it; and nothing was saved."""
    before = at_work(administrator)
    with pytest.raises(EntryError) as caught:
        office.save_worker(administrator, worker, **said)
    assert at_work(administrator) == before
    return [slip.field for slip in caught.value.slips]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ә. Іңкәрова", "А. Инкарова"),
        ("Іңкәрова Әлия", "Ә. Іңкәрова"),
        ("Ә. Т. Іңкәрова", "Іңкәрова Ә."),
        ("Ғ. Әділбекова", "Ғ. Әділбеков"),
        ("Ғалия-Нұр Әділбекова", "ғ. әділбекова"),
        ("Ә. Iңкәрова", "Ә. ІҢКӘРОВА"),
        ("Ә. Іңкәрова", "A. Inkarova"),
        ("Басшы", "басшы"),
    ],
)
def test_one_person_is_recognised_however_the_name_is_written(one: str, other: str) -> None:
    assert namesakes.are_alike(one, other)
    assert namesakes.are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ә. Іңкәрова", "Ғ. Іңкәрова"),
        ("Айгүл Омарова", "Айгүл Оспанова"),
        ("Ә. Т.", "Ә. Т. Омарова"),
        ("Маман", "Бухгалтер"),
        ("Екінші маман", "Маман"),
    ],
)
def test_others_are_others(one: str, other: str) -> None:
    assert not namesakes.are_alike(one, other)
    assert not namesakes.are_alike(other, one)


def test_one_person_in_two_entries_is_told_when_saving(administrator: Desk) -> None:
    added(administrator, "Ә. Т. Іңкәрова", Role.CLERK)
    second = Worker(0, "Іңкәрова Әлия", Role.HEAD)
    assert refused(administrator, second) == ["another"]
    assert office.save_worker(administrator, second, another=True)
    entry = next(each for each in at_work(administrator) if each.name == second.name)
    for changed in (replace(entry, name="Ә. Іңкәрова"), replace(entry, role=Role.ACCOUNTANT)):
        assert refused(administrator, changed) == ["another"]
    office.save_worker(administrator, replace(entry, position_kk="маман"))


def test_no_name_stands_for_two(administrator: Desk) -> None:
    added(administrator, "Ә. Іңкәрова", Role.CLERK)
    assert refused(administrator, Worker(0, "  ", Role.HEAD)) == ["name"]
    for said in ({}, {"another": True}):
        assert refused(administrator, Worker(0, " Ә.  Іңкәрова", Role.HEAD), **said) == ["name"]


def test_whoever_left_is_back_only_where_somebody_says_so(administrator: Desk) -> None:
    gone = added(administrator, "Ө. Ұлы", Role.CLERK).worker
    office.retire_worker(administrator, gone)
    again = Worker(0, "Ө. Ұлы", Role.HEAD)
    assert refused(administrator, again) == ["back"]
    assert refused(administrator, again, another=True) == ["back"]
    assert refused(administrator, replace(again, name="Ө. Ұлым"), back=True) == ["back"]
    assert office.save_worker(administrator, again, back=True) == gone.id
    back = next(each for each in at_work(administrator) if each.id == gone.id)
    assert back == Worker(gone.id, "Ө. Ұлы", Role.HEAD, version=3)


def test_nobody_who_works_takes_the_name_of_who_left(administrator: Desk) -> None:
    gone = added(administrator, "Ө. Ұлы", Role.CLERK).worker
    office.retire_worker(administrator, gone)
    other = added(administrator, "Ғ. Қыз", Role.CLERK).worker
    for said in ({}, {"back": True}):
        assert refused(administrator, replace(other, name="Ө. Ұлы"), **said) == ["back"]


def test_the_last_of_a_role_stays_but_for_an_inspector(administrator: Desk) -> None:
    for worker in at_work(administrator):
        if worker.role is Role.INSPECTOR:
            continue
        with pytest.raises(EntryError) as caught:
            office.retire_worker(administrator, worker)
        assert [slip.field for slip in caught.value.slips] == ["name"]
        changed = replace(worker, role=Role.INSPECTOR)
        assert refused(administrator, changed) == ["role"]
    inspector = next(each for each in at_work(administrator) if each.role is Role.INSPECTOR)
    office.retire_worker(administrator, replace(inspector, role=Role.CLERK))
    assert len(at_work(administrator)) == 4


def test_administrators_change_each_other_and_never_themselves(administrator: Desk) -> None:
    second = added(administrator, "Ө. Ұлы", Role.ADMINISTRATOR)
    own = administrator.worker
    assert refused(administrator, replace(own, role=Role.HEAD)) == ["role"]
    with pytest.raises(EntryError):
        office.retire_worker(administrator, own)
    office.retire_worker(second, own)
    with pytest.raises(Trouble, match="not on the list"):
        office.retire_worker(administrator, second.worker)
    with pytest.raises(EntryError):
        office.retire_worker(second, second.worker)


def test_a_second_saving_of_a_worker_is_told_of_the_first(administrator: Desk) -> None:
    seen = added(administrator, "Ә. Іңкәрова", Role.CLERK).worker
    office.save_worker(administrator, replace(seen, position_kk="маман"))
    for late in (office.save_worker, office.retire_worker):
        with pytest.raises(ChangedMeanwhile) as caught:
            late(administrator, seen)
        assert caught.value.who == administrator.worker.name
