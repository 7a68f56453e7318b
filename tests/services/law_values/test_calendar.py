"""The office's calendar: public holidays with their names, its own days, confirmed years."""

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import holidays
import pytest

from desktop_app.law.calendar import CalendarUnknownError
from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application
from desktop_app.records.kinds import Service
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.law_values import calendar, law_data
from desktop_app.services.law_values import holidays as public_holidays
from desktop_app.services.law_values.calendar import CalendarDay, DaySource
from desktop_app.storage.entry import drafts
from desktop_app.storage.law_values import calendar as stored
from desktop_app.storage.papers import issued as notices
from tests.builders import Clock, home_education_entry, reimbursement_entry
from tests.services.acts import application_now

DECREE = ("Үкімет қаулысы", "Постановление Правительства")


def is_working(desk: Desk, day: date, as_of: datetime | None = None) -> bool:
    with desk.database.read() as connection:
        return calendar.working_calendar(connection, as_of).is_working(day)


def days_of(desk: Desk, year: int) -> Mapping[date, CalendarDay]:
    with desk.database.read() as connection:
        return {found.day: found for found in calendar.days_of(connection, year)}


def acts(desk: Desk) -> list[Step]:
    with desk.database.read() as connection:
        found = notices.history(connection)
    return [act.what for act in found if act.act != Act.BEGIN_OFFICE]


def slips_of(error: EntryError) -> dict[str, str]:
    return {slip.field: slip.label for slip in error.slips}


# Names


def test_every_holiday_has_its_russian_name() -> None:
    """Those of the years that are known or can be confirmed, as the package names them."""
    years = public_holidays.known_years()
    assert (years.first, years.last) == (2024, 2030)
    plain = holidays.country_holidays(
        "KZ", years=years.all, language="kk", observed=False, islamic_show_estimated=False
    )
    instead = plain.substituted_label.partition("%s")[0]
    found = {name for names in plain.values() for name in names.split("; ")}
    with law_data.reading("holidays.toml") as data:
        translated = data["names"]
    assert {name for name in found if not name.startswith(instead)} - set(translated) == set()


def test_the_remarks_of_the_package_come_out_in_both_languages() -> None:
    for day in public_holidays.public_days():
        for text in (day.name.kk, day.name.ru):
            assert text
            assert "{" not in text
            assert not re.search("қайта белгіленген|бастап ауыстырылды|бағаланған", text)
        assert not re.search("[әғқңөұүһі]", day.name.ru, re.IGNORECASE)


@pytest.mark.parametrize(
    ("day", "kk", "ru", "source"),
    [
        (date(2026, 3, 21), "Наурыз мейрамы", "Наурыз мейрамы", DaySource.LAW),
        (
            date(2026, 3, 24),
            "ауыстырылған демалыс күні (Наурыз мейрамы)",
            "перенесенный выходной (Наурыз мейрамы)",
            DaySource.MOVED,
        ),
        (
            date(2024, 5, 8),
            "демалыс күні (04.05.2024 күнінен ауыстырылған)",
            "выходной день (перенесен с 04.05.2024)",
            DaySource.MOVED,
        ),
        (
            date(2024, 5, 4),
            "жұмыс күні (08.05.2024 күніне демалыс берілген)",
            "рабочий день (вместо него выходной 08.05.2024)",
            DaySource.MOVED,
        ),
        (date(2026, 5, 27), "Құрбан айт", "Курбан-айт", DaySource.LAW),
    ],
)
def test_a_day_is_named(desk: Desk, day: date, kk: str, ru: str, source: DaySource) -> None:
    found = days_of(desk, day.year)[day]
    assert (found.name.kk, found.name.ru, found.source) == (kk, ru, source)
    assert found.worked == (day == date(2024, 5, 4))


def test_a_computed_day_is_marked_until_the_year_is_confirmed(desk: Desk) -> None:
    """The moon decides when Kurban Ait is; the package computes it for the years ahead."""
    assert not days_of(desk, 2026)[date(2026, 5, 27)].estimated
    assert days_of(desk, 2027)[date(2027, 5, 16)].estimated
    assert not days_of(desk, 2027)[date(2027, 5, 7)].estimated
    calendar.confirm_year(desk, 2027)
    assert not days_of(desk, 2027)[date(2027, 5, 16)].estimated


