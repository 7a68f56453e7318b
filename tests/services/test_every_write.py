"""Every function that writes asks for its act, leaves who, when, before and after, and is told of
a later version: functions are found in the source, acts are done by every role."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Row, func, select, update

import desktop_app.services
from desktop_app.documents import office_folder
from desktop_app.records.acts import OFFICE_ACTS, Act
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import Role
from desktop_app.records.people import Worker
from desktop_app.services import acts
from desktop_app.services.act_words import ACT_WORDS
from desktop_app.services.desk import NOT_FOR_ADMINISTRATORS, Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import beginning
from desktop_app.services.office import details as office
from desktop_app.storage import tables as t
from desktop_app.storage.changes import Forgotten
from desktop_app.storage.database import Database
from desktop_app.storage.schema import open_database
from tests.builders import Clock
from tests.services.act_examples import EXAMPLES, OWN_HISTORY, Call
from tests.services.act_stage import Stage, set_up

SERVICES = Path(desktop_app.services.__file__).parent
LOOKS_AHEAD = {
    "drawing._keep": "the file follows from what an act has kept: nobody decides anything",
    "signing.preview": "the transaction is never kept: it is left by an exception",
    "entering._settle": "only the ring beside the file is changed, in its turn",
    "looking._put_in": "looks that waited on this PC are put down, whoever is next",
    "keeping.turn": "what waits follows from what is on file, whoever is at work",
    "last_step.undo": "it is the very act that is undone, whose role is asked for",
    "looking._keep": "who looks changes nothing: the look is put down, whoever may look",
}
"""Functions that begin a bare transaction of the database, and why that is no write."""

RECORDED = [*EXAMPLES, Act.BEGIN_OFFICE]
OF_LOGINS = (Act.CHANGE_OWN_PASSWORD, Act.SET_PASSWORD, Act.CHANGE_KEY)
"""What they change is no row that may be told of: see tests/services/logins/test_acts.py."""


# --- what the source says ---


@dataclass(frozen=True)
class Opening:
    """Where a transaction is opened: the function, and the act it names, if it does."""

    function: str
    acts: tuple[str, ...]


def openings() -> list[Opening]:
    """Every function of the services that opens a transaction to write in."""
    found = []
    for path in sorted(SERVICES.rglob("*.py")):
        if path.stem == "desk":
            continue
        module = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(module):
            if isinstance(function, ast.FunctionDef) and any(_opened(function)):
                named = tuple(_acts(function, module))
                found.append(Opening(f"{path.stem}.{function.name}", named))
    return found


def _opened(function: ast.FunctionDef) -> Iterator[ast.Call]:
    names = {"writing", "begin", "begin_migration"}
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in names:
            yield node


def _acts(function: ast.FunctionDef, module: ast.Module) -> Iterator[str]:
    """The acts that a function names, or that its module's others hand to it."""
    given = [each for call in _opened(function) for each in call.args]
    if any(isinstance(each, ast.Name) for each in given):
        callers = (node for node in ast.walk(module) if isinstance(node, ast.Call))
        asked = (call for call in callers if getattr(call.func, "id", "") == function.name)
        given += [each for call in asked for each in call.args]
    for each in given:
        if isinstance(each, ast.Attribute) and getattr(each.value, "id", "") == "Act":
            yield each.attr


def test_every_function_that_opens_a_transaction_names_its_act() -> None:
    found = openings()
    assert len(found) > 60
    for opening in found:
        if opening.function in LOOKS_AHEAD:
            continue
        assert opening.acts, f"{opening.function} opens a transaction and names no act"
        assert set(opening.acts) <= set(Act.__members__)


def test_every_act_is_done_by_a_function_and_has_an_example() -> None:
    named = {name for opening in openings() for name in opening.acts}
    assert named == set(Act.__members__)
    assert {*RECORDED, *OWN_HISTORY, *OF_LOGINS} == set(Act)
    assert len(RECORDED) + len(OWN_HISTORY) + len(OF_LOGINS) == len(Act)


def test_roles_are_asked_for_in_one_place() -> None:
    """No service decides by the role itself what somebody may do."""
    for path in SERVICES.rglob("*.py"):
        assert "desk.worker.role" not in path.read_text(encoding="utf-8"), path


# --- the table ---


@pytest.mark.parametrize("act", Act)
def test_every_cell_has_its_answer_and_a_reason(act: Act) -> None:
    assert set(acts.TABLE[act]) == set(Role)
    for answer in acts.TABLE[act].values():
        assert len(answer.why.split()) > 3
        assert answer.why.endswith(".")
        assert answer.why.lower() not in {"all.", "everybody.", "all may."}
    assert any(answer.may for answer in acts.TABLE[act].values())
    assert ACT_WORDS[act]
    if acts.who_may(act) != set(Role):  # all others have a button that says whose it is
        assert acts.tip(act).split()[0] in {"Only", "An"}
        assert acts.refusal(act).endswith("Nothing was saved.")


