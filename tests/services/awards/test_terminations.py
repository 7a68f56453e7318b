"""Which awards are told to end, when, and once (D-5)."""

from datetime import date

import pytest

from desktop_app.law.facts import EndReason, EventKind
from desktop_app.law.quarters import Month
from desktop_app.law.readings import Institution, Renewal
from desktop_app.law.stops import Circumstance, Stop, Turning
from desktop_app.records.applications import Application
from desktop_app.records.approvals import Approval
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.services.awards import amendments, events, terminations
from desktop_app.services.awards.amendments import Ended
from desktop_app.services.awards.terminations import Proposal
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.papers import tray
from desktop_app.services.post import signing
from desktop_app.services.tasks.keeping import catch_up
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.standing import annul
from desktop_app.storage.tables import notices as notices_table
from tests.builders import Clock, Period, a_child, make_iin, reimbursement_entry
from tests.services import counts
from tests.services.acts import LEFT_OUT, award, decision, history, papers_of, text_of

YEAR_END = Month(2026, 12)
BOARDING = EventKind.STATE_INSTITUTION


def awarded(head: Desk, school: int, born: date, serial: int = 1, **facts: object) -> Application:
    child = a_child(iin=make_iin(born, serial=serial), birth_date=born)
    return award(head, reimbursement_entry(school, serial, child=child, facts=facts))


def due(desk: Desk, until: Month = YEAR_END) -> list[tuple[str, str | None]]:
    """Circumstance with its day, and the last month paid: whether it is reckoned now or was."""
    found = terminations.proposals(desk, until)
    catch_up(desk)
    assert terminations.proposals(desk, until) == found
    now = Month.of(desk.today())
    assert counts.terminations_due(desk) == len(terminations.proposals(desk, now))
    return [(each.stop.key, str(each.last) if each.last else None) for each in found]


def only(desk: Desk) -> Proposal:
    (found,) = terminations.proposals(desk, YEAR_END)
    return found


@pytest.mark.parametrize(
    ("born", "stop", "last"),
    [
        (date(2008, 1, 30), "eighteen 2026-01-30", "2026-01"),
        (date(2008, 2, 1), "eighteen 2026-02-01", "2026-02"),
        (date(2008, 2, 29), "eighteen 2026-02-28", "2026-02"),
        (date(2008, 4, 10), "eighteen 2026-04-10", "2026-04"),  # only May is left
    ],
)
def test_eighteen_is_told_from_the_day_itself(
    head: Desk, school: int, clock: Clock, born: date, stop: str, last: str
) -> None:
    awarded(head, school, born)
    birthday = date.fromisoformat(stop.split()[1])
    clock.move_to(birthday.replace(day=birthday.day - 1) if birthday.day > 1 else date(2026, 1, 31))
    assert due(head) == []
    clock.move_to(birthday)
    assert due(head) == [(stop, last)]
    month = Month.of(birthday)
    assert due(head, month) == [(stop, last)]
    assert len(terminations.proposals(head, month, month)) == 1
    assert terminations.proposals(head, YEAR_END, month.shifted(1)) == []
    assert due(head, Month.of(birthday).shifted(-1)) == []


def test_a_disability_is_over_the_day_after_its_term(head: Desk, school: int, clock: Clock) -> None:
    awarded(head, school, date(2015, 4, 7), disability_until=date(2026, 2, 4))
    clock.move_to(date(2026, 2, 4))
    assert due(head) == []
    clock.move_to(date(2026, 2, 5))
    assert due(head) == [("disability 2026-02-04", "2026-02")]


