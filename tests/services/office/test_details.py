"""Events, the office's own details, workers, schools, MCI values and drafts."""

from datetime import date

import pytest
from sqlalchemy import select

from desktop_app.law.facts import EventKind
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.people import Office
from desktop_app.services.applications.registering import register
from desktop_app.services.awards import events
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.office import details as office
from desktop_app.services.office import schools
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from tests.builders import TODAY, a_school, home_education_entry

BOARDING = EventKind.STATE_INSTITUTION


@pytest.fixture
def child(desk: Desk, school: int) -> int:
    return register(desk, home_education_entry(school)).application.child_id


def _acts(desk: Desk) -> list[str]:
    with desk.database.read() as connection:
        return [act.what.label for act in notices.history(connection)]


def test_an_event_is_recorded_and_annulled_and_stays_on_file(desk: Desk, child: int) -> None:
    events.record(desk, child, BOARDING, date(2026, 1, 20), date(2026, 3, 1), " Хат № 3 ")
    with desk.database.read() as connection:
        (event,) = stored.events_of(connection, child)
    assert (event.kind, event.happened_on, event.ended_on, event.note) == (
        BOARDING,
        date(2026, 1, 20),
        date(2026, 3, 1),
        "Хат № 3",
    )
    assert (event.recorded_by, event.annulled_at) == ("Маман", None)
    events.annul(desk, event.id, child, "Басқа бала")
    with desk.database.read() as connection:
        (event,) = stored.events_of(connection, child)
        assert connection.execute(select(t.events.c.annulled_by)).scalar_one() == "Маман"
    assert (event.annulled_at, event.annulled_why) == (desk.now(), "Басқа бала")
    assert _acts(desk)[-2:] == ["Recorded: {event}, {date}", "An event was annulled"]


def test_the_first_reason_of_an_annulment_stays(desk: Desk, child: int) -> None:
    events.record(desk, child, BOARDING, TODAY)
    events.annul(desk, 1, child, "Бірінші")
    with pytest.raises(Trouble, match="annulled already"):
        events.annul(desk, 1, child, "Екінші")
    with desk.database.read() as connection:
        (event,) = stored.events_of(connection, child)
    assert event.annulled_why == "Бірінші"


def test_slips_of_an_event(desk: Desk, child: int) -> None:
    with pytest.raises(EntryError, match="happened_on"):
        events.record(desk, child, BOARDING, date(2026, 11, 22))
    with pytest.raises(EntryError, match="ended_on"):
        events.record(desk, child, BOARDING, date(2026, 1, 20), date(2026, 1, 19))
    with pytest.raises(EntryError, match="why"):
        events.annul(desk, 1, child, " ")
    events.record(desk, child, BOARDING, TODAY, TODAY)


def test_an_mci_is_added_with_its_source(accountant: Desk) -> None:
    office.add_mci(accountant, date(2027, 1, 1), 4_700, " 2027–2029 жылдарға бюджет туралы заң ")
    office.add_mci(accountant, date(2027, 4, 1), 4_800, "Нақтыланған бюджет")
    with accountant.database.read() as connection:
        law = law_data.in_force(connection)
    values = [law.mci.on(day).value for day in (date(2027, 3, 31), date(2027, 4, 1))]
    assert values == [4_700, 4_800]
    assert law.mci.on(date(2027, 1, 1)).citation.kk == "2027–2029 жылдарға бюджет туралы заң"
    assert law.mci.on(date(2026, 12, 31)).value == 4_325
    with pytest.raises(LookupError, match="no mci for 2028-01"):
        law.mci.on(date(2028, 1, 1))
    assert _acts(accountant)[-1] == "Added the MCI of {tenge} tenge from {date}"


@pytest.mark.parametrize(
    ("first_day", "tenge", "citation", "field"),
    [
        (date(2027, 1, 1), 999, "заң", "tenge"),
        (date(2027, 1, 1), 100_001, "заң", "tenge"),
        (date(2027, 1, 2), 4_700, "заң", "first_day"),
        (date(2027, 1, 1), 4_700, "  ", "citation"),
        (date(2026, 1, 1), 4_700, "заң", "first_day"),
        (date(2025, 12, 1), 4_700, "заң", "first_day"),
        (date(2028, 1, 1), 4_900, "заң", "first_day"),
    ],
)
def test_an_mci_that_can_not_be_added(
    head: Desk, first_day: date, tenge: int, citation: str, field: str
) -> None:
    with pytest.raises(EntryError) as caught:
        office.add_mci(head, first_day, tenge, citation)
    assert [slip.field for slip in caught.value.slips] == [field]
    with head.database.read() as connection:
        assert offices.added_mci(connection) == {}