def test_two_holidays_may_fall_on_one_day() -> None:
    package = holidays.country_holidays("KZ", years=2026, language="kk")
    with law_data.reading("holidays.toml") as data:
        reader = public_holidays._Reader(data, package)
    names = f"{package.estimated_label % 'Құрбан айт'}; Астана күні; Жаңа күн"
    found = reader.day_off(date(2026, 7, 6), names)
    assert found.name.kk == "Құрбан айт, Астана күні, Жаңа күн"
    assert found.name.ru == "Курбан-айт, День столицы, Жаңа күн"
    assert (found.moved, found.estimated) == (False, False)


# Years


def test_years_are_known_as_far_as_they_were_checked(desk: Desk) -> None:
    assert is_working(desk, date(2026, 12, 31))
    assert not public_holidays.known_years().may_be_confirmed(2026, 2026)
    for year in (2023, 2027, 2031):
        with pytest.raises(CalendarUnknownError):
            is_working(desk, date(year, 6, 15))


def test_a_year_is_confirmed_once_and_recorded(desk: Desk, clock: Clock) -> None:
    calendar.confirm_year(desk, 2027)
    assert is_working(desk, date(2027, 6, 15))
    with desk.database.read() as connection:
        state = calendar.state_of(connection, 2027, desk.today())
    assert state.known
    assert state.confirmed is not None
    assert (state.confirmed.confirmed_at, state.confirmed.confirmed_by) == (clock(), "Маман")
    with pytest.raises(Trouble, match="confirmed already"):
        calendar.confirm_year(desk, 2027)
    (act,) = acts(desk)
    assert act.label == "Confirmed the days off of {year}"


def test_a_year_is_shown_with_its_days_and_its_state(desk: Desk) -> None:
    found = calendar.of_year(desk, 2027)
    assert {each.day: each for each in found.days} == days_of(desk, 2027)
    assert (found.state.year, found.state.known) == (2027, False)
    assert found.state.may_be_confirmed


@pytest.mark.parametrize("year", [2023, 2028, 2031])
def test_only_this_year_and_the_next_can_be_confirmed(desk: Desk, year: int) -> None:
    with pytest.raises(Trouble, match="not published yet"):
        calendar.confirm_year(desk, year)
    assert acts(desk) == []
    with desk.database.read() as connection:
        assert not calendar.state_of(connection, year, desk.today()).may_be_confirmed


def test_the_last_year_that_can_be_confirmed(desk: Desk, clock: Clock) -> None:
    clock.move_to(date(2030, 12, 1))
    with pytest.raises(Trouble):
        calendar.confirm_year(desk, 2031)
    calendar.confirm_year(desk, 2030)
    assert is_working(desk, date(2030, 12, 31))


def test_a_year_that_a_newer_program_confirmed_is_not_guessed(desk: Desk, clock: Clock) -> None:
    with desk.database.begin() as connection:
        stored.confirm_year(connection, 2031, "Маман", clock())
    with pytest.raises(CalendarUnknownError):
        is_working(desk, date(2031, 6, 16))


@pytest.mark.parametrize(
    ("today", "confirmed", "year"),
    [
        (date(2026, 10, 31), [], None),
        (date(2026, 11, 1), [], 2027),
        (date(2026, 12, 31), [], 2027),
        (date(2027, 1, 1), [], 2027),
        (date(2027, 10, 31), [2027], None),
        (date(2027, 11, 1), [2027], 2028),
        (date(2027, 11, 1), [], 2027),
        (date(2027, 11, 1), [2027, 2028], None),
        (date(2030, 11, 1), [2030], None),
    ],
)
def test_the_year_to_confirm_now(
    desk: Desk, today: date, confirmed: list[int], year: int | None
) -> None:
    with desk.database.begin() as connection:
        for each in confirmed:
            stored.confirm_year(connection, each, "Маман", desk.now())
        assert calendar.year_to_confirm(connection, today) == year


# The office's own days


