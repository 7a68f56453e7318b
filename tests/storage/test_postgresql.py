"""The same program on PostgreSQL, where several PCs work at once."""

import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import exc, func, insert, select, text

from desktop_app import cli
from desktop_app.law.quarters import Quarter
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import Role
from desktop_app.records.people import Office
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.explaining import bug_message, message_of
from desktop_app.services.health import check as health
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.schema import open_database
from desktop_app.storage.trouble import DatabaseTrouble
from tests import patience
from tests.builders import Clock, a_child, home_education_entry, make_iin, reimbursement_entry
from tests.postgresql import PASSWORD, Server, a_server
from tests.services.acts import added, award, pay
from tests.storage.test_rows import all_ids_come_in_their_order, many_are_found_at_once

pytestmark = pytest.mark.postgresql

_QUARTER = Quarter(2025, 4)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for others gets their turn on a PC, too, that is busy with other tests."""
    monkeypatch.setattr("desktop_app.storage.database.BUSY_SECONDS", 120)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.close()


def _at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gave, or the error that it raised."""
    together = Barrier(len(acts))

    def one(act: Callable[[], object]) -> object:
        together.wait(patience.SECONDS)
        try:
            return act()
        except (EntryError, Trouble, exc.DBAPIError, DatabaseTrouble) as error:
            return error

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def _count(database: Database, table: object) -> int:
    with database.read() as connection:
        query = select(func.count()).select_from(table)  # type: ignore[arg-type]
        return connection.execute(query).scalar_one()


def test_the_migrations_make_exactly_the_tables(database: Database) -> None:
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, t.metadata) == []


def test_two_programs_open_a_new_database_at_once(url: str) -> None:
    def prepare() -> None:
        database = open_database(url)
        beginning.prepare(Desk(database))
        database.close()

    assert _at_once(*[prepare] * 4) == [None] * 4
    database = open_database(url, must_exist=True)
    assert _count(database, t.workers) == 5
    database.close()


def test_a_family_on_its_way_to_a_closed_payout(
    server: Server,
    head: Desk,
    accountant: Desk,
    school: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    award(head, reimbursement_entry(school))
    closed = pay(accountant, str(_QUARTER))
    assert [(str(line.period), line.amount) for line in closed.lines] == [
        ("2025Q3", 31_456),
        ("2025Q4", 31_456),
    ]
    assert cycle.by_id(head, closed.id) == closed
    assert [finding for finding in health.check(head) if finding.wrong] == []

    password_file = tmp_path / "pgpass"
    password_file.write_text(server.password_file(), encoding="utf-8")
    password_file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(password_file))
    place = server.bare_url(head.database.place.rpartition("/")[2])

    def run(*arguments: str) -> str:
        code = cli.main([*arguments, "--database", place, "--language", "en"])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return printed.out

    assert "Nothing is wrong." in run("check")
    assert "31 456" in run("explain", a_child(1).iin, "2025Q4").replace("\xa0", " ")
    assert "Lines: 1" in run("payout", "2026Q1", "--out", str(tmp_path / "a.xlsx"))
    assert (tmp_path / "a.xlsx").is_file()
    with head.database.read() as connection:
        number = connection.execute(select(t.notices.c.number).limit(1)).scalar_one()
    run("letter", number, "--out", str(tmp_path / "a.pdf"))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_the_history_says_what_was_before_and_after(head: Desk, school: int) -> None:
    """Rows are noticed as on SQLite: new ones by their id, changed ones by what differs."""
    seen = office.save_details(head, Office(phone="111"))
    office.save_details(head, Office(phone="222"), seen=seen)
    with pytest.raises(ChangedMeanwhile):
        office.save_details(head, Office(phone="333"), seen=seen)
    changed, added, of_school, *_first = office.history(head)
    told = [(each.row, each.before, each.after) for each in changed.changes]
    assert told == [("phone", "111", "222")]
    assert ("phone", None, "111") in [(e.row, e.before, e.after) for e in added.changes]
    names = {each.column: each.after for each in of_school.changes if each.row == str(school)}
    assert names["name_ru"] == "Общеобразовательная школа № 7"