def test_the_family_is_told_what_to_do_next_and_by_when(
    head: Desk, school: int, clock: Clock
) -> None:
    """The month of application decides money, so the letter names the last one without a loss."""
    awarded(head, school, date(2015, 4, 7), disability_until=date(2026, 2, 4))
    clock.move_to(date(2026, 2, 5))
    (proposal,) = terminations.proposals(head, YEAR_END)
    paper = terminations.prepare(head, proposal, LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    assert "жаңа өтінішті мына ай аяқталғанша беріңіз: 2026 жылғы наурыз" in text_of(head, paper)


def test_a_notice_that_comes_late_names_no_month_that_is_over(
    head: Desk, school: int, clock: Clock
) -> None:
    awarded(head, school, date(2015, 4, 7), disability_until=date(2026, 2, 4))
    clock.move_to(date(2026, 5, 12))
    (proposal,) = terminations.proposals(head, YEAR_END)
    paper = terminations.prepare(head, proposal, LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    said = text_of(head, paper)
    assert "жаңа өтінішті кешіктірмей беріңіз" in said
    assert "2026 жылғы наурыз" not in said


@pytest.mark.parametrize(
    ("circumstance", "institution", "renewal", "words"),
    [
        (Turning.DISABILITY, "ends", "new application", "file a new application by the end"),
        (Turning.DISABILITY, "ends", "continues", "bring the new certificate"),
        (EventKind.STATE_INSTITUTION, "ends", "continues", "a new application in the same month"),
        (EventKind.STATE_INSTITUTION, "suspends", "continues", "goes on from the month in which"),
        (Turning.EIGHTEEN, "suspends", "continues", None),
        (EventKind.DEATH, "ends", "new application", None),
    ],
)
def test_what_is_next_follows_from_how_the_decision_is_read(
    circumstance: Circumstance, institution: str, renewal: str, words: str | None
) -> None:
    stop = Stop(circumstance, date(2026, 2, 4))
    found = terminations.next_of(stop, Institution(institution), Renewal(renewal))
    assert (found is None) == (words is None)
    if found is not None and words is not None:
        assert words in found.label
        assert found.values == {"last": Month(2026, 2), "next": Month(2026, 3)}


def test_a_certificate_that_ends_is_no_termination(head: Desk, school: int, clock: Clock) -> None:
    awarded(head, school, date(2015, 4, 7))
    awarded(head, school, date(2008, 5, 2), serial=2)  # in the certificate's last month
    clock.move_to(date(2026, 11, 21))
    assert due(head) == []


def test_what_takes_no_school_month_away_is_not_told(head: Desk, school: int, clock: Clock) -> None:
    summer = Period(date(2025, 9, 1), date(2026, 8, 31)).entry
    child = a_child(iin=make_iin(date(2008, 6, 10)), birth_date=date(2008, 6, 10))
    award(head, reimbursement_entry(school, certificate=summer, child=child))
    clock.move_to(date(2026, 7, 1))
    assert due(head) == []


def test_an_event_is_told_when_it_is_recorded_and_no_more_when_annulled(
    head: Desk, school: int, clock: Clock
) -> None:
    application = awarded(head, school, date(2015, 4, 7))
    clock.move_to(date(2026, 5, 12))
    assert due(head) == []
    events.record(head, application.child_id, BOARDING, date(2026, 1, 20))
    assert due(head) == [("state institution 2026-01-20", "2026-01")]
    from desktop_app.storage.applications import on_file as stored

    with head.database.read() as connection:
        (event,) = stored.events_of(connection, application.child_id)
    events.annul(head, event.id, application.child_id, "Қате")
    assert due(head) == []


def test_where_no_month_is_left_none_is_named(head: Desk, school: int, clock: Clock) -> None:
    application = awarded(head, school, date(2015, 4, 7))
    events.record(head, application.child_id, BOARDING, date(2025, 8, 15))
    assert due(head) == [("state institution 2025-08-15", None)]


def test_what_the_office_ended_is_told_at_once(head: Desk, school: int, clock: Clock) -> None:
    application = awarded(head, school, date(2015, 4, 7))
    clock.move_to(date(2026, 1, 20))
    change = Ended(EndReason.MOVED_AWAY, date(2026, 1, 20))
    amendments.amend(head, decision(head, application).id, change, "Көшіп кетті")
    assert due(head) == [("moved away 2026-01-20", "2026-01")]


def test_one_payee_with_two_awards_is_told_once(head: Desk, school: int, clock: Clock) -> None:
    born = date(2009, 1, 30)
    child = a_child(iin=make_iin(born), birth_date=born)
    award(head, reimbursement_entry(school, child=child))
    long = Period(date(2025, 9, 1), date(2027, 5, 25), "18").entry
    again = reimbursement_entry(school, child=child, certificate=long, applied_on=date(2026, 5, 29))
    second = award(head, again)
    clock.move_to(date(2027, 1, 31))
    assert due(head, Month(2027, 12)) == [("eighteen 2027-01-30", "2027-01")]
    (proposal,) = terminations.proposals(head, Month(2027, 12))
    assert proposal.application_id == second.id


# Issuing


def test_the_head_issues_the_notice_once(head: Desk, school: int, clock: Clock) -> None:
    application = awarded(head, school, date(2008, 1, 30))
    clock.move_to(date(2026, 2, 2))
    proposal = only(head)
    paper = terminations.prepare(head, proposal, LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    assert (paper.kind, paper.about) == (NoticeKind.TERMINATION, "eighteen 2026-01-30")
    assert (paper.issued_by, paper.signed_by) == ("Басшы", "")
    told = text_of(head, paper)
    award_paper = next(p for p in papers_of(head, application) if p.kind is NoticeKind.AWARD)
    for words in (paper.number, award_paper.number, "2026 жылғы 30 қаңтар", "2026 жылғы қаңтар"):
        assert words in told
    assert due(head) == []
    with pytest.raises(Trouble, match="told already"):
        terminations.prepare(head, proposal, LEFT_OUT)


def test_a_spoilt_notice_is_told_again(head: Desk, school: int, clock: Clock) -> None:
    awarded(head, school, date(2008, 1, 30))
    clock.move_to(date(2026, 2, 2))
    paper = terminations.prepare(head, only(head), LEFT_OUT)
    with head.database.begin() as connection:
        annul(connection, notices_table, paper.id, "Басшы", head.now(), "Қате басылды")
    assert due(head) == [("eighteen 2026-01-30", "2026-01")]


def test_what_a_clerk_prepares_waits_for_the_head(
    desk: Desk, head: Desk, school: int, clock: Clock
) -> None:
    application = awarded(head, school, date(2008, 1, 30))
    clock.move_to(date(2026, 2, 2))
    proposal = only(desk)
    approval = terminations.prepare(desk, proposal, LEFT_OUT)
    assert isinstance(approval, Approval)
    assert due(desk) == []  # it waits
    with pytest.raises(Trouble, match="stands no longer"):
        terminations.prepare(desk, proposal, LEFT_OUT)
    paper = signing.approve(head, tray.waiting(head)[0])
    assert (paper.issued_by, paper.signed_by) == ("Маман", "")
    assert "Орындаушы: Маман" in text_of(head, paper)
    assert history(head, application)[-4:-2] == [
        ("Маман", "Prepared for signature: {paper}"),
        ("Басшы", "Nobody was heard. Reason: {why}"),  # who decides says so, by signing
    ]
    assert [label for _who, label in history(head, application)][-2:] == [
        "Issued: {paper} {number}",
        "Signed by the head: {paper}. Prepared by: {who}",
    ]
    assert tray.waiting(head) == []
    assert due(desk) == []


def test_what_changed_meanwhile_is_not_signed(
    desk: Desk, head: Desk, school: int, clock: Clock
) -> None:
    application = awarded(head, school, date(2008, 1, 30))
    clock.move_to(date(2026, 2, 2))
    approval = terminations.prepare(desk, only(desk), LEFT_OUT)
    assert isinstance(approval, Approval)
    events.record(desk, application.child_id, BOARDING, date(2025, 12, 1))
    with pytest.raises(Trouble, match="stands no longer"):
        signing.approve(head, approval)
    assert tray.waiting(head) == [approval]  # nothing of it was kept
    with head.database.read() as connection:
        assert notices.told(connection, NoticeKind.TERMINATION) == set()
    assert due(desk) == [("state institution 2025-12-01", "2025-12")]


@pytest.mark.parametrize(
    ("ended_on", "told"),
    [
        (None, "Когда обучение в государственном учреждении закончится"),
        (date(2025, 11, 30), "Обучение в государственном учреждении закончилось"),
    ],
)
def test_of_a_study_that_is_over_it_is_not_said_that_it_will_end(
    head: Desk, school: int, clock: Clock, ended_on: date | None, told: str
) -> None:
    given = award(head, reimbursement_entry(school, language=PaperLanguage.RUSSIAN))
    clock.move_to(date(2025, 12, 10))
    kind = EventKind.STATE_INSTITUTION
    events.record(head, given.child_id, kind, date(2025, 10, 5), ended_on)
    (due,) = terminations.proposals(head, Month(2026, 5))
    paper = terminations.prepare(head, due, LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    assert told in text_of(head, paper)
