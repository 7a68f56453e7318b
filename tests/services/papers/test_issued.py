"""A spoilt paper is annulled with a reason and stays; its words are issued again (R-8)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop_app.documents.letters.annulled import WORDS
from desktop_app.documents.letters.paper import Layout
from desktop_app.records.applications import Application
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.deliveries import Printed
from desktop_app.records.kinds import InstructionLanguage, NoticeKind, PaperLanguage, Role, Status
from desktop_app.services.applications import home_education
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.health import records as health_records
from desktop_app.services.office import details as office
from desktop_app.services.papers import issued, on_file
from desktop_app.services.post import batches
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import printings
from desktop_app.wording import step
from tests.builders import Clock, Period, home_education_entry, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import (
    added,
    application_now,
    award,
    decision,
    history,
    papers_of,
    register,
    text_of,
)

WHY = "Басқа мекенжай басылған"


@pytest.fixture
@ready_made
def slip(desk: Desk, school: int) -> NoticeRow:
    entry = home_education_entry(school, language=PaperLanguage.RUSSIAN)
    (paper,) = papers_of(desk, register(desk, entry))
    return paper


@pytest.fixture
def awarded(head: Desk, school: int) -> Application:
    entry = reimbursement_entry(school, language=PaperLanguage.BOTH)
    return award(head, entry, decided_on=date(2025, 9, 10))


def _paper(desk: Desk, application: Application, kind: NoticeKind) -> NoticeRow:
    return [paper for paper in papers_of(desk, application) if paper.kind is kind][-1]


def _trouble(act: object) -> str:
    assert callable(act)
    with pytest.raises(Trouble) as caught:
        act()
    return step(caught.value.step, "en")


def test_an_annulled_paper_stays_with_who_when_and_why(desk: Desk, slip: NoticeRow) -> None:
    annulled = issued.annul(desk, slip.id, f"  {WHY} ")
    assert (annulled.number, annulled.annulled_by) == (slip.number, desk.worker.name)
    assert (annulled.annulled_at, annulled.annulled_why) == (desk.now(), WHY)
    assert issued.whole(desk, slip.id)[1]
    with desk.database.read() as connection:
        assert notices.told(connection, slip.kind) == set()
        acts = notices.history(connection, application_id=slip.application_id)
        assert list(health_records.registers(connection)) == []
    assert step(acts[-1].what, "en") == (f"Annulled: Receipt slip {slip.number}. Reason: {WHY}")


def test_an_annulled_paper_leaves_only_with_words_across_each_page(
    desk: Desk, slip: NoticeRow, tmp_path: Path
) -> None:
    """However it is printed, saved or set: nobody takes it for one that stands."""
    ways: dict[str, Callable[[], bytes]] = {
        "as issued": lambda: issued.whole(desk, slip.id)[1],
        "in its window": lambda: on_file.with_its_pages(desk, slip.id)[1],
        "large": lambda: issued.set_again(desk, slip.id, Layout(large=True)),
        "on a blank": lambda: issued.set_again(desk, slip.id, Layout(blank=50)),
        "by command": lambda: _saved_to(desk, slip, tmp_path / "one.pdf"),
        "with others": lambda: (
            batches.merged(desk, [slip.id], "", lambda _n: None, lambda: False) or b""
        ),
    }
    for way, made in ways.items():
        assert not any(_says_annulled(page) for page in _pages(made())), way
    kept = _kept(desk, slip)
    issued.annul(desk, slip.id, WHY)
    for way, made in ways.items():
        assert all(_says_annulled(page) for page in _pages(made())), way
    assert _kept(desk, slip) == kept


def _kept(desk: Desk, paper: NoticeRow) -> bytes:
    with desk.database.read() as connection:
        return notices.pdf(connection, paper.id)[1]


def _saved_to(desk: Desk, paper: NoticeRow, path: Path) -> bytes:
    issued.save_letter(desk, paper.number, path)
    return path.read_bytes()


def _pages(pdf: bytes) -> list[str]:
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    assert pages
    return pages


def _says_annulled(page: str) -> bool:
    return all(words in page for words in WORDS)


def test_without_a_reason_and_twice_it_is_not_annulled(desk: Desk, slip: NoticeRow) -> None:
    for act in (issued.annul, issued.replace):
        with pytest.raises(EntryError) as caught:
            act(desk, slip.id, "  ")
        assert [each.field for each in caught.value.slips] == ["why"]
    issued.annul(desk, slip.id, WHY)
    assert "annulled already" in _trouble(lambda: issued.annul(desk, slip.id, WHY))
    assert "annulled already" in _trouble(lambda: issued.replace(desk, slip.id, WHY))


def test_only_who_issued_it_or_the_head_annuls(
    desk: Desk, head: Desk, accountant: Desk, slip: NoticeRow
) -> None:
    words = _trouble(lambda: issued.annul(accountant, slip.id, WHY))
    assert words.startswith(f"Only {desk.worker.name}, who issued the paper {slip.number}")
    issued.annul(head, slip.id, WHY)


def test_the_words_are_issued_again_under_the_next_number(
    desk: Desk, slip: NoticeRow, clock: Clock
) -> None:
    before = text_of(desk, slip)
    clock.move_to(date(2026, 11, 27))
    again = issued.replace(desk, slip.id, WHY)
    assert again.number == "Ш-2026-00002"
    assert (again.issued_at, again.annulled_at) == (datetime(2026, 11, 27, 10, 0), None)
    assert (again.recipient, again.application_id) == (slip.recipient, slip.application_id)
    words = text_of(desk, again)
    assert again.number in words
    # When the documents were accepted is a fact: the new paper does not change it.
    assert before.count("21 ноября 2026 года") == words.count("21 ноября 2026 года")
    assert "27 ноября 2026" not in words
    assert slip.application_id is not None
    assert [what for _, what in history(desk, application_now(desk, slip.application_id))][-2:] == [
        "Annulled: {paper} {number}. Reason: {why}",
        "Issued: {paper} {number}",
    ]
    with desk.database.read() as connection:
        assert list(health_records.registers(connection)) == []


def test_the_award_stands_and_its_new_notice_names_the_same_decision(
    head: Desk, awarded: Application, clock: Clock
) -> None:
    before, notice = decision(head, awarded), _paper(head, awarded, NoticeKind.AWARD)
    clock.move_to(date(2025, 9, 12))
    again = issued.replace(head, notice.id, WHY)
    assert application_now(head, awarded.id).status is Status.AWARDED
    assert decision(head, awarded) == before
    words = text_of(head, again)
    assert "12 сентября 2025 года" in words
    assert "2025 жылғы 12 қыркүйек" in words
    assert f"от 10 сентября 2025 года № {notice.number}" in words


def test_what_the_head_signs_is_replaced_by_the_head(
    head: Desk, administrator: Desk, awarded: Application
) -> None:
    notice = _paper(head, awarded, NoticeKind.AWARD)
    own = replace(head.worker, role=Role.CLERK)
    added(administrator, "Ө. Ұлы", Role.HEAD)
    office.save_worker(administrator, own)
    assert "Only the head" in _trouble(lambda: issued.replace(head, notice.id, WHY))
    assert papers_of(head, awarded)[-1].annulled_at is None


@pytest.fixture
@ready_made
def taught(head: Desk, school: int) -> Application:
    """Admitted to home education, with a certificate."""
    application = register(head, home_education_entry(school))
    considered = home_education.consider(head, application, "5 А", InstructionLanguage.KAZAKH)
    home_education.issue_order(
        head, considered, home_education.OrderEntry(date(2026, 12, 1), date(2027, 5, 25), "", "")
    )
    ordered = application_now(head, application.id)
    home_education.issue_certificate(head, ordered, date(2026, 12, 1), date(2027, 5, 25))
    return application_now(head, application.id)


def test_the_paper_of_an_order_bears_the_order_s_own_number(
    head: Desk, taught: Application
) -> None:
    order = _paper(head, taught, NoticeKind.ORDER)
    for act in (issued.annul, issued.replace):
        assert "print it again" in _trouble(lambda act=act: act(head, order.id, WHY))


def test_an_annulled_certificate_is_offered_no_more_and_gets_no_other_number(
    head: Desk, taught: Application
) -> None:
    paper = _paper(head, taught, NoticeKind.CERTIFICATE)
    assert "belongs to the act" in _trouble(lambda: issued.replace(head, paper.id, WHY))
    with head.database.read() as connection:
        known = stored.certificates_of(connection, taught.child_id)
    assert [each.number for each in known] == [paper.number]
    issued.annul(head, paper.id, WHY)
    with head.database.read() as connection:
        assert stored.certificates_of(connection, taught.child_id) == []
    home_education.issue_certificate(
        head, application_now(head, taught.id), date(2026, 12, 1), date(2027, 5, 25)
    )
    with head.database.read() as connection:
        (new,) = stored.certificates_of(connection, taught.child_id)
        assert list(health_records.registers(connection)) == []
    assert new.number == "А-2026-00002"


def test_a_certificate_that_an_application_rests_on_is_not_annulled(
    head: Desk, taught: Application, school: int
) -> None:
    paper = _paper(head, taught, NoticeKind.CERTIFICATE)
    with head.database.read() as connection:
        (known,) = stored.certificates_of(connection, taught.child_id)
    period = Period(known.first_day, known.last_day, known.number).entry
    entry = reimbursement_entry(school, applied_on=date(2026, 12, 2), certificate=period)
    register(head, entry)
    assert "rests on the certificate" in _trouble(lambda: issued.annul(head, paper.id, WHY))


def test_a_paper_whose_words_were_not_kept_is_only_annulled(
    head: Desk, awarded: Application
) -> None:
    notice = _paper(head, awarded, NoticeKind.AWARD)
    with head.database.begin() as connection:
        table = t.notices
        connection.execute(table.update().where(table.c.id == notice.id).values(words=None))
    assert "earlier version" in _trouble(lambda: issued.replace(head, notice.id, WHY))
    assert papers_of(head, awarded)[-1].annulled_at is None
    with head.database.read() as connection:
        assert list(health_records.registers(connection)) == []


def test_the_first_printing_is_the_original_and_the_others_are_copies(
    desk: Desk, slip: NoticeRow, clock: Clock
) -> None:
    first = clock()
    assert issued.record_printing(desk, slip.id, "printer", 2)
    clock.move_to(date(2026, 11, 23))
    assert not issued.record_printing(desk, slip.id, "file")
    assert not issued.record_printing(desk, slip.id, "batch")
    with desk.database.read() as connection:
        assert printings.printed(connection, [slip.id, 777]) == {slip.id: Printed(first, 2)}
        found = printings.of_notice(connection, slip.id)
    assert [(each.way, each.sheets, each.who) for each in found] == [
        ("printer", 2, desk.worker.name),
        ("file", 1, desk.worker.name),
        ("batch", 1, desk.worker.name),
    ]