def test_a_day_off_is_added_and_annulled(desk: Desk, clock: Clock) -> None:
    day = date(2026, 12, 18)
    before = clock()
    clock.pass_by(minutes=1)
    calendar.add_day(desk, day, False, " Үкімет қаулысы ", DECREE[1])
    added_at = clock()
    assert not is_working(desk, day)
    found = days_of(desk, 2026)[day]
    assert (found.source, found.recorded_by, found.worked) == (DaySource.OFFICE, "Маман", False)
    assert (found.name.kk, found.name.ru) == DECREE
    clock.pass_by(minutes=1)
    with pytest.raises(EntryError) as caught:
        calendar.annul_day(desk, found, "  ")
    assert slips_of(caught.value) == {"why": "Write why the day is annulled."}
    calendar.annul_day(desk, found, " Қаулы күшін жойды ")
    assert is_working(desk, day)
    assert day not in days_of(desk, 2026)
    with pytest.raises(Trouble, match="annulled already"):
        calendar.annul_day(desk, found, "Қате")
    # What was known at a moment stays known.
    assert is_working(desk, day, before)
    assert not is_working(desk, day, added_at)
    assert is_working(desk, day, clock())
    assert [act.label for act in acts(desk)] == [
        "Added a day off: {date}",
        "Annulled the office's own day {date}: {why}",
    ]


def test_a_worked_saturday_and_a_day_off_name_the_office(desk: Desk) -> None:
    calendar.add_day(desk, date(2026, 12, 5), True, *DECREE)
    calendar.add_day(desk, date(2026, 12, 4), False, *DECREE)
    with desk.database.read() as connection:
        found = calendar.working_calendar(connection)
    assert found.is_working(date(2026, 12, 5))
    name = found.why_worked(date(2026, 12, 5))
    assert name is not None
    assert (name.kk, name.ru) == (
        "Үкімет қаулысы (мекеме қосқан)",
        "Постановление Правительства (добавлено учреждением)",
    )
    assert found.why_off(date(2026, 12, 4)) == name
    due = calendar.answer_due(Service.HOME_EDUCATION, date(2026, 12, 3), found)
    assert due.day == date(2026, 12, 7)


def test_a_holiday_that_is_worked_says_so_and_replaces_the_computed_day(desk: Desk) -> None:
    """Kurban Ait fell on another day than computed: one day is worked, the other is off."""
    calendar.add_day(desk, date(2026, 5, 27), True, "Құрбан айт басқа күні", "Курбан-айт позже")
    calendar.add_day(desk, date(2026, 5, 28), False, "Құрбан айт", "Курбан-айт")
    found = days_of(desk, 2026)
    assert [found[date(2026, 5, day)].worked for day in (27, 28)] == [True, False]
    assert {found[date(2026, 5, day)].source for day in (27, 28)} == {DaySource.OFFICE}
    with desk.database.read() as connection:
        due = calendar.answer_due(
            Service.HOME_EDUCATION, date(2026, 5, 26), calendar.working_calendar(connection)
        )
    assert due.day == date(2026, 5, 29)
    assert [step.values["day"].first for step in due.steps if "Worked" in step.label] == [  # type: ignore[union-attr]
        date(2026, 5, 27)
    ]


def test_a_weekend_that_is_worked_by_law_can_be_made_free_again(desk: Desk) -> None:
    calendar.add_day(desk, date(2025, 1, 5), False, *DECREE)
    assert not is_working(desk, date(2025, 1, 5))


@pytest.mark.parametrize(
    ("day", "worked", "words"),
    [
        (date(2026, 12, 16), False, "This is a day off already."),
        (date(2026, 12, 19), False, "This is a day off already."),
        (date(2026, 12, 18), True, "This is a working day already."),
        (date(2025, 1, 5), True, "This is a working day already."),
        (date(2023, 12, 29), False, "The calendar has the years {first} to {last}."),
        (date(2031, 1, 1), True, "The calendar has the years {first} to {last}."),
        (date(2026, 12, 30), True, "The office has this day in its list already."),
    ],
)
def test_a_day_that_would_change_nothing_is_not_added(
    desk: Desk, day: date, worked: bool, words: str
) -> None:
    calendar.add_day(desk, date(2026, 12, 30), False, *DECREE)
    with pytest.raises(EntryError) as caught:
        calendar.add_day(desk, day, worked, *DECREE)
    assert slips_of(caught.value)["day"].startswith(words)
    assert len(acts(desk)) == 1


