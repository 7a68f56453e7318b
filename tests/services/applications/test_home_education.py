"""From the accepted documents to the order and the certificate (R-6, R-7, D-2)."""

from datetime import date

import pytest

from desktop_app.records.applications import Application, CertificateEntry
from desktop_app.records.edits import ChangedMeanwhile
from desktop_app.records.kinds import InstructionLanguage, NoticeKind, PaperLanguage, Status
from desktop_app.services.applications import home_education
from desktop_app.services.applications.home_education import OrderEntry, consider
from desktop_app.services.applications.registering import register
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.storage.applications import on_file as stored
from tests.builders import a_child, home_education_entry, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import application_now, history, papers_of, text_of

KAZAKH = InstructionLanguage.KAZAKH
RUSSIAN = InstructionLanguage.RUSSIAN
ORDER = OrderEntry(date(2026, 12, 1), date(2027, 5, 25), "Қ. Іңкәрбекова", "Ұ. Өмірова")


@pytest.fixture
@ready_made
def application(desk: Desk, school: int) -> Application:
    entry = home_education_entry(school, language=PaperLanguage.BOTH)
    return register(desk, entry).application


@pytest.fixture
@ready_made
def considered(head: Desk, application: Application) -> Application:
    return consider(head, application, " 5 Ә ", KAZAKH)


def test_the_head_sets_class_and_language(considered: Application) -> None:
    assert considered.status is Status.CONSIDERED
    assert (considered.class_name, considered.instruction_language) == ("5 Ә", KAZAKH)


def test_only_the_head_considers_and_orders(
    desk: Desk, accountant: Desk, application: Application, considered: Application
) -> None:
    for other in (desk, accountant):
        with pytest.raises(Trouble, match="Only the head"):
            consider(other, application, "5 Ә", KAZAKH)
        with pytest.raises(Trouble, match="Only the head"):
            home_education.issue_order(other, considered, ORDER)
    assert application_now(desk, application.id) == considered


def test_the_order_is_numbered_and_printed(
    head: Desk, considered: Application, application: Application
) -> None:
    paper = home_education.issue_order(head, considered, ORDER)
    assert (paper.kind, paper.number) == (NoticeKind.ORDER, "Б-2026-00001")
    ordered = application_now(head, application.id)
    assert ordered.status is Status.ORDERED
    with head.database.read() as connection:
        order = stored.order_of(connection, application.id)
    assert order is not None
    assert (order.number, order.issued_on, order.teacher) == (
        "Б-2026-00001",
        date(2026, 11, 21),
        "Қ. Іңкәрбекова",
    )
    told = text_of(head, paper)
    for words in ("Б-2026-00001", "5 Ә", "Іңкәрбекова", "Өмірова", "казахский язык", "қазақ тілі"):
        assert words in told
    assert history(head, ordered)[2:] == [
        ("Басшы", "The head set the class: {name}"),
        ("Басшы", "Issued: {paper} {number}"),
    ]


def test_acts_out_of_order_are_stopped_and_leave_no_gap(
    head: Desk, application: Application, considered: Application
) -> None:
    with pytest.raises(Trouble, match="has moved on meanwhile"):
        home_education.issue_order(head, application, ORDER)
    home_education.issue_order(head, considered, ORDER)
    ordered = application_now(head, application.id)
    for late in (considered, application):
        with pytest.raises((Trouble, ChangedMeanwhile)):
            home_education.issue_order(head, late, ORDER)
    with pytest.raises(Trouble, match="has moved on meanwhile"):
        consider(head, ordered, "6 Ә", KAZAKH)
    assert [paper.number for paper in papers_of(head, ordered)] == ["Ш-2026-00001", "Б-2026-00001"]


def test_two_heads_at_once_get_told(head: Desk, application: Application) -> None:
    consider(head, application, "5 Ә", KAZAKH)
    with pytest.raises(ChangedMeanwhile) as caught:
        consider(head, application, "6 Б", KAZAKH)
    assert caught.value.who == "Басшы"


def test_slips(head: Desk, application: Application, considered: Application) -> None:
    with pytest.raises(EntryError, match="class_name"):
        consider(head, application, "  ", KAZAKH)
    backwards = OrderEntry(date(2027, 5, 25), date(2026, 12, 1), "", "")
    with pytest.raises(EntryError, match="last_day"):
        home_education.issue_order(head, considered, backwards)
    with pytest.raises(EntryError, match=r"certificate\.last_day"):
        home_education.issue_certificate(head, considered, date(2027, 5, 25), date(2026, 12, 1))
    assert application_now(head, application.id) == considered


def test_the_certificate_is_issued_and_recorded_once(
    desk: Desk, head: Desk, considered: Application
) -> None:
    order = home_education.issue_order(head, considered, ORDER)
    ordered = application_now(head, considered.id)
    paper = home_education.issue_certificate(head, ordered, date(2026, 12, 1), date(2027, 5, 25))
    assert (paper.kind, paper.number) == (NoticeKind.CERTIFICATE, "А-2026-00001")
    with desk.database.read() as connection:
        (kept,) = stored.certificates_of(connection, ordered.child_id)
    assert (kept.number, kept.first_day, kept.last_day, kept.class_name) == (
        "А-2026-00001",
        date(2026, 12, 1),
        date(2027, 5, 25),
        "5 Ә",
    )
    told = text_of(desk, paper)
    for words in ("А-2026-00001", order.number, a_child().full_name):
        assert words in told


def test_a_certificate_of_a_school_is_recorded(
    desk: Desk, school: int, application: Application
) -> None:
    entry = CertificateEntry("44", date(2026, 9, 1), date(2026, 9, 1), date(2027, 5, 25))
    home_education.record_certificate(desk, application.child_id, school, entry)
    home_education.record_certificate(desk, application.child_id, school, entry)
    with desk.database.read() as connection:
        assert len(stored.certificates_of(connection, application.child_id)) == 1
    wrong = CertificateEntry("", date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 1))
    with pytest.raises(EntryError) as caught:
        home_education.record_certificate(desk, application.child_id, 0, wrong)
    fields = [slip.field for slip in caught.value.slips]
    assert fields == ["certificate.number", "certificate.last_day", "provider"]


def test_a_reimbursement_is_neither_considered_nor_certified(head: Desk, school: int) -> None:
    done = register(head, reimbursement_entry(school)).application
    with pytest.raises(Trouble, match="moved on"):
        consider(head, done, "5 А", KAZAKH)
    with pytest.raises(Trouble, match="order first"):
        home_education.issue_certificate(head, done, date(2026, 9, 1), date(2027, 5, 25))


def test_class_and_language_are_set_again_until_there_is_an_order(
    head: Desk, considered: Application
) -> None:
    again = home_education.consider(head, considered, "6 А", RUSSIAN)
    assert (again.class_name, again.instruction_language) == ("6 А", RUSSIAN)
    assert (again.status, again.version) == (Status.CONSIDERED, considered.version + 1)
    assert history(head, again)[-1][1] == "The head set the class and the language again: {name}"
    with pytest.raises(ChangedMeanwhile):
        home_education.consider(head, considered, "7 А", RUSSIAN)
    home_education.issue_order(head, again, ORDER)
    ordered = application_now(head, again.id)
    with pytest.raises(Trouble):
        home_education.consider(head, ordered, "7 А", RUSSIAN)
    with pytest.raises(ChangedMeanwhile):
        home_education.consider(head, again, "7 А", RUSSIAN)
    assert application_now(head, again.id).class_name == "6 А"
