"""What waits follows every act: whom it concerns is marked, and nobody else's tasks are others."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from desktop_app.documents import office_folder
from desktop_app.law.quarters import Month
from desktop_app.records.acts import Act
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import Role
from desktop_app.services import acts
from desktop_app.services import desk as desks
from desktop_app.services.awards import before_end, terminations
from desktop_app.services.debts import demands, ledger
from desktop_app.services.debts import listed as debts_of
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.post import due, taking_back
from desktop_app.services.tasks import keeping, proving
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.schema import open_database
from desktop_app.storage.tasks import kept
from desktop_app.wording import step as step_words
from tests.builders import Clock
from tests.services import counts
from tests.services.act_examples import EXAMPLES
from tests.services.act_stage import Stage, set_up

EVER = (Month(2000, 1), Month(2099, 12))
ANOTHER_FILE = frozenset({Act.RESTORE_BACKUP, Act.BACK_UP_ELSEWHERE})
"""What puts another database in its place, or copies it."""
ACTS = [act for act in EXAMPLES if act not in ANOTHER_FILE]


class Morning:
    """No dataclass: Hypothesis would print the whole office with every example."""

    def __init__(self, file: Path, stage: Stage, clock: Clock) -> None:
        self.file, self.stage, self.clock = file, stage, clock


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Morning:
    """An office in which every act can be done, and whose tasks are all reckoned."""
    folder = tmp_path_factory.mktemp("acts")
    clock = Clock()
    database = open_database(folder / "full.sqlite")
    desk = Desk(database, clock=clock)
    stage = set_up(desk, clock, folder)
    catch_up(desk)
    database.close()
    return Morning(folder / "full.sqlite", stage, clock)


@dataclass
class Office:
    """A copy of that morning, in which acts follow each other."""

    desk: Desk
    stage: Stage
    clock: Clock

    def does(self, act: Act) -> None:
        role = next(role for role in self.stage.workers if acts.may(role, act))
        self._call(act, self.desk.taken_by(self.stage.workers[role]))

    def _call(self, act: Act, desk: Desk) -> None:
        EXAMPLES[act].call(desk, self.stage)

    def tries(self, act: Act) -> None:
        """The same, where what came before it may stand in its way."""
        in_the_way = (Trouble, EntryError, ChangedMeanwhile, StopIteration, ValueError, IndexError)
        with suppress(*in_the_way):
            self.does(act)

    def takes_back(self) -> None:
        """The newest paper whose act can be annulled with it, if there is one."""
        with self.desk.database.read() as connection:
            ids = notices.ids(connection, datetime.min, datetime.max)
            newest = sorted(notices.rows(connection, ids), key=lambda row: -row.id)
        for row in newest[:3]:
            with suppress(Trouble):
                taking_back.take_back(self.desk, row.id, "Қате жазылды")
                return

    @property
    def marked(self) -> set[int]:
        with self.desk.database.read() as connection:
            return kept.to_reckon(connection, law_data.in_force(connection).fingerprint)

    def require_same(self) -> None:
        """Of everybody who is not marked; and of all, once they are reckoned."""
        for _time in ("before", "after"):
            with self.desk.database.read() as connection:
                law = law_data.in_force(connection)
                assert proving.differences(connection, law) == []
            catch_up(self.desk)
        assert self.marked == set()

    def pages_on(self, day: date) -> tuple[object, ...]:
        return pages(replace(self.desk, clock=Clock(datetime.combine(day, time(10)))))

    def forgets(self) -> None:
        with self.desk.database.begin() as connection:
            kept.mark_everybody(connection)


def pages(desk: Desk) -> tuple[object, ...]:
    """What the pages of what waits say; their lists are those that are reckoned the long way."""
    debts, overview = debts_of.find(desk, debts_of.DebtList(desk.today())), ledger.overview(desk)
    assert list(debts.rows.values()) == list(overview.debts)
    assert (debts.owed, debts.unknown) == (sum(d.owed for d in overview.debts), overview.unknown)
    told, demanded = due.find(desk, [due.Terminations(EVER[1]), due.Demands()])
    assert sorted(map(repr, told.rows.values())) == sorted(
        map(repr, terminations.proposals(desk, EVER[1]))
    )
    slowly = demands.proposals(desk)
    assert sorted(map(repr, demanded.rows.values())) == sorted(map(repr, slowly.due))
    assert demanded.unknown == slowly.unknown
    with desk.database.read() as connection:
        endings = before_end.endings(connection, law_data.in_force(connection), *EVER)
    return (
        set(endings),
        told.due,
        counts.terminations_due(desk),
        demanded.due,
        [debts.rows[each] for each in debts.ids],
        counts.instalments_overdue(desk),
    )


@pytest.fixture
def office(morning: Morning, tmp_path: Path) -> Iterator[Office]:
    office_folder.use(tmp_path / "forms")
    with opened(morning, tmp_path / "one.sqlite") as made:
        yield made


@contextmanager
def opened(morning: Morning, file: Path, way: type[Office] = Office) -> Iterator[Office]:
    copyfile(morning.file, file)
    clock = Clock(morning.clock())
    desk = Desk(Database(file), morning.stage.workers[Role.HEAD], clock)
    yield way(desk, morning.stage, clock)
    desk.database.close()


def test_every_kind_is_there_to_be_proved(office: Office) -> None:
    with office.desk.database.read() as connection:
        kinds = {each.kind for each in kept.of_children(connection)}
    assert office.marked == set()
    assert kinds >= {"ending", "termination", "demand", "debt"}


NOBODYS = (
    Act.REGISTER_APPLICATION, Act.ISSUE_ORDER, Act.CHANGE_PERSON, Act.REGISTER_COMPLAINT,
    Act.ISSUE_CALCULATION, Act.EXPORT_PAYOUT, Act.SEND_REQUEST, Act.CALL_HEARING, Act.KEEP_DRAFT,
    Act.ISSUE_STATEMENT,
)  # fmt: skip
"""Acts that are done every day and change nothing of what waits."""


@pytest.mark.parametrize("act", ACTS)
def test_after_every_act_tasks_are_what_the_records_give(act: Act, office: Office) -> None:
    office.does(act)
    if act in NOBODYS:
        assert office.marked == set()
    office.require_same()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@example(history=[(Act.ENTER_DECISION, 0), (Act.TAKE_REGISTER_BACK, 0)])
@example(history=[(Act.DECIDE, 0), (None, 0), (Act.DECIDE, 1), (None, 0)])
@example(history=[(Act.AMEND_AWARD, 0), (None, 1), (Act.ISSUE_ORDER, 0), (None, 1)])
@given(history=st.lists(st.tuples(st.sampled_from([*ACTS, None]), st.integers(0, 40)), max_size=8))
def test_after_every_act_of_any_history_and_on_every_later_day(
    history: list[tuple[Act | None, int]],
    morning: Morning,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Acts that what came before allows, days apart, None annulling the one before with its paper;
    then every page, today and later."""
    folder = tmp_path_factory.mktemp("history")
    office_folder.use(folder / "forms")
    with opened(morning, folder / "office.sqlite") as office:
        for act, days in history:
            office.clock.pass_by(days=days)
            if act is None:
                office.takes_back()
            else:
                office.tries(act)
            if days % 2:  # others are left marked, and come together
                office.require_same()
        later = [office.clock().date() + timedelta(days=days) for days in (0, 1, 45, 400)]
        seen = [office.pages_on(day) for day in later]
        office.forgets()
        assert seen == [office.pages_on(day) for day in later]
        catch_up(office.desk)
        office.require_same()
        assert seen == [office.pages_on(day) for day in later]