OF_PROGRAM = {
    *(Act.SAVE_WORKER, Act.RETIRE_WORKER, Act.BEGIN_OFFICE),
    *(Act.CHANGE_OWN_PASSWORD, Act.SET_PASSWORD, Act.CHANGE_KEY, Act.CHANGE_LOCK_TIME),
    *(Act.RECORD_SUBSTITUTION, Act.ANNUL_SUBSTITUTION),
    *(Act.ACCEPT_OLDER_STATE, Act.CONFIRM_CLOCK, Act.RESTORE_BACKUP, Act.BACK_UP_ELSEWHERE),
}
"""What an administrator looks after."""


def test_the_head_alone_decides_and_a_clerk_never_pays() -> None:
    """What the law gives to somebody, said once more and without the table's own words."""
    for act in (Act.CONSIDER, Act.ISSUE_ORDER, Act.DECIDE, Act.AMEND_AWARD, Act.SIGN):
        assert acts.who_may(act) == {Role.HEAD}
    for act in (Act.DRAW_UP_PAYOUT, Act.APPROVE_PAYOUT, Act.RECORD_BANK_ANSWERS):
        assert acts.who_may(act) == {Role.HEAD, Role.ACCOUNTANT}
    assert acts.who_may(Act.REGISTER_APPLICATION) == {Role.HEAD, Role.CLERK}
    for act in (Act.SAVE_WORKER, Act.RETIRE_WORKER):
        assert acts.who_may(act) == {Role.ADMINISTRATOR}
    assert acts.who_may(Act.LEAVE_HEARING_OUT) == acts.who_may(Act.DECIDE)
    for act in Act:
        assert acts.may(Role.INSPECTOR, act) == (act is Act.CHANGE_OWN_PASSWORD)
        assert acts.may(Role.ADMINISTRATOR, act) == (act in OF_PROGRAM)


# --- acts done by every role ---

RE_ROLED, RENAMED = "re-roled", "renamed"
NOT_ON_THE_LIST = "You are not on the list of workers. Nothing was saved."
NEW_NAME = "Ұ. Өзгертілген"


@dataclass(frozen=True)
class Files:
    """The stage, ready to be copied, and a database in which nobody works yet."""

    full: Path
    empty: Path
    stage: Stage
    clock: Clock


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("acts")
    office_folder.use(None)
    full, empty, clock = folder / "full.sqlite", folder / "empty.sqlite", Clock()
    open_database(empty).close()
    database = open_database(full)
    stage = set_up(Desk(database, clock=clock), clock, folder)
    database.close()
    return Files(full, empty, stage, clock)


@pytest.fixture
def copies(files: Files, tmp_path: Path) -> Iterator["Copies"]:
    office_folder.use(tmp_path / "forms")
    made = Copies(files, tmp_path)
    yield made
    for database in made.opened:
        database.close()


class Copies:
    """Gives each role a copy of the same morning."""

    def __init__(self, files: Files, folder: Path) -> None:
        self.files, self.folder = files, folder
        self.opened: list[Database] = []

    def desk(self, act: Act, role: Role, since: str = "same") -> Desk:
        """The desk of who has a role now; ``since`` they entered, their entry was changed."""
        worker = self.files.stage.workers[role]
        desk = self._at(act, worker)
        if since == RE_ROLED:
            entered = list(Role)[list(Role).index(role) - 1]
            return desk.taken_by(replace(worker, role=entered))
        if since == RENAMED:
            with desk.database.begin() as connection:
                renamed = update(t.workers).where(t.workers.c.id == worker.id)
                connection.execute(renamed.values(name=NEW_NAME))
            return desk.taken_by(replace(worker, name=NEW_NAME))
        return desk

    def _at(self, act: Act, worker: Worker) -> Desk:
        file = self.files.empty if act is Act.BEGIN_OFFICE else self.files.full
        place = self.folder / f"{len(self.opened)}.sqlite"
        place.write_bytes(file.read_bytes())
        self.opened.append(Database(place))
        clock = Clock(self.files.clock())
        return Desk(self.opened[-1], worker, clock)


def call_of(act: Act) -> Call:
    if act is Act.BEGIN_OFFICE:
        return lambda desk, _stage: beginning.prepare(desk)
    return EXAMPLES[act].call if act in EXAMPLES else OWN_HISTORY[act]


def refusals(act: Act, desk: Desk, role: Role) -> set[str]:
    """What is said to whose act it is not; an administrator does not even see what it is about."""
    if act is Act.BEGIN_OFFICE:
        return {NOT_ON_THE_LIST}
    sees_none = Role.ADMINISTRATOR in {desk.worker.role, role}
    return {acts.refusal(act), *([NOT_FOR_ADMINISTRATORS] if sees_none else [])}


def entries(desk: Desk) -> list[Row[tuple[object, ...]]]:
    with desk.database.read() as connection:
        return list(connection.execute(select(t.acts).order_by(t.acts.c.id)))


def counts(desk: Desk) -> dict[str, int]:
    """How many rows each table has: what was refused leaves none."""
    with desk.database.read() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in t.metadata.sorted_tables
        }


