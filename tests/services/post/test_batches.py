"""Many papers at once: one PDF or one file each, whole files only, and counted as printed."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import update

from desktop_app.documents.letters import crew
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind, PaperLanguage, PrintingWay
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.papers import issued
from desktop_app.services.post import batches
from desktop_app.storage import tables as t
from desktop_app.storage.database import Database
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import printings
from desktop_app.storage.trouble import DatabaseTrouble
from tests.builders import reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award


def never() -> bool:
    return False


@pytest.fixture
@ready_made
def awards(head: Desk, school: int) -> list[NoticeRow]:
    """Five notices of award, in Kazakh and Russian."""
    languages = [PaperLanguage.KAZAKH, PaperLanguage.RUSSIAN]
    for serial in range(1, 6):
        language = languages[serial % 2]
        award(head, reimbursement_entry(school, serial, language=language))
    with head.database.read() as connection:
        everything = (datetime(2025, 1, 1), datetime(2027, 1, 1))
        found = notices.ids(connection, *everything, NoticeKind.AWARD)
        return notices.rows(connection, found)


@pytest.mark.parametrize("kind", ["busy", "disk full", "lost"])
def test_trouble_with_the_database_ends_it_and_other_trouble_is_passed_over(kind: str) -> None:
    tried: list[str] = []
    done: list[int] = []

    def act(item: str) -> str:
        tried.append(item)
        if item == "passed over":
            raise Trouble("This paper was damaged.")
        if item == "fails":
            raise DatabaseTrouble(kind)
        return item.upper()

    items = ["a", "passed over", "b", "fails", "c", "d"]
    outcome = batches.each(items, act, done.append, never)

    assert tried == items[:4]
    assert (outcome.done, outcome.left) == (("A", "B"), 2)
    assert outcome.troubles[0].label == "This paper was damaged."
    assert len(outcome.troubles) == 2
    assert done == [1, 2, 3]


def test_a_bug_is_no_trouble_and_ends_it() -> None:
    tried: list[int] = []

    def act(item: int) -> None:
        tried.append(item)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        batches.each([1, 2], act, print, never)
    assert tried == [1]


def test_a_database_that_somebody_holds_ends_it_at_the_first_paper(
    head: Desk, awards: list[NoticeRow], database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.storage.database.BUSY_SECONDS", 0.1)
    waiting = Database(database_file)
    desk = Desk(waiting, head.worker, head.clock)
    with head.database.begin():
        outcome = batches.each(
            ids(awards), lambda one: batches.record_printings(desk, [one]), print, never
        )
    waiting.close()
    assert (outcome.done, outcome.left, len(outcome.troubles)) == ((), 4, 1)


def ids(rows: list[NoticeRow]) -> list[int]:
    return [row.id for row in rows]


def ways(desk: Desk, row: NoticeRow) -> list[PrintingWay]:
    with desk.database.read() as connection:
        return [each.way for each in printings.of_notice(connection, row.id)]


def test_one_pdf_holds_every_paper_as_it_was_issued(
    head: Desk, awards: list[NoticeRow], tmp_path: Path
) -> None:
    done: list[int] = []
    path = tmp_path / "Хабарламалар.pdf"
    assert batches.save_merged(head, ids(awards), "Хабарламалар", path, done.append, never)
    assert done == [1, 2, 3, 4, 5]
    whole = PdfReader(path)
    assert whole.metadata is not None
    assert whole.metadata.title == "Хабарламалар"
    alone = [PdfReader(io.BytesIO(issued.whole(head, row.id)[1])) for row in awards]
    expected = [page.extract_text() for paper in alone for page in paper.pages]
    assert [page.extract_text() for page in whole.pages] == expected
    for row, text in zip(awards, expected, strict=True):
        assert row.number in text
    assert {tuple(ways(head, row)) for row in awards} == {(PrintingWay.BATCH,)}


def test_fonts_that_are_alike_are_kept_once(
    head: Desk, awards: list[NoticeRow], tmp_path: Path
) -> None:
    path = tmp_path / "awards.pdf"
    batches.save_merged(head, ids(awards), "", path, print, never)
    apart = sum(len(issued.whole(head, row.id)[1]) for row in awards)
    assert path.stat().st_size < apart / 2


def test_stopped_before_it_is_whole_there_is_no_file(
    head: Desk, awards: list[NoticeRow], tmp_path: Path
) -> None:
    done: list[int] = []
    path = tmp_path / "awards.pdf"
    path.write_bytes(b"old")
    stop = (head, ids(awards), "", path, done.append, lambda: len(done) == 3)
    assert not batches.save_merged(*stop)
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.glob("*.pdf")] == ["awards.pdf"]
    assert ways(head, awards[0]) == []


def test_one_file_each_is_named_after_its_number_alone(
    head: Desk, awards: list[NoticeRow], tmp_path: Path
) -> None:
    outcome = batches.save_separate(head, ids(awards), tmp_path, print, never)
    assert (outcome.troubles, outcome.left) == ((), 0)
    assert [path.name for path in outcome.done] == [f"{row.number}.pdf" for row in awards]
    for row in awards:
        assert (tmp_path / f"{row.number}.pdf").read_bytes() == issued.whole(head, row.id)[1]
    assert {tuple(ways(head, row)) for row in awards} == {(PrintingWay.BATCH,)}


def test_stopping_leaves_whole_files_and_says_how_many(
    head: Desk, awards: list[NoticeRow], tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    done: list[int] = []
    outcome = batches.save_separate(head, ids(awards), folder, done.append, lambda: len(done) == 2)
    assert (len(outcome.done), outcome.left) == (2, 3)
    assert sorted(folder.iterdir()) == sorted(outcome.done)
    for path in outcome.done:
        assert len(PdfReader(path).pages) == 1
    assert [ways(head, row) for row in awards[1:3]] == [[PrintingWay.BATCH], []]


def test_a_damaged_paper_is_told_and_the_others_are_written(
    head: Desk, awards: list[NoticeRow], tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    with head.database.begin() as connection:
        wrong = update(t.notices).where(t.notices.c.id == awards[1].id).values(pdf=b"%PDF-")
        connection.execute(wrong)
    outcome = batches.save_separate(head, ids(awards), folder, print, never)
    assert (len(outcome.done), len(outcome.troubles), outcome.left) == (4, 1, 0)
    with pytest.raises(Trouble, match="damaged"):
        batches.merged(head, ids(awards), "", print, never)


def test_a_folder_that_is_not_there_is_known_trouble(
    head: Desk, awards: list[NoticeRow], tmp_path: Path
) -> None:
    outcome = batches.save_separate(head, ids(awards), tmp_path / "gone", print, never)
    assert (outcome.done, len(outcome.troubles)) == ((), 5)
    with pytest.raises(Trouble, match="there is no folder"):
        batches.save_merged(head, ids(awards), "", tmp_path / "gone" / "a.pdf", print, never)


def test_many_papers_without_file_are_drawn_together_and_kept(
    head: Desk, awards: list[NoticeRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte as each would be drawn alone, in the process of this one or beside it."""
    monkeypatch.setattr(crew, "WORTH_DRAWING", 2)
    monkeypatch.setattr(crew, "WORTH_JOINING", 2)
    monkeypatch.setattr(batches, "_TOGETHER", 3)
    ids = [row.id for row in awards]
    alone = [issued.whole(head, notice_id)[1] for notice_id in ids]
    joined = batches.merged(head, ids, "", lambda _done: None, never)
    with head.database.begin() as connection:
        connection.execute(update(t.notices).values(pdf=b"", sha256=""))

    told: list[int] = []
    assert batches.merged(head, ids, "", told.append, never) == joined
    assert told == [1, 2, 3, 4, 5]
    with head.database.read() as connection:
        assert notices.without_file(connection, ids) == []
    assert [issued.whole(head, notice_id)[1] for notice_id in ids] == alone


def test_who_stops_it_while_papers_are_drawn_keeps_none_of_them_half(
    head: Desk, awards: list[NoticeRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "WORTH_DRAWING", 2)
    ids = [row.id for row in awards]
    with head.database.begin() as connection:
        connection.execute(update(t.notices).values(pdf=b"", sha256=""))
    asked: list[None] = []

    def stopped() -> bool:
        asked.append(None)
        return len(asked) > 2

    assert batches.merged(head, ids, "", lambda _done: None, stopped) is None
    with head.database.read() as connection:
        assert notices.without_file(connection, ids) == ids