def test_what_is_marked_is_reckoned_by_whoever_reads(office: Office) -> None:
    before = pages(office.desk)
    office.does(Act.PREPARE_TERMINATION)
    assert len(office.marked) == 1
    marked = pages(office.desk)
    told: list[tuple[int, int]] = []
    assert catch_up(office.desk, lambda *far: told.append(far)) == 1
    assert told == [(1, 1)]
    assert pages(office.desk) == marked != before
    assert catch_up(office.desk) == 0


@pytest.mark.parametrize("act", [Act.ADD_MCI, Act.ENTER_DECISION, Act.ANNUL_DECISION])
def test_another_law_makes_all_of_it_old(act: Act, office: Office) -> None:
    office.does(act)
    assert len(office.marked) == 4
    office.require_same()


def test_many_are_reckoned_turn_by_turn(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_IN_TURN", 3)
    office.forgets()
    assert [keeping.turn(office.desk) for _time in range(3)] == [3, 1, 0]
    office.require_same()


def test_the_check_names_what_differs(office: Office) -> None:
    assert proving.findings(office.desk) == []
    with office.desk.database.begin() as connection:
        one = next(each for each in kept.of_children(connection) if each.kind == "termination")
        kept.replace(connection, [one.child_id], [])
    words = [step_words(each.step, "ru") for each in proving.findings(office.desk)]
    assert any(f"{one.kind}" in each and str(one.subject_id) in each for each in words)
    assert all(each.wrong for each in proving.findings(office.desk))


MOST = 1.2
"""So many times the statements of all acts without tasks."""
MORE = 8
"""So many statements more for one of them."""


def test_what_keeping_them_up_costs(morning: Morning, tmp_path: Path) -> None:
    """Statements of every act, with whom it concerns marked, and without."""
    counted = {}
    for act in ACTS:
        sent = []
        for way in (Office, WithoutTasks):
            office_folder.use(tmp_path / f"forms {act} {way.__name__}")
            with opened(morning, tmp_path / f"{act} {way.__name__}.sqlite", way) as office:
                sent.append(_statements(office, act))
        counted[act] = tuple(sent)
    (tmp_path / "counted").write_text("\n".join(f"{a} {b}" for a, b in counted.items()))
    with_them, without = map(sum, zip(*counted.values(), strict=True))
    assert with_them <= MOST * without
    assert max(each[0] - each[1] for each in counted.values()) <= MORE


class WithoutTasks(Office):
    """The same acts, with nothing kept up."""

    def _call(self, act: Act, desk: Desk) -> None:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(desks, "_mark_tasks", lambda _connection, _found: None)
            super()._call(act, desk)


def _statements(office: Office, act: Act) -> int:
    sent = []
    engine = office.desk.database.engine
    event.listen(engine, "before_cursor_execute", lambda *given: sent.append(given[2]))
    office.does(act)
    return len(sent)
