"""A paper's file is drawn after its number was kept, by nobody who holds the database meanwhile."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from sqlalchemy import Connection, select

from desktop_app import paths
from desktop_app.documents import office_folder
from desktop_app.documents.forms import files as form_files
from desktop_app.documents.letters import printing as letters
from desktop_app.documents.letters.arrangement import arranged
from desktop_app.documents.letters.paper import Layout, Paper, unpack
from desktop_app.documents.pdf.canvas import ArchiveCanvas
from desktop_app.events import log
from desktop_app.law.steps import Step
from desktop_app.records.acts import Act
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import Role
from desktop_app.services import acts, drawing
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.health import check
from desktop_app.services.logins.doors import door_of
from desktop_app.services.logins.entering import enter_practice
from desktop_app.services.papers import issued, on_file
from desktop_app.services.post import signing
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.schema import open_database
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.wording import step as words_of
from tests.builders import home_education_entry
from tests.services.acts import papers_of, register, text_of
from tests.services.test_every_write import OF_LOGINS, Copies, Files, call_of, copies, files

__all__ = ["copies", "files"]


@pytest.fixture
def laid_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is laid out while a unit of work that writes is open."""
    begin, made = Database.begin, ArchiveCanvas.__init__
    held: list[Database] = []

    @contextmanager
    def holding(database: Database) -> Iterator[Connection]:
        with begin(database) as connection:
            held.append(database)
            try:
                yield connection
            finally:
                held.pop()

    def begun(canvas: ArchiveCanvas, *args: Any, **named: Any) -> None:
        assert not held, "a paper is laid out while the database is held"
        made(canvas, *args, **named)

    monkeypatch.setattr(Database, "begin", holding)
    monkeypatch.setattr(ArchiveCanvas, "__init__", begun)


@pytest.mark.parametrize("act", [each for each in Act if each not in OF_LOGINS])
def test_no_act_lays_out_a_paper_while_it_holds_the_database(
    act: Act, files: Files, copies: Copies, laid_out_alone: None
) -> None:
    for role in Role:
        if acts.TABLE[act][role].may:
            desk = copies.desk(act, role)
            call_of(act)(desk, files.stage)
            with desk.database.read() as connection:
                assert notices.without_file(connection) == []


def test_a_draft_is_not_laid_out_while_it_holds_the_database_either(
    files: Files, copies: Copies, laid_out_alone: None
) -> None:
    desk = copies.desk(Act.SIGN, Role.HEAD)
    assert signing.preview(desk, files.stage.prepared[0]).startswith(b"%PDF-")


# --- the program ends in between ---


def _papers(database: Database) -> list[tuple[str, bytes, str]]:
    columns = (t.notices.c.number, t.notices.c.pdf, t.notices.c.sha256)
    with database.read() as connection:
        return [(row[0], row[1], row[2]) for row in connection.execute(select(*columns))]


@pytest.mark.skipif(sys.platform == "win32", reason="no process kills itself there")
def test_killed_before_the_drawing_it_is_drawn_when_the_office_is_entered_next(
    database_file: Path, desk: Desk, school: int, tmp_path: Path
) -> None:
    killed = tmp_path / "killed.sqlite"
    desk.database.close()
    copyfile(database_file, killed)
    registering.register(desk, home_education_entry(school))
    (usual,) = _papers(desk.database)

    done = subprocess.run(
        [sys.executable, "-m", "tests.services.killed_before_drawing", str(killed)], check=False
    )
    assert done.returncode == -signal.SIGKILL
    database = open_database(killed)
    assert _papers(database) == [(usual[0], b"", "")]
    told = [words_of(each.step, "en") for each in check.database(Desk(database, desk.worker))]
    assert f"The paper {usual[0]} has no file yet. Open it, and it is drawn." in told
    database.close()

    session = enter_practice(door_of(str(killed)))
    assert _papers(session.own.database) == [usual]
    assert usual[2] == sha256(usual[1]).hexdigest()
    session.end()


@pytest.fixture
def undrawn(desk: Desk, school: int, monkeypatch: pytest.MonkeyPatch) -> NoticeRow:
    """A paper whose file nobody has drawn."""
    with monkeypatch.context() as patch:
        patch.setattr(drawing, "draw_issued", lambda *_: None)
        case = register(desk, home_education_entry(school))
    (paper,) = papers_of(desk, case)
    assert paper.sha256 == ""
    return paper


def test_whoever_wants_to_see_it_has_it_drawn(desk: Desk, undrawn: NoticeRow) -> None:
    row, pdf = issued.whole(desk, undrawn.id)
    assert row.sha256 == sha256(pdf).hexdigest()
    assert undrawn.number in text_of(desk, undrawn)
    assert on_file.with_its_pages(desk, undrawn.id)[1] == pdf


def test_its_window_has_it_drawn_too(desk: Desk, undrawn: NoticeRow) -> None:
    found, pdf = on_file.with_its_pages(desk, undrawn.id)
    assert found.row.sha256 == sha256(pdf).hexdigest()