CELLS = [
    (act, role, since)
    for act in [*RECORDED, *OWN_HISTORY]
    for role in Role
    # Who begins an office is on no list yet.
    for since in (["same"] if act is Act.BEGIN_OFFICE else ["same", RE_ROLED, RENAMED])
]


@pytest.mark.parametrize(("act", "role", "since"), CELLS)
def test_a_role_does_exactly_the_acts_of_the_table(
    act: Act, role: Role, since: str, files: Files, copies: Copies
) -> None:
    """Who has another role, or another name, since they entered does what they may now."""
    desk = copies.desk(act, role, since)
    before, rows = entries(desk), counts(desk)
    if not acts.TABLE[act][role].may:
        with pytest.raises(Trouble) as caught:
            call_of(act)(desk, files.stage)
        assert caught.value.step.label in refusals(act, desk, role)
        assert (entries(desk), counts(desk)) == (before, rows)
        return
    call_of(act)(desk, files.stage)
    if act in OWN_HISTORY:
        return
    example = EXAMPLES.get(act)
    done = (example.by_head if example and role is Role.HEAD else None) or act
    new = [entry for entry in entries(desk)[len(before) :] if entry.act == done]
    assert new, f"{act} leaves no entry in the history"
    assert {(entry.who, entry.at) for entry in new} == {(desk.worker.name, desk.now())}
    assert any(entry.after for entry in new), f"{act} does not say what is on file after it"
    if example and role not in example.makes:
        assert any(entry.before for entry in new), f"{act} does not say what was before it"


@pytest.mark.parametrize("act", [act for act in EXAMPLES if not EXAMPLES[act].again])
def test_what_was_seen_before_somebody_else_saved_is_not_saved_over_it(
    act: Act, files: Files, copies: Copies
) -> None:
    role = next(role for role in (Role.HEAD, *Role) if acts.may(role, act))
    desk = copies.desk(act, role)
    call_of(act)(desk, files.stage)
    before = entries(desk)
    with pytest.raises((ChangedMeanwhile, Trouble, EntryError)):
        call_of(act)(desk, files.stage)
    assert entries(desk) == before


def test_what_is_printed_or_typed_says_itself_who_and_when(files: Files, copies: Copies) -> None:
    desk = copies.desk(Act.PRINT, Role.CLERK)
    for act in (Act.PRINT, Act.KEEP_DRAFT):
        call_of(act)(desk, files.stage)
    with desk.database.read() as connection:
        printed = connection.execute(select(t.printings.c.who, t.printings.c.at)).one()
        typed = select(t.drafts.c.saved_by, t.drafts.c.saved_at).order_by(t.drafts.c.id.desc())
        last = connection.execute(typed).first()
    assert tuple(printed) == tuple(last or ()) == (desk.worker.name, desk.now())


# --- what an entry says ---


def test_an_entry_tells_what_was_and_what_is(files: Files, copies: Copies) -> None:
    desk = copies.desk(Act.SAVE_WORKER, Role.ADMINISTRATOR)
    call_of(Act.SAVE_WORKER)(desk, files.stage)
    entry = office.history(desk)[0]
    assert (entry.who, entry.at, entry.act) == (desk.worker.name, desk.now(), Act.SAVE_WORKER)
    (change,) = entry.changes
    assert (change.table, change.row) == ("workers", str(files.stage.second.id))
    assert (change.column, change.before, change.after) == ("position_kk", "", "маман")


def test_what_is_new_has_no_before(files: Files, copies: Copies) -> None:
    desk = copies.desk(Act.ADD_MCI, Role.ACCOUNTANT)
    call_of(Act.ADD_MCI)(desk, files.stage)
    entry = office.history(desk)[0]
    told = {change.column: (change.before, change.after) for change in entry.changes}
    assert told["tenge"] == (None, 4_800)


def test_an_act_that_leaves_no_entry_is_not_kept(files: Files, copies: Copies) -> None:
    desk = copies.desk(Act.SAVE_SCHOOL, Role.CLERK)
    rename = t.providers.update().where(t.providers.c.id == 1).values(name_kk="Ұмытылған")
    with pytest.raises(Forgotten), desk.writing(Act.SAVE_SCHOOL) as connection:
        connection.execute(rename)
    with desk.database.read() as connection:
        assert "Ұмытылған" not in connection.scalars(select(t.providers.c.name_kk)).all()


def test_personal_data_of_papers_stay_in_the_papers(files: Files, copies: Copies) -> None:
    """The history holds no copy of a paper's bytes, nor of what people are searched by."""
    desk = copies.desk(Act.DECIDE, Role.HEAD)
    call_of(Act.DECIDE)(desk, files.stage)
    told = [values for entry in entries(desk) for values in entry.after.values()]
    columns = {name for values in told if isinstance(values, dict) for name in values}
    assert not columns & {"pdf", "words", "search", "sha256", "facts", "steps", "version"}


def test_the_history_of_the_office_holds_no_single_case(files: Files, copies: Copies) -> None:
    desk = copies.desk(Act.SAVE_SCHOOL, Role.CLERK)
    assert {entry.act for entry in office.history(desk)} <= set(OFFICE_ACTS)
