"""Backups are made when something was done, in both places, and what happened is remembered."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from desktop_app import paths
from desktop_app.records.acts import Act
from desktop_app.records.backups import Occasion
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services.applications import registering
from desktop_app.services.backups import making, places, proving, shown
from desktop_app.services.backups import state as states
from desktop_app.services.backups.state import BackupState
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.entry import drafts
from desktop_app.services.errors import Trouble
from desktop_app.storage.backups import copying
from desktop_app.storage.database import Database
from desktop_app.storage.office import staff
from tests.builders import Clock, home_education_entry
from tests.services.backups.backups import Protected


def state(desk: Desk) -> BackupState:
    return states.load(making.identity(desk))


def test_what_was_made_is_remembered_with_its_cases(
    protected: Protected, first_place: Path, clock: Clock
) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        backup = making.now(desk, Occasion.HAND)
        found = state(desk)
    assert backup.folder.parent == first_place
    assert found.good is not None
    assert (found.good.at, found.good.cases) == (clock.at, 3)
    assert found.proved == {str(backup.folder): clock.at}
    assert not found.is_late(clock.at + timedelta(hours=23))
    assert found.is_late(clock.at + timedelta(hours=25))


def test_nothing_is_copied_twice(protected: Protected, clock: Clock) -> None:
    with protected.desk(Role.CLERK) as desk:
        assert making.is_due(desk, Occasion.CLOSING)
        making.now(desk, Occasion.CLOSING)
        assert not making.is_due(desk, Occasion.CLOSING)
        clock.pass_by(minutes=29)
        drafts.save(desk, None, {"note": "Ұ"})
        assert making.is_due(desk, Occasion.CLOSING)
        assert making.is_due(desk, Occasion.BEFORE)
        assert not making.is_due(desk, Occasion.TIMER)
        clock.pass_by(minutes=1)
        assert making.is_due(desk, Occasion.TIMER)


def test_one_of_a_clock_that_was_ahead_is_late_and_made_again(
    protected: Protected, clock: Clock
) -> None:
    with protected.desk(Role.CLERK) as desk:
        clock.at += timedelta(days=400)
        making.now(desk, Occasion.TIMER)
        clock.at -= timedelta(days=400)
        ahead = state(desk)
        assert (ahead.is_late(clock.at), ahead.lacks_second(clock.at)) == (True, True)
        for occasion in (Occasion.TIMER, Occasion.CLOSING, Occasion.BEFORE):
            assert making.is_due(desk, occasion)
        making.now(desk, Occasion.TIMER)
        found = state(desk)
        assert (found.is_late(clock.at), found.lacks_second(clock.at)) == (False, False)
        assert not making.is_due(desk, Occasion.TIMER)


def test_one_that_was_taken_away_is_made_again(protected: Protected) -> None:
    with protected.desk(Role.CLERK) as desk:
        backup = making.now(desk, Occasion.HAND)
        backup.folder.rename(backup.folder.with_name("elsewhere"))
        assert making.is_due(desk, Occasion.CLOSING)


def test_an_office_to_practise_in_is_copied_only_by_hand(desk: Desk) -> None:
    assert not making.is_due(desk, Occasion.CLOSING)
    making.beforehand(desk)
    assert proving.found_in(places.first_place()) == []
    assert making.now(desk, Occasion.HAND).cases == 0


def test_before_an_act_that_weighs_much_there_is_one_of_what_was_before(
    protected: Protected,
) -> None:
    with protected.desk(Role.CLERK) as opened:
        desk = replace(opened, precaution=making.beforehand)
        desk.before(Act.APPROVE_PAYOUT)
        desk.before(Act.BRING_IN_REGISTER)
        assert state(desk).good is None  # a clerk does neither
    with protected.desk(Role.HEAD) as opened:
        desk = replace(opened, precaution=making.beforehand)
        desk.before(Act.BRING_IN_REGISTER)
        assert state(desk).good is not None


def test_one_that_fails_is_told_and_hinders_no_act(
    protected: Protected, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "no space left", "office.homeedu")

    with protected.desk(Role.CLERK) as desk:
        good = making.now(desk, Occasion.HAND)
        monkeypatch.setattr(copying, "contents", full)
        registering.register(desk, home_education_entry(protected.school, 6))
        with pytest.raises(Trouble) as told:
            making.now(desk, Occasion.HAND)
        making.beforehand(desk)
        found = state(desk)
    assert told.value.step.label.startswith("The disk is full")
    assert found.failed is not None
    assert found.failed.why.label == told.value.step.label
    assert found.is_late(clock.at)
    assert found.good is not None
    assert found.good.folder == str(good.folder)
    assert proving.found_in(good.folder.parent) == [good]


def test_a_good_one_ends_the_failure(protected: Protected, clock: Clock) -> None:
    with protected.desk(Role.CLERK) as desk:
        failed = states.Failed(clock.at, "The disk is full", {})
        states.save(making.identity(desk), BackupState(failed=failed))
        making.now(desk, Occasion.HAND)
        assert state(desk).failed is None


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_each_is_copied_to_the_second_place(
    protected: Protected, stick: Path, clock: Clock
) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        making.use_second_place(desk, stick)
        backup = making.now(desk, Occasion.HAND)
        found = state(desk)
    (copy,) = proving.found_in(stick)
    assert copy.manifest == backup.manifest
    assert found.second is not None
    assert found.second.at == clock.at
    assert set(found.proved) == {str(backup.folder), str(copy.folder)}


def test_a_place_that_is_chosen_while_one_is_made_stays_chosen(
    protected: Protected, stick: Path
) -> None:
    other = stick.with_name("other")
    other.mkdir()

    def choose_first(_step: str) -> None:
        making.use_second_place(desk, stick)

    def choose_later(step: str) -> None:
        if step == "second copy":
            making.use_second_place(desk, other)

    with protected.desk(Role.ADMINISTRATOR) as desk:
        making.now(desk, Occasion.HAND, choose_first)
        assert state(desk).second_place == str(stick)
        making.now(desk, Occasion.HAND, choose_later)
        found = state(desk)
        assert (found.second_place, found.second_failed) == (str(other), None)
        making.now(desk, Occasion.HAND)
    assert len(proving.found_in(other)) == 1


def test_another_stick_is_not_written_on(protected: Protected, stick: Path) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        making.use_second_place(desk, stick)
        stick.rename(stick.with_name("in a drawer"))
        stick.mkdir()
        making.now(desk, Occasion.HAND)
        found = state(desk)
    assert list(stick.iterdir()) == []
    assert found.second is None
    assert found.second_failed is not None
    assert found.second_failed.why.label.startswith("In {folder} there is another stick")


def test_a_stick_that_is_not_there_is_told_and_the_first_is_made(
    protected: Protected, stick: Path
) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        making.use_second_place(desk, stick)
        stick.rename(stick.with_name("in a drawer"))
        making.now(desk, Occasion.HAND)
        found = state(desk)
    assert found.good is not None
    assert found.second_failed is not None
    assert "Connect the stick" in found.second_failed.why.label


def test_a_stick_pulled_out_half_way_leaves_nothing_that_bears_a_name(
    protected: Protected, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(source: Path, target: Path) -> None:
        if target.is_relative_to(stick):
            target.write_bytes(source.read_bytes()[:4096])
            raise OSError(19, "no such device", str(target))
        copyfile(source, target)

    with protected.desk(Role.ADMINISTRATOR) as desk:
        making.use_second_place(desk, stick)
        monkeypatch.setattr(copying, "copyfile", gone)
        making.now(desk, Occasion.HAND)
        found = state(desk)
    assert found.good is not None
    assert found.second is None
    assert found.second_failed is not None
    assert "can't be reached" in found.second_failed.why.label
    assert [each.name for each in stick.iterdir()] == [places.MARKER]


def test_without_a_second_copy_for_seven_days_it_is_warned(
    protected: Protected, clock: Clock, stick: Path
) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        making.now(desk, Occasion.HAND)
        assert not state(desk).lacks_second(clock.at + timedelta(days=7))
        assert state(desk).lacks_second(clock.at + timedelta(days=7, minutes=1))
        making.use_second_place(desk, stick)
        clock.pass_by(days=8)
        assert state(desk).lacks_second(clock.at)
        making.now(desk, Occasion.HAND)
        assert not state(desk).lacks_second(clock.at)


def test_older_ones_are_thinned_and_only_our_own(
    protected: Protected, first_place: Path, clock: Clock
) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        for _day in range(20):
            making.now(desk, Occasion.HAND)
            clock.pass_by(hours=1)
            making.now(desk, Occasion.HAND)
            clock.pass_by(hours=23)
        strange = first_place / "office-2020-01-01-100000"
        strange.mkdir()
        making.now(desk, Occasion.HAND)
        left = proving.found_in(first_place)
        days = {date(2026, 11, 28) + timedelta(days=n) for n in range(14)}
        assert {each.made_at.date() for each in left} == {*days, date(2026, 11, 22)}
        assert len(left) == 15
        assert set(state(desk).proved) == {str(each.folder) for each in left}
    assert strange.is_dir()


def test_what_others_put_there_is_neither_removed_nor_makes_ours_superfluous(
    protected: Protected, first_place: Path, clock: Clock
) -> None:
    """Each of theirs says that it was made last on the day of one of ours."""
    with protected.desk(Role.ADMINISTRATOR) as desk:
        made = []
        for _day in range(5):
            made.append(making.now(desk, Occasion.HAND))
            clock.pass_by(days=1)
        for backup in made:
            at = backup.made_at + timedelta(hours=3)
            theirs = first_place / f"theirs-{at:%Y-%m-%d-%H%M%S}"
            told = (backup.folder / "manifest.json").read_text(encoding="utf-8")
            theirs.mkdir()
            (theirs / "manifest.json").write_text(
                told.replace(backup.made_at.isoformat(), at.isoformat()), encoding="utf-8"
            )
        assert len(proving.found_in(first_place)) == 10
        last = making.now(desk, Occasion.HAND)
        assert len(proving.found_in(first_place)) == 11
    assert all(each.database.exists() for each in (*made, last))


def test_one_of_ours_that_says_another_moment_by_now_is_left_alone(
    protected: Protected, first_place: Path, clock: Clock
) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        made = []
        for hours in (24, 1, 1):
            made.append(making.now(desk, Occasion.HAND))
            clock.pass_by(hours=hours)
        manifest = made[-1].folder / "manifest.json"
        told = manifest.read_text(encoding="utf-8")
        manifest.write_text(told.replace("2026-11-22T11", "2026-11-21T23"), encoding="utf-8")
        making.now(desk, Occasion.HAND)
        assert len(proving.found_in(first_place)) == 4


def test_a_folder_that_says_what_none_can_say_keeps_none_from_being_made(
    protected: Protected, first_place: Path, clock: Clock
) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        backup = making.now(desk, Occasion.HAND)
        told = (backup.folder / "manifest.json").read_text(encoding="utf-8")
        at = backup.made_at.isoformat()
        for name, manifest in {
            "zone": told.replace(at, f"{at}+05:00"),
            "number": told.replace('"database": "office.homeedu"', '"database": 5'),
            "deep": "[" * 100_000,
        }.items():
            (first_place / name).mkdir()
            (first_place / name / "manifest.json").write_text(manifest, encoding="utf-8")
        clock.pass_by(hours=1)
        making.now(desk, Occasion.HAND)
        assert len(proving.found_in(first_place)) == 2
        assert not making.is_due(desk, Occasion.CLOSING)


def test_what_is_remembered_of_one_office_is_not_of_another(protected: Protected) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        making.now(desk, Occasion.HAND)
        own = making.identity(desk)
    assert states.load("another") == BackupState()
    (paths.user_data() / f"backups-{own}.json").write_bytes(b"\0")
    assert states.load(own) == BackupState()


def test_how_it_stands_is_shown(protected: Protected, clock: Clock, stick: Path) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        assert shown.standing(desk).is_bad
        making.use_second_place(desk, stick)
        making.now(desk, Occasion.HAND)
        found = shown.read(desk)
        assert [(row.is_second, row.proved) for row in found.rows] in (
            [(False, clock.at), (True, clock.at)],
            [(True, clock.at), (False, clock.at)],
        )
        assert not shown.standing(desk).is_bad
        clock.pass_by(days=8)
        standing = shown.standing(desk)
        assert standing.is_bad
        assert standing.warning is not None
        assert standing.warning.label.startswith("The last second copy")


def told(desk: Desk) -> list[tuple[str, str]]:
    """Who has taken the office's data where, by the history."""
    with desk.reading(Sight.OFFICE) as connection:
        rows = connection.exec_driver_sql(
            "SELECT who, label FROM acts WHERE act = 'back up elsewhere' ORDER BY id"
        ).all()
    return [(row.who, row.label) for row in rows]


