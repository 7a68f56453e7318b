"""The demo: an invented office with two years of work, done act by act with a moving clock."""

import heapq
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from desktop_app.demo import debts, places
from desktop_app.demo import papers as demo_papers
from desktop_app.demo import payouts as demo_payouts
from desktop_app.demo.complaints import GRIEVANCES
from desktop_app.demo.families import WORKED_EXAMPLES
from desktop_app.demo.messages import asked
from desktop_app.demo.neighbours import homes
from desktop_app.demo.stories import Case, Course, Home
from desktop_app.disk.saving import put_in_place
from desktop_app.law.quarters import Month, Quarter
from desktop_app.law.steps import N_, as_is
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.deliveries import DeliveryEntry
from desktop_app.records.kinds import DeliveryWay, NoticeKind, PaperLanguage
from desktop_app.records.people import Worker
from desktop_app.services.awards import calculation_slip
from desktop_app.services.children import sums_received
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.errors import Trouble
from desktop_app.services.files import file_trouble, save_bytes
from desktop_app.services.law_values.calendar import shipped_calendar
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.services.papers.issued import whole
from desktop_app.services.payouts import cycle
from desktop_app.services.post import delivery
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.payouts import approved as stored_payouts
from desktop_app.storage.people import on_file as people
from desktop_app.storage.post import deliveries
from desktop_app.storage.schema import open_database

DATABASE_FILE = "office.sqlite"
TODAY = date(2026, 11, 21)
"""The demo's story ends on this day, whatever day it is made on."""

_OPENED = datetime(2024, 12, 2, 8, 40)
_LAST_POST = date(2026, 11, 5)
_SAMPLE_QUARTER = Quarter(2026, 1)
_WORKING_FROM, _BETWEEN_ACTS = time(9, 5), timedelta(minutes=9)


def make(folder: Path) -> list[Path]:
    """Make the demo's database, sample papers and workbooks in a folder; their paths.

    Trouble, and nothing changed, where a database is there already.
    """
    target = folder / DATABASE_FILE
    with file_trouble(target):
        _refuse_existing(target)
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".demo-", dir=folder) as beside:
            made = _make_in(Path(beside))
            _refuse_existing(target)
            # The database comes last: where it is, everything is.
            places = [folder / path.name for path in made]
            for path, place in zip(made, places, strict=True):
                put_in_place(path, place)
            return places[::-1]


def make_to_practise(file: Path) -> None:
    """Only the database: nothing where it is there already, or the whole of it."""
    if file.exists():
        return
    with file_trouble(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".practice-", dir=file.parent) as beside:
            made = Path(beside) / file.name
            _played(made).database.close()
            put_in_place(made, file)


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise Trouble(
            N_("{file} is there already. Nothing was changed: choose another folder."),
            file=as_is(target.name),
        )


def _make_in(folder: Path) -> list[Path]:
    accountant = _played(folder / DATABASE_FILE)
    try:
        files = [*_sample_papers(accountant, folder), *_workbooks(accountant, folder)]
    finally:
        accountant.database.close()
    return [*files[::-1], folder / DATABASE_FILE]


def _played(file: Path) -> Desk:
    """The office with its two years of work, open at its accountant's desk."""
    database = open_database(file)
    try:
        clock = _Clock(_OPENED)
        desk = Desk(database, clock=clock)
        workers = _set_up(desk)
        _play(_courses(desk), desk, workers, clock)
        catch_up(desk)
    except BaseException:
        database.close()
        raise
    return desk.taken_by(workers["accountant"])


class _Clock:
    """Stands still during an act and moves on between acts, through working hours."""

    def __init__(self, moment: datetime) -> None:
        self._now = moment

    def __call__(self) -> datetime:
        return self._now

    def move_to(self, day: date) -> None:
        morning = datetime.combine(day, _WORKING_FROM)
        self._now = max(morning, self._now + _BETWEEN_ACTS)


def _set_up(desk: Desk) -> Mapping[str, Worker]:
    """The office's details, workers and schools."""
    ids = beginning.begin(desk, places.WORKERS.values(), practice=True)
    named = zip(places.WORKERS.items(), ids, strict=True)
    workers = {key: replace(worker, id=worker_id) for (key, worker), worker_id in named}
    head = desk.taken_by(workers["head"])
    office.save_details(head, places.DEPARTMENT, places.repayment_terms())
    for school in places.SCHOOLS:
        office.save_school(head, school)
    return workers


def _courses(desk: Desk) -> list[Course]:
    with desk.database.read() as connection:
        ids = {school.name_kk: school.id for school in offices.schools(connection)}
    schools = [ids[school.name_kk] for school in places.SCHOOLS]
    courses = [_life_of(home, schools[home.school]) for home in (*homes(), *asked())]
    courses += [each.play(schools) for each in GRIEVANCES]
    courses.append(demo_payouts.course())
    courses.append(_slips())
    courses.append(demo_papers.letters())
    courses.append(demo_papers.known_late())
    courses.append(demo_papers.in_the_tray())
    courses.append(demo_papers.set_right())
    courses.append(demo_papers.told_in_time())
    courses.append(demo_papers.other_account())
    courses.append(debts.returned_by_instalments())
    courses.append(debts.written_off())
    courses.append(debts.set_off())
    courses.append(_post_and_desk())
    courses.append(_drafts(homes()[-1], schools[0]))
    return courses