def test_four_processes_take_fifty_numbers_each(url: str, database: Database) -> None:
    def take(name: str, number: int) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "tests.storage.number_taker", url, str(number), name]
        return subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8")

    hanging = take("hang", 3)
    takers = [take(f"taker {index}", 50) for index in range(4)]
    assert hanging.stdout
    while line := hanging.stdout.readline().strip():
        if line == "hanging":
            hanging.kill()  # It held the lock: all others went on waiting for it.
    hanging.wait(patience.SECONDS)
    printed = [
        number
        for taker in takers
        for number in taker.communicate(timeout=patience.SECONDS)[0].split()
    ]
    hanging.stdout.close()
    assert [taker.returncode for taker in takers] == [0] * 4
    with database.read() as connection:
        kept = [act.what.label for act in notices.history(connection)]
    assert kept == [f"Ө-2026-{number:05}" for number in range(1, 203)]
    assert len(set(printed)) == len(printed) == 200
    assert set(printed) <= set(kept)


def test_two_approve_the_same_payout_at_once(
    head: Desk, accountant: Desk, administrator: Desk, school: int, clock: Clock
) -> None:
    award(head, reimbursement_entry(school))
    clock.move_to(_QUARTER.last_day)
    draft = cycle.keep_draft(accountant, cycle.draw_up(accountant, _QUARTER))
    second = added(administrator, "Екінші бухгалтер", Role.ACCOUNTANT)
    approvers = (head, second, head)
    found = _at_once(*[lambda desk=desk: cycle.approve(desk, draft) for desk in approvers])
    told = [error for error in found if isinstance(error, Trouble)]
    assert len(told) == 2
    assert all("approved this payout already" in (message_of(error, "en") or "") for error in told)
    assert (_count(head.database, t.payouts), _count(head.database, t.payout_lines)) == (1, 2)


def test_a_payout_is_annulled_and_paid_at_once(head: Desk, school: int, clock: Clock) -> None:
    award(head, reimbursement_entry(school))
    clock.move_to(_QUARTER.last_day)
    closed = pay(head, str(_QUARTER))
    found = _at_once(
        lambda: cycle.annul(head, closed.id, "Қате"),
        lambda: bank_answers.all_paid(head, closed.id, _QUARTER.last_day),
    )
    assert len([error for error in found if isinstance(error, Trouble)]) == 1
    now = cycle.by_id(head, closed.id)
    assert (now.annulled_at is None) == (now.paid_on is not None)


def test_two_clerks_register_the_same_child_at_once(desk: Desk, school: int) -> None:
    entry = home_education_entry(school)
    found = _at_once(*[lambda: registering.register(desk, entry)] * 4)
    told = [error for error in found if isinstance(error, EntryError)]
    assert len(told) == 3
    assert all("Ө-2026-00001" in (message_of(error, "en") or "") for error in told)
    tables = (t.applications, t.notices, t.people)
    assert [_count(desk.database, table) for table in tables] == [1, 1, 2]


def test_the_first_numbers_of_a_year_taken_at_once(desk: Desk, school: int) -> None:
    entries = [home_education_entry(school, serial) for serial in range(1, 5)]
    found = _at_once(*[lambda e=e: registering.register(desk, e) for e in entries])
    assert all(isinstance(each, registering.Registered) for each in found)
    numbers = {each.paper.number for each in found if isinstance(each, registering.Registered)}
    assert numbers == {f"Ш-2026-{number:05}" for number in range(1, 5)}


def test_people_are_found_in_any_case(database: Database) -> None:
    with database.begin() as connection:
        people.save(connection, a_child(), "Маман", Clock()())
    with database.read() as connection:
        for typed in ("әлия", "ӘЛИЯ", "ұланҚ", a_child().iin[3:9]):
            assert len(people.matching(connection, typed)) == 1
        for typed in ("%", "_", "\\", "'", "әлия өмір"):
            assert people.matching(connection, typed) == []


def test_a_reader_sees_one_moment_changes_nothing_and_waits_for_nobody(database: Database) -> None:
    with database.read() as reader:
        assert reader.execute(select(t.people.c.id)).all() == []
        with database.begin() as connection:
            people.save(connection, a_child(), "Маман", Clock()())
        assert reader.execute(select(t.people.c.id)).all() == []
    assert _count(database, t.people) == 1
    with (
        pytest.raises(DatabaseTrouble, match="rights"),
        database.read() as reader,
    ):
        reader.execute(t.people.delete())
    assert _count(database, t.people) == 1