def test_where_the_office_s_data_is_taken_stands_in_its_history(
    protected: Protected, stick: Path
) -> None:
    with protected.desk(Role.ADMINISTRATOR) as desk:
        making.use_second_place(desk, stick)
        making.elsewhere(desk, stick)
        making.no_second_place(desk)
        name = desk.worker.name
        assert told(desk) == [
            (name, "Backups are copied to {folder} too from now on"),
            (name, "Began to make a backup in {folder}"),
            (name, "Backups are not copied to {folder} any more"),
        ]
    (backup,) = proving.found_in(stick)
    opened = Database(backup.database, protected.key, as_it_lies=True)
    with opened.read() as connection:
        last = connection.exec_driver_sql("SELECT label FROM acts ORDER BY id DESC").scalar()
    opened.close()
    assert last == "Began to make a backup in {folder}"


def test_whoever_only_looks_takes_nothing_out(protected: Protected, stick: Path) -> None:
    inspector = Worker(0, "Оспанова Гүл", Role.INSPECTOR, "инспектор", "инспектор")
    with protected.desk(Role.ADMINISTRATOR) as desk:
        with desk.database.begin() as connection:
            number = staff.save_worker(connection, inspector, "", desk.now())
        looks = desk.taken_by(replace(inspector, id=number))
        with pytest.raises(Trouble):
            making.elsewhere(looks, stick)
        assert told(desk) == []
    assert list(stick.iterdir()) == []
