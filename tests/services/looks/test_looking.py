"""Who opened, took out or printed what is put down first, once in half an hour."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop_app.disk import private
from desktop_app.events import log
from desktop_app.law.quarters import Quarter
from desktop_app.law.steps import Step
from desktop_app.records.applications import Application
from desktop_app.records.complaints import Complaint
from desktop_app.records.kinds import PrintingWay, Register
from desktop_app.records.looks import Seen, Subject, Way
from desktop_app.records.people import Author
from desktop_app.services.applications import registering
from desktop_app.services.awards import as_known_on
from desktop_app.services.cases import file as cases
from desktop_app.services.children import file as children
from desktop_app.services.complaints import acts
from desktop_app.services.complaints import file as complaints
from desktop_app.services.complaints import form as complaint_form
from desktop_app.services.desk import Desk
from desktop_app.services.entry import form_to_sign, known_of_child, start
from desktop_app.services.errors import Trouble
from desktop_app.services.looks import looking, shown, unkept
from desktop_app.services.office import watching
from desktop_app.services.papers import issued, on_file, tray
from desktop_app.services.payouts import cycle
from desktop_app.services.payouts import shown as payouts
from desktop_app.services.post import batches, envelopes, signing
from desktop_app.services.registers import journals
from desktop_app.services.sums import balances
from desktop_app.storage import database as storage
from desktop_app.storage.looks import kept
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import Clock, a_child, reimbursement_entry
from tests.services.acts import award, papers_of, pay
from tests.services.complaint_acts import ANSWER

Looked = list[tuple[Subject, int, Way]]


@pytest.fixture
def awarded(head: Desk, school: int) -> Application:
    return award(head, reimbursement_entry(school))


def looks(desk: Desk) -> Looked:
    """Every look there is, the oldest first."""
    listing = shown.Looks(date(2020, 1, 1), date(2030, 1, 1))
    with desk.database.read() as connection:
        rows = listing.rows(connection, listing.ids(connection)[::-1])
    return [(row.look.subject, row.look.subject_id, row.look.way) for row in rows]


def test_it_says_who_when_and_from_which_pc(desk: Desk, awarded: Application) -> None:
    children.read(replace(desk, pc="КАБ-3"), awarded.child_id)
    (look,) = shown.of(desk, Subject.CHILD, awarded.child_id)
    assert (look.worker_id, look.worker) == (desk.worker.id, desk.worker.name)
    assert (look.at, look.pc, look.way) == (desk.now(), "КАБ-3", Way.OPENED)


def test_a_refresh_is_no_second_look(
    desk: Desk, head: Desk, awarded: Application, clock: Clock
) -> None:
    child = awarded.child_id

    def count() -> int:
        return len(shown.of(head, Subject.CHILD, child))

    children.read(desk, child)
    clock.pass_by(minutes=29)
    cases.read(desk, awarded.id)
    assert count() == 1
    children.read(head, child)
    children.read(replace(desk, pc="КАБ-3"), child)
    assert count() == 3
    clock.pass_by(minutes=1)
    children.read(desk, child)
    assert count() == 4


def test_a_clock_that_was_ahead_hides_no_look(
    desk: Desk, awarded: Application, clock: Clock
) -> None:
    ahead = Clock()
    ahead.pass_by(days=400)
    children.read(replace(desk, clock=ahead), awarded.child_id)
    children.read(desk, awarded.child_id)
    assert len(shown.of(desk, Subject.CHILD, awarded.child_id)) == 2


def _first_paper(desk: Desk, awarded: Application) -> int:
    return papers_of(desk, awarded)[0].id


OF_A_CHILD: dict[str, tuple[Callable[[Desk, Application, Path], object], Way]] = {
    "child": (lambda desk, case, _to: children.read(desk, case.child_id), Way.OPENED),
    "case": (lambda desk, case, _to: cases.read(desk, case.id), Way.OPENED),
    "as known on": (
        lambda desk, case, _to: as_known_on.child_then(desk, case.child_id, desk.today()),
        Way.OPENED,
    ),
    "known of the child": (
        lambda desk, case, _to: known_of_child.about(desk, case.child_id),
        Way.OPENED,
    ),
    "the number typed": (
        lambda desk, _case, _to: known_of_child.by_iin(desk, a_child().iin),
        Way.OPENED,
    ),
    "another application": (
        lambda desk, case, _to: start.read(desk, child_id=case.child_id),
        Way.OPENED,
    ),
    "complaint about it": (
        lambda desk, case, _to: complaint_form.to_register(desk, case.id),
        Way.OPENED,
    ),
    "what is told of a paper": (
        lambda desk, case, _to: on_file.about(desk, _first_paper(desk, case)),
        Way.OPENED,
    ),
    "explained": (
        lambda desk, case, _to: balances.explain(desk, a_child().iin, Quarter(2025, 4)),
        Way.OPENED,
    ),
    "paper": (
        lambda desk, case, _to: on_file.with_its_pages(desk, _first_paper(desk, case)),
        Way.OPENED,
    ),
    "letter": (
        lambda desk, case, to: issued.save_letter(desk, papers_of(desk, case)[0].number, to),
        Way.EXPORTED,
    ),
    "printed": (
        lambda desk, case, _to: issued.record_printing(
            desk, _first_paper(desk, case), PrintingWay.PRINTER
        ),
        Way.PRINTED,
    ),
    "saved": (
        lambda desk, case, _to: issued.record_printing(
            desk, _first_paper(desk, case), PrintingWay.FILE
        ),
        Way.EXPORTED,
    ),
    "many in one": (
        lambda desk, case, to: batches.save_merged(
            desk, [_first_paper(desk, case)], "Ә", to, lambda _: None, lambda: False
        ),
        Way.EXPORTED,
    ),
    "many by themselves": (
        lambda desk, case, to: batches.save_separate(
            desk, [_first_paper(desk, case)], to.parent, lambda _: None, lambda: False
        ),
        Way.EXPORTED,
    ),
    "envelope": (
        lambda desk, case, _to: envelopes.print_for(desk, [_first_paper(desk, case)], "C5"),
        Way.PRINTED,
    ),
    "application to sign": (
        lambda desk, case, _to: form_to_sign.print_registered(desk, case.id),
        Way.PRINTED,
    ),
}


@pytest.mark.parametrize("what", OF_A_CHILD)
def test_whatever_gives_a_child_puts_it_down(
    what: str, desk: Desk, awarded: Application, tmp_path: Path
) -> None:
    give, way = OF_A_CHILD[what]
    give(desk, awarded, tmp_path / "a.pdf")
    assert looks(desk) == [(Subject.CHILD, awarded.child_id, way)]


def test_complaints_payouts_and_lists(
    head: Desk, accountant: Desk, awarded: Application, complaint: Complaint, tmp_path: Path
) -> None:
    complaints.read(head, complaint.id)
    payouts.of_period(head, Quarter(2026, 4))
    closed = pay(accountant, "2026Q4")
    payouts.of_approved(head, closed.id)
    cycle.save_workbook(head, closed, tmp_path / "a.xlsx", "kk")
    journals.of_period(head, Register.OUTGOING, date(2026, 1, 1), date(2026, 12, 31), "kk")
    assert looks(head) == [
        (Subject.COMPLAINT, complaint.id, Way.OPENED),
        (Subject.PAYOUT, 0, Way.OPENED),
        (Subject.PAYOUT, closed.id, Way.OPENED),
        (Subject.PAYOUT, closed.id, Way.EXPORTED),
        (Subject.LIST, 0, Way.EXPORTED),
    ]


def test_who_complains_and_what_is_corrected(
    desk: Desk, awarded: Application, complaint: Complaint
) -> None:
    person = known_of_child.about(desk, awarded.child_id).applicant
    assert person is not None
    complaint_form.complainant(desk, person.iin)
    complaint_form.to_correct(desk, complaint)
    assert looks(desk)[1:] == [
        (Subject.CHILD, person.id, Way.OPENED),
        (Subject.COMPLAINT, complaint.id, Way.OPENED),
    ]


def test_a_second_application_is_shown_with_a_look(desk: Desk, school: int) -> None:
    entry = reimbursement_entry(school)
    registering.register(desk, entry)
    (open_,) = filter(None, [registering.open_application(desk, entry.child.iin, entry.service)])
    assert looks(desk) == [(Subject.CHILD, open_.child_id, Way.OPENED)]


def test_a_paper_in_the_tray_is_shown_with_a_look_and_to_no_administrator(
    desk: Desk, head: Desk, administrator: Desk, complaint: Complaint
) -> None:
    acts.answer(desk, complaint, ANSWER)
    (waiting,) = tray.waiting(head)
    signing.preview(head, waiting)
    assert looks(head) == [(Subject.COMPLAINT, complaint.id, Way.OPENED)]
    with pytest.raises(Trouble, match="does not see the cases"):
        signing.preview(administrator, waiting)


def test_a_look_changes_nothing_else(inspector: Desk, awarded: Application) -> None:
    """Whoever may see may be put down: an inspector does no act by it."""
    children.read(inspector, awarded.child_id)
    assert looks(inspector) == [(Subject.CHILD, awarded.child_id, Way.OPENED)]


# --- where it can't be put down ---


@pytest.fixture(params=["read only", "busy", "disk full"])
def nothing_goes_in(
    request: pytest.FixtureRequest,
    desk: Desk,
    awarded: Application,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    file = Path(desk.database.place)
    desk.database.engine.dispose()
    match request.param:
        case "read only":
            monkeypatch.setattr(storage, "_PRAGMAS", (*storage._PRAGMAS, "PRAGMA query_only=ON"))
            yield request.param
        case "busy":
            monkeypatch.setattr(storage, "BUSY_SECONDS", 0)
            other = dbapi2.connect(str(file), isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            yield request.param
            other.close()
        case "disk full":
            with desk.database.read() as connection:
                pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            limit = f"PRAGMA max_page_count={pages}"
            monkeypatch.setattr(storage, "_PRAGMAS", (*storage._PRAGMAS, limit))
            desk.database.engine.dispose()
            _fill(desk)
            yield request.param
    desk.database.engine.dispose()


def _fill(desk: Desk) -> None:
    """Until not one more row has room."""
    for many in (100, 1):
        with pytest.raises(DatabaseTrouble, match="disk full"):
            _without_end(desk, many)


def _without_end(desk: Desk, many: int) -> None:
    while True:
        with desk.database.begin() as connection:
            rows = [Seen(Subject.PAYOUT, 0)] * many
            kept.add(connection, Author(77, "Ә"), "", Way.OPENED, desk.now(), rows)


def test_only_the_head_goes_on_and_is_told(
    nothing_goes_in: str, desk: Desk, head: Desk, inspector: Desk, awarded: Application
) -> None:
    told: list[Step] = []
    children.read(replace(head, warn=told.append), awarded.child_id)
    assert [step.label for step in told] == [looking.NOT_KEPT]
    assert log.last()[-1].endswith(f"look not kept {nothing_goes_in}")
    for other in (desk, inspector):
        with pytest.raises(Trouble) as caught:
            children.read(other, awarded.child_id)
        assert caught.value.step.label == looking.NOT_SHOWN


def test_nothing_is_written_where_it_can_not_be_put_down(
    nothing_goes_in: str, desk: Desk, awarded: Application, tmp_path: Path
) -> None:
    number = papers_of(desk, awarded)[0].number
    with pytest.raises(Trouble):
        issued.save_letter(desk, number, tmp_path / "a.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


@contextmanager
def busy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another program writes, and lets nobody else."""
    with monkeypatch.context() as patch:
        patch.setattr(storage, "BUSY_SECONDS", 0)
        desk.database.engine.dispose()
        other = dbapi2.connect(str(desk.database.place), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()
            desk.database.engine.dispose()


def waiting_files(own_folder: Path) -> list[Path]:
    return list((own_folder / unkept.FOLDER).glob("*/*"))


def test_a_look_of_the_head_waits_on_this_pc_without_a_name(
    head: Desk,
    awarded: Application,
    own_folder: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with busy(head, monkeypatch):
        children.read(head, awarded.child_id)
        clock.pass_by(minutes=29)
        children.read(head, awarded.child_id)
        (file,) = waiting_files(own_folder)
        at = head.now() - timedelta(minutes=29)
        row = [at.isoformat(), head.worker.id, "opened", "child", awarded.child_id, ""]
        assert json.loads(file.read_text(encoding="utf-8")) == [row]
        assert private.is_closed(file)
        assert private.is_closed(file.parent)
        clock.pass_by(minutes=1)
        children.read(head, awarded.child_id)
        assert len(waiting_files(own_folder)) == 2


@pytest.mark.parametrize("chance", ["the next look", "the opening"])
def test_what_waits_is_put_down_once_at_the_next_chance(
    chance: str,
    desk: Desk,
    head: Desk,
    awarded: Application,
    own_folder: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    then = head.now()
    with busy(head, monkeypatch):
        payouts.of_period(head, Quarter(2026, 4))
        watching.at_start(head)
    (file,) = waiting_files(own_folder)
    again = file.read_bytes()
    clock.pass_by(days=1)
    for _ in range(2):  # and once more where the file could not be removed
        if chance == "the opening":
            watching.at_start(desk)
        else:
            children.read(desk, awarded.child_id)
        (look,) = shown.of(desk, Subject.PAYOUT, 0)
        assert (look.at, look.worker, look.which) == (then, head.worker.name, "2026Q4")
        assert waiting_files(own_folder) == []
        file.write_bytes(again)


def test_the_head_sees_nothing_where_this_pc_keeps_nothing_either(
    head: Desk, awarded: Application, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_folder.mkdir(exist_ok=True)
    (own_folder / unkept.FOLDER).write_text("no folder", encoding="utf-8")
    told: list[Step] = []
    with busy(head, monkeypatch), pytest.raises(Trouble) as caught:
        children.read(replace(head, warn=told.append), awarded.child_id)
    assert caught.value.step.label == looking.NEITHER
    assert told == []
    assert log.last()[-1].endswith("look not kept neither")
    assert looks(head) == []


def test_each_period_and_each_list_is_a_look_of_its_own(accountant: Desk) -> None:
    for quarter in (1, 2, 1):
        payouts.of_period(accountant, Quarter(2026, quarter))
    for register, last in ((Register.ORDERS, 30), (Register.ORDERS, 31), (Register.OUTGOING, 31)):
        journals.of_period(accountant, register, date(2026, 1, 1), date(2026, 1, last), "kk")
    which = [look.which for look in shown.of(accountant, Subject.PAYOUT, 0)]
    assert which == ["2026Q2", "2026Q1"]
    assert [look.which for look in shown.of(accountant, Subject.LIST, 0)] == [
        "outgoing 2026-01-01 2026-01-31",
        "orders 2026-01-01 2026-01-31",
        "orders 2026-01-01 2026-01-30",
    ]