def test_an_mci_is_never_added_twice(head: Desk) -> None:
    office.add_mci(head, date(2027, 4, 1), 4_800, "заң")
    with pytest.raises(EntryError, match="first_day"):
        office.add_mci(head, date(2027, 4, 1), 4_900, "заң")
    office.add_mci(head, date(2026, 2, 1), 4_400, "заң")
    with head.database.read() as connection:
        assert law_data.in_force(connection).mci.on(date(2026, 3, 1)).value == 4_400


def test_a_clerk_neither_adds_nor_annuls_an_mci(desk: Desk, head: Desk) -> None:
    with pytest.raises(Trouble, match="accountant or the head"):
        office.add_mci(desk, date(2027, 1, 1), 4_700, "заң")
    office.add_mci(head, date(2027, 1, 1), 4_700, "заң")
    with pytest.raises(Trouble, match="accountant or the head"):
        office.annul_mci(desk, date(2027, 1, 1), "Қате")


def test_an_mci_is_taken_back_with_the_reason_and_added_again(head: Desk, accountant: Desk) -> None:
    day = date(2027, 1, 1)
    office.add_mci(head, day, 7_400, "заң")
    office.annul_mci(accountant, day, " Сан қате терілген ")
    with head.database.read() as connection:
        assert offices.added_mci(connection) == {}
        (kept,) = offices.mci_on_file(connection)
    assert (kept.tenge, kept.annulled_by, kept.annulled_why) == (
        7_400,
        "Бухгалтер",
        "Сан қате терілген",
    )
    assert kept.annulled_at == head.now()
    assert _acts(head)[-1] == "Annulled the MCI of {tenge} tenge from {date}. Reason: {why}"
    with pytest.raises(Trouble, match="annulled it already"):
        office.annul_mci(head, day, "Тағы")
    office.add_mci(head, day, 4_700, "заң")
    with head.database.read() as connection:
        assert law_data.in_force(connection).mci.on(day).value == 4_700
        assert len(offices.mci_on_file(connection)) == 2


def test_a_shipped_mci_stays_and_a_reason_is_asked(head: Desk) -> None:
    with pytest.raises(Trouble, match="added no MCI"):
        office.annul_mci(head, date(2026, 1, 1), "Қате")
    office.add_mci(head, date(2027, 1, 1), 4_700, "заң")
    with pytest.raises(EntryError, match="why"):
        office.annul_mci(head, date(2027, 1, 1), "  ")
    with head.database.read() as connection:
        assert set(offices.added_mci(connection)) == {date(2027, 1, 1)}


def test_the_details_of_the_office(head: Desk) -> None:
    details = Office(name_kk="Бөлім", name_ru="Отдел", bin="990140001233", place_kk="Алатау")
    office.save_details(head, details)
    with head.database.read() as connection:
        assert offices.details(connection) == details
    for wrong in ("99014000123", "99014000123x"):
        with pytest.raises(EntryError, match="bin"):
            office.save_details(head, Office(bin=wrong))


def test_a_second_saving_of_the_details_is_told_of_the_first(head: Desk, accountant: Desk) -> None:
    office.save_details(head, Office(phone="1"))
    with pytest.raises(ChangedMeanwhile) as caught:
        office.save_details(accountant, Office(bin="990140001233"))
    assert (caught.value.who, caught.value.when) == (head.worker.name, head.now())
    with head.database.read() as connection:
        assert offices.details(connection) == Office(phone="1")
        seen = office.details_version(connection)
    seen = office.save_details(accountant, Office(phone="2"), seen=seen)
    office.save_details(accountant, Office(phone="3"), limit="90000", seen=seen)


def test_schools(desk: Desk, school: int) -> None:
    with desk.database.read() as connection:
        kept = offices.school(connection, school)
    office.save_school(desk, a_school(id=school, version=1, phone="1"))
    with pytest.raises(ChangedMeanwhile):
        office.save_school(desk, kept)
    with pytest.raises(EntryError) as caught:
        office.save_school(desk, a_school(name_kk=" ", name_ru="", bin="1"))
    assert [slip.field for slip in caught.value.slips] == ["name_kk", "name_ru", "bin"]
    spelled = f"  {kept.name_kk} "
    with pytest.raises(EntryError) as caught:
        office.save_school(desk, a_school(name_kk=spelled), others=[school])
    assert [slip.label for slip in caught.value.slips] == [schools.ON_FILE_ALREADY]
