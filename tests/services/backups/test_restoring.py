"""The administrator restores, with a reason that stays in both histories; all is told before."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app import wording
from desktop_app.keys import files
from desktop_app.keys.files import ring_of
from desktop_app.records.backups import Backup, Occasion
from desktop_app.records.kinds import Role
from desktop_app.services.applications import registering
from desktop_app.services.backups import making, plan_words, planning, proving, restoring
from desktop_app.services.backups.planning import Plan
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import details as office
from desktop_app.services.office import state
from desktop_app.storage.backups import folders
from desktop_app.storage.backups.contents import contents
from desktop_app.storage.database import Database
from tests.builders import Clock, home_education_entry
from tests.services.backups.backups import PASSWORD, Protected, a_protected_office

WHY = "Диск бүлінді"


@pytest.fixture
def backup(protected: Protected, clock: Clock) -> Backup:
    """A day later one more application is registered."""
    with protected.desk(Role.ADMINISTRATOR) as desk:
        made = making.now(desk, Occasion.HAND)
    clock.pass_by(days=1)
    with protected.desk(Role.CLERK) as desk:
        registering.register(desk, home_education_entry(protected.school, 7))
    return made


def administrator(protected: Protected) -> int:
    return protected.workers[Role.ADMINISTRATOR].id


def entries(protected: Protected, place: Path | None = None) -> list[tuple[str, str]]:
    """Who wrote the last entries of the history, and which."""
    with protected.desk(Role.CLERK) as desk:
        database = desk.database.with_its_key(place or protected.place)
        with database.read() as connection:
            rows = connection.exec_driver_sql("SELECT who, label FROM acts ORDER BY id").all()
        database.close()
    return [(row.who, row.label) for row in rows]


def planned(protected: Protected, backup: Backup) -> Plan:
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        proving.opened(backup, administrator(protected), PASSWORD) as opened,
    ):
        return planning.plan(backup, opened, protected.place, desk, desk.now())


def test_what_would_be_lost_is_told_by_number_and_day(protected: Protected, backup: Backup) -> None:
    plan = planned(protected, backup)
    assert plan.lost is not None
    assert plan.gained is not None
    assert plan.gained.is_empty
    assert plan.lost.acts == 2
    assert (plan.lost.first, plan.lost.last) == (date(2026, 11, 22), date(2026, 11, 22))
    ((number, day),) = plan.lost.numbers["applications"]
    assert number.endswith("4")
    assert day == date(2026, 11, 22)
    assert len(plan.lost.numbers["papers"]) == 1
    assert plan.lost.numbers["payouts"] == ()


def test_what_a_backup_has_and_the_database_lacks_is_told(
    protected: Protected, backup: Backup
) -> None:
    """An old file was put back: the backup is the newer state."""
    with protected.desk(Role.ADMINISTRATOR) as desk:
        newer = making.now(desk, Occasion.HAND)
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        proving.opened(backup, administrator(protected), PASSWORD) as opened,
    ):
        restoring.restore(desk, backup, opened, WHY)
    plan = planned(protected, newer)
    assert plan.gained is not None
    assert plan.gained.acts == 2
    assert len(plan.gained.numbers["applications"]) == 1
    assert plan.lost is not None
    assert plan.lost.acts == 1  # that it was restored


def test_a_password_that_was_changed_since_is_told(protected: Protected, backup: Backup) -> None:
    ring = ring_of(protected.place)
    assert ring is not None
    clerk, head = protected.workers[Role.CLERK], protected.workers[Role.HEAD]
    entered = ring.enter(clerk.id, PASSWORD)
    ring = ring.with_password(entered, "қызыл тұлпар 2027").without(head.id)
    ring = ring.with_worker(99, "Жаңа Маман", PASSWORD, entered.keys)
    files.keep(ring, protected.place)
    told = planned(protected, backup).passwords
    assert told.changed == (clerk.name,)
    assert told.back == (head.name,)
    assert told.missing == ("Жаңа Маман",)


def test_the_administrator_restores_and_both_histories_say_so(
    protected: Protected, backup: Backup
) -> None:
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        proving.opened(backup, administrator(protected), PASSWORD) as opened,
    ):
        kept = restoring.restore(desk, backup, opened, WHY)
    name = protected.workers[Role.ADMINISTRATOR].name
    assert entries(protected)[-1] == (name, "Restored the backup of {moment}: {why}")
    assert len(entries(protected)) == backup.manifest.contents.last_act + 1
    told = "This database is replaced by the backup of {moment}: {why}"
    assert entries(protected, kept)[-1] == (name, told)
    with protected.desk(Role.ADMINISTRATOR) as desk:
        (newest, *_others) = office.history(desk)
    assert newest.what.values["why"].kk == WHY  # type: ignore[union-attr]


def test_what_was_restored_is_not_doubted(
    protected: Protected, backup: Backup, clock: Clock
) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        state.note(desk)
        with proving.opened(backup, administrator(protected), PASSWORD) as opened:
            kept = restoring.restore(desk, backup, opened, WHY)
    beside = {each.name for each in protected.place.parent.iterdir()}
    assert not [name for name in beside if name.endswith(("-wal", "-shm"))]
    with protected.desk(Role.CLERK) as desk:
        assert state.doubt(desk) is None
        registering.register(desk, home_education_entry(protected.school, 8))
        state.note(desk)
    protected.place.write_bytes(kept.read_bytes())  # by hand
    with protected.desk(Role.CLERK) as desk:
        assert state.doubt(desk) is not None


def test_what_was_restored_where_the_database_is_gone_is_not_doubted(
    protected: Protected, backup: Backup, clock: Clock
) -> None:
    with protected.desk(Role.CLERK) as desk:
        state.note(desk)
    who = administrator(protected)
    for each in protected.place.parent.iterdir():
        each.unlink()
    with proving.opened(backup, who, PASSWORD) as opened:
        restoring.restore_lost(protected.place, backup, opened, who, WHY, clock.at)
    with protected.desk(Role.CLERK) as desk:
        assert state.doubt(desk) is None


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, Role.ACCOUNTANT])
def test_nobody_else_restores(protected: Protected, backup: Backup, role: Role) -> None:
    before = entries(protected)
    with (
        protected.desk(role) as desk,
        proving.opened(backup, administrator(protected), PASSWORD) as opened,
        pytest.raises(Trouble, match="Only the administrator"),
    ):
        restoring.restore(desk, backup, opened, WHY)
    assert entries(protected) == before


def test_without_a_reason_nothing_is_restored(protected: Protected, backup: Backup) -> None:
    before = entries(protected)
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        proving.opened(backup, administrator(protected), PASSWORD) as opened,
        pytest.raises(EntryError),
    ):
        restoring.restore(desk, backup, opened, "  ")
    assert entries(protected) == before


def test_where_another_program_has_it_open_that_is_told(
    protected: Protected, backup: Backup
) -> None:
    opens = (
        "import sys\nfrom desktop_app.storage.schema import open_database\n"
        "database = open_database(sys.argv[1], key=bytes.fromhex(sys.stdin.readline()))\n"
        "print('open', flush=True)\nsys.stdin.read()\n"
    )
    command = [sys.executable, "-c", opens, str(protected.place)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        print(protected.key.hex(), file=other.stdin, flush=True)
        assert other.stdout.readline() == "open\n"
        with (
            protected.desk(Role.ADMINISTRATOR) as desk,
            proving.opened(backup, administrator(protected), PASSWORD) as opened,
            pytest.raises(Trouble, match="Another program"),
        ):
            restoring.restore(desk, backup, opened, WHY)
        other.stdin.close()
        other.wait()
    assert len(entries(protected)) == backup.manifest.contents.last_act + 2


def test_where_the_database_is_damaged_a_password_of_the_backup_decides(
    protected: Protected, backup: Backup, clock: Clock
) -> None:
    protected.place.write_bytes(b"nothing of a database" * 1_000)
    head = protected.workers[Role.HEAD]
    with proving.opened(backup, head.id, PASSWORD) as opened:
        plan = planning.plan(backup, opened, protected.place, None, clock.at)
        assert (plan.lost, plan.gained) == (None, None)
        kept = restoring.restore_lost(
            protected.place, backup, opened, head.id, WHY, clock.at, "PC-2"
        )
    assert kept is not None
    assert kept.read_bytes().startswith(b"nothing of a database")
    assert entries(protected)[-1] == (head.name, "Restored the backup of {moment}: {why}")


def test_where_the_database_is_gone_it_is_there_again(
    protected: Protected, backup: Backup, clock: Clock
) -> None:
    for each in protected.place.parent.iterdir():
        each.unlink()
    head = protected.workers[Role.HEAD]
    with proving.opened(backup, head.id, PASSWORD) as opened:
        kept = restoring.restore_lost(protected.place, backup, opened, head.id, WHY, clock.at)
    assert kept is None
    assert entries(protected)[-1] == (head.name, "Restored the backup of {moment}: {why}")


def test_the_backup_of_another_office_is_refused(
    protected: Protected, tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "other").mkdir()
    other = a_protected_office(tmp_path / "other" / "office.homeedu", clock)
    with other.desk(Role.ADMINISTRATOR) as desk:
        backup = making.now(desk, Occasion.HAND)
    with pytest.raises(Trouble, match="another office"):
        planned(protected, backup)
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        proving.opened(backup, administrator(other), PASSWORD) as opened,
        pytest.raises(Trouble, match="another office"),
    ):
        restoring.restore(desk, backup, opened, WHY)


def made_to_fit(backup: Backup, database: Database) -> Backup:
    """With a manifest that says what lies there now: whoever writes to a stick writes all of it."""
    with database.read() as connection:
        found = contents(connection)
    files = {name: folders.sha256(backup.folder / name) for name in backup.manifest.files}
    return replace(backup, manifest=replace(backup.manifest, contents=found, files=files))


def spoilt(protected: Protected, backup: Backup, statement: str) -> Backup:
    """The backup as somebody with a key has changed it."""
    with protected.desk(Role.ADMINISTRATOR) as desk:
        database = desk.database.with_its_key(backup.database, as_it_lies=False)
        with database.begin_migration() as connection:
            connection.exec_driver_sql(statement)
        fitting = made_to_fit(backup, database)
        database.close()
    return fitting


def refused(protected: Protected, backup: Backup, why: str) -> None:
    """In the plan and where it is restored, and nothing was changed."""
    before = entries(protected)
    with pytest.raises(Trouble, match=why):
        planned(protected, backup)
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        proving.opened(backup, administrator(protected), PASSWORD) as opened,
        pytest.raises(Trouble, match=why),
    ):
        restoring.restore(desk, backup, opened, WHY)
    assert entries(protected) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE office SET value = 'another' WHERE key = 'identity'",
        "INSERT INTO office (key, value, version, changed_by) VALUES ('practice', 'yes', 1, '')",
        "UPDATE acts SET who = 'Басқа' WHERE id = 1",
    ],
    ids=["another office", "practice", "another history"],
)
def test_what_did_not_grow_from_the_same_beginning_is_refused(
    protected: Protected, backup: Backup, statement: str
) -> None:
    refused(protected, spoilt(protected, backup, statement), "another office")


def test_what_is_not_encrypted_takes_no_encrypted_one_s_place(
    protected: Protected, backup: Backup, desk: Desk
) -> None:
    plain = making.now(desk, Occasion.HAND)
    before = entries(protected)
    with (
        protected.desk(Role.ADMINISTRATOR) as own,
        proving.opened(plain) as opened,
        pytest.raises(Trouble, match="not encrypted"),
    ):
        restoring.restore(own, plain, opened, WHY)
    assert entries(protected) == before


def test_what_the_manifest_says_is_what_is_restored(protected: Protected, backup: Backup) -> None:
    """Before it was restored somebody has read how many cases there are."""
    counts = {**backup.manifest.contents.counts, "applications": 400}
    told = replace(backup.manifest.contents, counts=counts)
    lying = replace(backup, manifest=replace(backup.manifest, contents=told))
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        proving.opened(lying, administrator(protected), PASSWORD) as opened,
        pytest.raises(Trouble, match="not what it was"),
    ):
        restoring.restore(desk, lying, opened, WHY)


def test_what_acts_by_itself_is_not_restored(protected: Protected, backup: Backup) -> None:
    trigger = "CREATE TRIGGER quiet AFTER INSERT ON acts BEGIN DELETE FROM acts; END"
    acting = spoilt(protected, backup, trigger)
    with (
        protected.desk(Role.ADMINISTRATOR) as desk,
        proving.opened(acting, administrator(protected), PASSWORD) as opened,
        pytest.raises(Trouble, match="not those of this program"),
    ):
        restoring.restore(desk, acting, opened, WHY)


def test_it_is_told_in_lines(protected: Protected, backup: Backup) -> None:
    lines = [wording.step(step, "en") for step in plan_words.lines(planned(protected, backup))]
    assert lines[0] == "The backup of 21.11.2026 10:00: cases 3."
    assert lines[1] == "Lost would be entries of the history: 2, 22.11.2026 – 22.11.2026."
    assert lines[2].startswith("Applications that would be lost (1): ")
    assert lines[3].startswith("Papers that would be lost (1): ")
    assert lines[4].startswith("The database of now is kept")