def test_a_database_that_somebody_holds_for_too_long_is_busy(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.storage.database.BUSY_SECONDS", 1)
    other = Database(database.place)
    with database.begin(), pytest.raises(DatabaseTrouble, match="busy"), other.begin():
        pytest.fail("two writers at once")
    other.close()


def test_a_pc_that_falls_silent_in_its_work_lets_the_others_go_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.storage.database.SILENT_SECONDS", 1)
    silent = Database(database.place)

    def work_with_a_pause() -> None:
        with silent.begin() as connection:
            people.save(connection, a_child(), "Маман", Clock()())
            with database.begin() as other:  # waits until the server has given the silent one up
                assert other.execute(select(t.people.c.id)).all() == []
            people.save(connection, a_child(2), "Маман", Clock()())

    with pytest.raises(DatabaseTrouble, match="lost"):
        work_with_a_pause()
    silent.close()
    assert _count(database, t.people) == 0


def test_no_personal_data_in_the_words_of_an_error(database: Database) -> None:
    iin = make_iin(date(2015, 4, 7))
    person = {"iin": iin, "surname": "Әлімқұлова", "search": "", "sort": ""}
    with pytest.raises(exc.IntegrityError) as caught, database.begin() as connection:
        connection.execute(insert(t.people), [person, person])
    told = "".join(traceback.format_exception(caught.value))
    assert "uq_people_iin" in told
    assert iin not in told
    assert PASSWORD not in told
    assert bug_message(caught.value, "en")


def _told(place: str, *, must_exist: bool = False) -> tuple[str, str]:
    with pytest.raises(DatabaseTrouble) as caught:
        open_database(place, must_exist=must_exist)
    words = message_of(caught.value, "en")
    assert words
    assert PASSWORD not in words
    return caught.value.kind, words


def test_what_keeps_from_opening(server: Server, url: str) -> None:
    assert _told(server.url("office", password="wrong"))[0] == "refused"
    assert _told(server.url("office", user="nobody"))[0] == "refused"
    assert _told(server.url("none"))[0] == "no database"
    assert _told(f"{url}?what=1")[0] == "address option"
    assert _told(f"{url}?sslmode=bad")[0] == "address sslmode"
    assert _told(url, must_exist=True)[0] == "no database"
    server.execute("CREATE ROLE clerk LOGIN PASSWORD 'clerk'")
    name = url.rpartition("/")[2]
    assert _told(server.url(name, "clerk", "clerk"))[0] == "rights"
    options = "ENCODING 'WIN1251' LOCALE 'C' TEMPLATE template0"
    server.execute(f"CREATE DATABASE russian {options}")
    assert _told(server.url("russian"))[0] == "encoding"
    server.execute("CREATE TABLE songs (title text)", name)
    assert _told(url)[0] == "not ours"


def test_a_line_that_was_cut_between_two_questions_is_not_noticed(
    server: Server, database: Database
) -> None:
    assert _count(database, t.people) == 0
    name = database.engine.url.database
    server.execute(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
        f"WHERE datname = '{name}' AND pid <> pg_backend_pid()"
    )
    assert _count(database, t.people) == 0


def test_a_server_that_stops_in_the_middle_and_comes_back() -> None:
    with a_server() as server:
        database = open_database(server.url("postgres"))
        entry = a_child()

        def work() -> None:
            with database.begin() as connection:
                people.save(connection, entry, "Маман", Clock()())
                server.stop()
                connection.execute(text("SELECT 1"))

        for act, kind in ((work, "lost"), (lambda: _count(database, t.people), "unreachable")):
            with pytest.raises(DatabaseTrouble) as caught:
                act()
            words = message_of(caught.value, "en") or ""
            assert caught.value.kind == kind
            assert "server" in words
            told = words + "".join(traceback.format_exception(caught.value))
            assert entry.iin not in told
            assert PASSWORD not in told
        server.start()
        assert _count(database, t.people) == 0
        beginning.prepare(Desk(database))
        assert _count(database, t.workers) == len(Role)
        database.close()


def test_any_number_of_ids_is_one_question(database: Database) -> None:
    many_are_found_at_once(database)


def test_all_ids_of_a_list_come_in_its_order(database: Database) -> None:
    all_ids_come_in_their_order(database)