def test_the_name_is_asked_in_both_languages(desk: Desk) -> None:
    with pytest.raises(EntryError) as caught:
        calendar.add_day(desk, date(2026, 12, 16), False, " ", "")
    assert list(slips_of(caught.value)) == ["day", "name_kk", "name_ru"]


def test_days_of_a_year_can_be_added_before_it_is_confirmed(desk: Desk) -> None:
    calendar.add_day(desk, date(2027, 1, 8), False, *DECREE)
    calendar.confirm_year(desk, 2027)
    assert not is_working(desk, date(2027, 1, 8))


# What rests on it


def register(desk: Desk, clock: Clock, school: int, day: date) -> Application:
    clock.move_to(day)
    entry = home_education_entry(school, applied_on=day)
    return registering.register(desk, entry).application


def test_an_application_whose_deadline_is_not_known_learns_it_when_the_year_is_confirmed(
    desk: Desk, clock: Clock, school: int
) -> None:
    clock.move_to(date(2026, 12, 30))
    entry = home_education_entry(school, applied_on=date(2026, 12, 30))
    with desk.database.begin() as connection:
        draft = drafts.add(connection, {"typed": 1}, "Маман", clock())
    assert registering.slips(desk, entry) == ()
    done = registering.register(desk, entry, draft)
    assert done.application.deadline is None
    (step,) = why(desk, done.application)
    assert "not confirmed yet" in step.label
    assert "Settings, Calendar" in step.label
    calendar.confirm_year(desk, 2027)
    assert application_now(desk, done.application.id).deadline == date(2027, 1, 5)
    assert done.application.number == "Ө-2026-00001"


def test_the_reimbursement_looks_eight_days_ahead(desk: Desk, clock: Clock, school: int) -> None:
    clock.move_to(date(2026, 12, 22))
    entry = reimbursement_entry(school, applied_on=date(2026, 12, 22))
    assert registering.register(desk, entry).application.deadline is None
    sooner = reimbursement_entry(school, 2, applied_on=date(2026, 12, 21))
    assert registering.register(desk, sooner).application.deadline == date(2026, 12, 31)


def why(desk: Desk, application: Application) -> tuple[Step, ...]:
    with desk.database.read() as connection:
        return calendar.why_due(connection, application)


def test_a_deadline_is_explained_by_what_was_known_at_registration(
    desk: Desk, clock: Clock, school: int
) -> None:
    application = register(desk, clock, school, date(2026, 12, 9))
    assert application.deadline == date(2026, 12, 11)
    before = why(desk, application)
    clock.pass_by(hours=1)
    calendar.add_day(desk, date(2026, 12, 10), False, *DECREE)
    assert why(desk, application_now(desk, application.id)) == before
    clock.pass_by(hours=1)
    entry = home_education_entry(school, 3, applied_on=date(2026, 12, 9))
    assert registering.register(desk, entry).application.deadline == date(2026, 12, 14)


def test_a_deadline_that_would_be_another_today_stays_and_says_so(
    desk: Desk, clock: Clock, school: int
) -> None:
    """The days that ship with the program may be set right by a newer one."""
    application = replace(
        register(desk, clock, school, date(2026, 12, 9)), deadline=date(2026, 12, 14)
    )
    *_steps, kept = why(desk, application)
    assert kept.label == "The deadline that was set at registration counts: {day}"
    assert kept.values["day"].first == date(2026, 12, 14)  # type: ignore[union-attr]


def test_a_deadline_in_a_year_not_confirmed_says_so(desk: Desk, clock: Clock, school: int) -> None:
    """An older version of the program counted in it."""
    application = register(desk, clock, school, date(2026, 12, 29))
    (step,) = why(desk, replace(application, applied_on=date(2026, 12, 30)))
    assert "not confirmed yet" in step.label


def test_the_package_of_holidays_is_not_loaded_before_days_are_asked_for(
    database_file: Path,
) -> None:
    """It takes its time; the first screen only asks which year is to be confirmed."""
    code = f"""
import sys
from datetime import date
from desktop_app.services.law_values import calendar
from desktop_app.storage.database import Database
with Database({str(database_file)!r}).read() as connection:
    assert calendar.year_to_confirm(connection, date(2026, 11, 1)) == 2027
    assert "holidays" not in sys.modules
    calendar.working_calendar(connection)
    assert "holidays" in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