def _life_of(home: Home, provider_id: int) -> Course:
    case = Case(home, provider_id)
    for story in home.stories:
        yield from story.play(case)


def _slips() -> Course:
    """A family that was overpaid and one whose child came of age ask for the calculation."""
    for home in (WORKED_EXAMPLES["5"], WORKED_EXAMPLES["3"]):
        desk = yield date(2026, 11, 19), "clerk"
        with desk.database.read() as connection:
            child = people.by_iin(connection, home.child.iin)
        assert child is not None
        calculation_slip.issue(desk, child.id, home.language)
        desk = yield date(2026, 11, 19), "accountant"
        newest = sums_received.years(desk, child.id)[0]
        sums_received.issue(desk, child.id, newest.payee_id, newest.year, home.language)


def _post_and_desk() -> Course:
    """What was issued is handed over, sent or put on the portal; the last two weeks still wait."""
    calendar = shipped_calendar()
    months = [Month.of(_OPENED.date()).shifted(number) for number in range(23)]
    for last in [*(month.last_day for month in months), _LAST_POST]:
        near = (last - timedelta(days=back) for back in range(14))
        day = next(each for each in near if calendar.is_working(each))
        desk = yield day, "clerk"
        with desk.database.read() as connection:
            waiting = deliveries.waiting_rows(connection, deliveries.waiting_ids(connection))
        for paper in waiting:
            entry = DeliveryEntry(DeliveryWay.HANDED_OVER, desk.today())
            if paper.kind is NoticeKind.ACCEPTANCE:
                entry = DeliveryEntry(DeliveryWay.PORTAL, desk.today())
            elif paper.id % 5 == 0:
                number = f"RR{paper.id:09}KZ"
                entry = DeliveryEntry(DeliveryWay.POST, desk.today(), number)
            delivery.record(desk, [paper.id], entry)


def _drafts(home: Home, provider_id: int) -> Course:
    desk = yield date(2026, 11, 20), "clerk"
    drafts.add(desk, _half_an_entry("reimbursement", "Әділхан", provider_id))
    desk = yield date(2026, 11, 20), "second clerk"
    drafts.add(desk, _half_an_entry("home_education", "Новиков", provider_id))


def _play(
    courses: Iterable[Course], desk: Desk, workers: Mapping[str, Worker], clock: _Clock
) -> None:
    """Do every act on its day: always the one that is due first."""
    due = [(*next(course), order, course) for order, course in enumerate(courses)]
    queue = [(day, order, who, course) for day, who, order, course in due]
    heapq.heapify(queue)
    while queue:
        day, order, who, course = heapq.heappop(queue)
        clock.move_to(day)
        try:
            next_day, next_who = course.send(desk.taken_by(workers[who]))
        except StopIteration:
            continue
        heapq.heappush(queue, (next_day, order, next_who, course))


def _half_an_entry(service: str, surname: str, provider_id: int) -> dict[str, object]:
    """What somebody typed before they were called away."""
    return {
        "service": service,
        "channel": "office",
        "applied_on": "20.11.2026",
        "child": {"surname": surname, "birth_date": "12.04.2016"},
        "provider": provider_id,
    }


def _sample_papers(desk: Desk, folder: Path) -> list[Path]:
    """One paper of each kind in each language, as it was issued."""
    with desk.database.read() as connection:
        issued = notices.rows(connection, notices.ids(connection, datetime.min, datetime.max))
    paths = []
    for kind in NoticeKind:
        for language in (PaperLanguage.KAZAKH, PaperLanguage.RUSSIAN):
            paper = _first(issued, kind, language)
            path = folder / f"{kind.value.replace(' ', '-')}-{language}.pdf"
            save_bytes(whole(desk, paper.id)[1], path)
            paths.append(path)
    return paths


def _first(issued: Iterable[NoticeRow], kind: NoticeKind, language: PaperLanguage) -> NoticeRow:
    return next(paper for paper in issued if (paper.kind, paper.language) == (kind, language))


def _workbooks(desk: Desk, folder: Path) -> list[Path]:
    """The payout of one quarter as it was closed."""
    with desk.database.read() as connection:
        rows = stored_payouts.approved_rows(connection)
    payout_id = next(row.id for row in rows if row.quarter == str(_SAMPLE_QUARTER))
    payout = cycle.by_id(desk, payout_id)
    paths = []
    for language in ("kk", "ru"):
        path = folder / f"payout-{_SAMPLE_QUARTER}-{language}.xlsx"
        cycle.save_workbook(desk, payout, path, language)
        paths.append(path)
    return paths