def test_one_that_was_drawn_is_never_drawn_again(desk: Desk, undrawn: NoticeRow) -> None:
    drawing.draw(desk.database, undrawn.id)
    before = _papers(desk.database)
    with desk.database.begin() as connection:
        notices.keep_file(connection, undrawn.id, b"%PDF-", "0" * 64, b"")
    drawing.draw(desk.database, undrawn.id)
    drawing.draw_all(desk.database)
    assert _papers(desk.database) == before


def test_the_act_stands_where_its_paper_can_not_be_drawn_just_now(
    desk: Desk, undrawn: NoticeRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Step] = []

    def busy(_database: Database) -> None:
        raise DatabaseTrouble("busy")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "begin", busy)
        drawing.draw_issued(desk.database, [undrawn.id], told.append)
        drawing.draw_all(desk.database)
    assert [each.label for each in told] == [drawing.NOT_DRAWN]
    assert log.last()[-1].endswith(f"paper not drawn busy {undrawn.id}")
    assert issued.whole(desk, undrawn.id)[1]


def test_words_that_no_page_takes_are_told_and_keep_nobody_out(
    desk: Desk, undrawn: NoticeRow
) -> None:
    with desk.database.begin() as connection:
        changed = t.notices.update().where(t.notices.c.id == undrawn.id)
        connection.execute(changed.values(words=b"no words"))
    told: list[Step] = []
    drawing.draw_issued(desk.database, [undrawn.id], told.append)
    assert [each.label for each in told] == [drawing.NOT_DRAWABLE]
    drawing.draw_all(desk.database)
    with pytest.raises(Trouble, match="can't be laid out"):
        issued.whole(desk, undrawn.id)


def test_what_the_database_does_not_take_in_is_shown_all_the_same(
    desk: Desk, head: Desk, undrawn: NoticeRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(_database: Database) -> None:
        raise DatabaseTrouble("read only")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "begin", read_only)
        shown = on_file.with_its_pages(head, undrawn.id)[1]
        assert issued.whole(head, undrawn.id)[1] == shown
        assert issued.set_again(head, undrawn.id, Layout()) == shown
    assert issued.whole(desk, undrawn.id)[1] == shown


# --- the office's own words ---

OWN_WORDS = "Біздің кеңсенің өз сөздері"


@pytest.fixture
def own_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An own form of the slip that nothing is wrong with, and that can't be laid out."""
    text = (paths.forms() / "kk" / "receipt_slip.txt").read_text(encoding="utf-8")
    file = tmp_path / "forms" / "kk" / "receipt_slip.txt"
    file.parent.mkdir(parents=True)
    file.write_text(f"{text}\n\n{OWN_WORDS}\n", encoding="utf-8")
    office_folder.use(tmp_path / "forms")

    def only_usual(paper: Paper, layout: Layout) -> object:
        blocks = [block for form in paper.forms for block in form.blocks]
        if any(OWN_WORDS in piece for block in blocks for cell in block.cells for piece in cell):
            raise RuntimeError
        return arranged(paper, layout)

    monkeypatch.setattr(letters, "arranged", only_usual)
    yield
    office_folder.use(None)


def _said(desk: Desk, notice_id: int) -> tuple[bool, bool]:
    """Whether the words on file have the own ones, and whether others are kept beside them."""
    with desk.database.read() as connection:
        frozen = unpack(notices.words(connection, notice_id) or b"")
    blocks = [block for form in frozen.paper.forms for block in form.blocks]
    texts = [piece for block in blocks for cell in block.cells for piece in cell]
    return any(OWN_WORDS in text for text in texts), bool(frozen.instead)


def test_what_was_drawn_instead_of_an_own_form_is_what_is_kept(
    own_form: None, desk: Desk, undrawn: NoticeRow
) -> None:
    assert _said(desk, undrawn.id) == (True, True)
    drawing.draw(desk.database, undrawn.id)
    assert _said(desk, undrawn.id) == (False, False)
    pdf = issued.whole(desk, undrawn.id)[1]
    assert OWN_WORDS not in text_of(desk, undrawn)
    assert issued.set_again(desk, undrawn.id, Layout()) == pdf


def test_one_that_waits_is_issued_again_and_set_again_in_what_was_drawn(
    own_form: None, desk: Desk, undrawn: NoticeRow
) -> None:
    assert issued.set_again(desk, undrawn.id, Layout(large=True))
    assert _said(desk, undrawn.id) == (False, False)


def test_one_that_waits_is_drawn_before_another_takes_its_place(
    own_form: None, desk: Desk, undrawn: NoticeRow
) -> None:
    again = issued.replace(desk, undrawn.id, "Бүлінді")
    assert _said(desk, again.id) == (False, False)
    assert issued.whole(desk, undrawn.id)[1]
    assert issued.whole(desk, again.id)[1]


def test_a_mended_own_form_is_not_blamed_for_what_an_earlier_one_said(
    own_form: None, desk: Desk, undrawn: NoticeRow, tmp_path: Path
) -> None:
    file = tmp_path / "forms" / "kk" / "receipt_slip.txt"
    mended = file.read_text(encoding="utf-8").replace(OWN_WORDS, "Басқа сөздер")
    file.write_text(mended, encoding="utf-8")
    drawing.draw(desk.database, undrawn.id)
    assert form_files.find("receipt_slip", "kk").state is form_files.State.OWN
