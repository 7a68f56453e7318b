"""Every paper about an award cites the clause of its own ground, and no other (D-2 to D-9).

The decision numbers its clauses by ones of its own, so that none is the program's by chance.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from itertools import product

import pytest

from desktop_app.law.facts import EndReason, EventKind
from desktop_app.law.quarters import Month
from desktop_app.law.readings import Institution, Readings, Renewal
from desktop_app.law.stops import Circumstance, Turning
from desktop_app.records.act_documents import ActKind
from desktop_app.records.applications import Application
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import PaperLanguage, Relation
from desktop_app.records.payee_ends import PayeeEndKind
from desktop_app.services.awards import amendments, events, payee_ends, terminations
from desktop_app.services.awards.amendments import AccountChanged, Change, DisabilityRenewed, Ended
from desktop_app.services.decisions import in_force
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError
from desktop_app.services.papers import hearings
from tests.builders import Clock, a_child, make_iban, make_iin, reimbursement_entry
from tests.services.act_paper import AN_ACT
from tests.services.acts import LEFT_OUT, award, decision, text_of
from tests.services.decision_acts import a_decision

CLAUSES = tuple((f"D-{number}", str(20 + number)) for number in range(1, 11))
OF_ITS_OWN: dict[Circumstance, set[str]] = {
    Turning.EIGHTEEN: {"25"},
    Turning.DISABILITY: {"25"},
    EventKind.STATE_INSTITUTION: {"25"},
    EventKind.DEATH: {"25"},
    EndReason.ANOTHER_PAYEE: {"23"},
    EndReason.STATE_SUPPORT: {"23"},
    EndReason.RIGHTS_DEPRIVED: {"23"},
    EndReason.GUARDIANSHIP_ENDED: {"23"},
    EndReason.MOVED_AWAY: {"22"},
}
WORDS_OF_CLAUSE_5 = ("с месяца, следующего за месяцем", "туындағаннан кейінгі айдан бастап")


def _cited(text: str) -> set[str]:
    """The clauses of the decision that a paper names, in either language."""
    found: set[str] = set()
    for words in (
        r"пункт(?:ы|ами|ом)? ([0-9, и]+) приложения к",
        r"қосымшаның ([0-9, және]+)-тарма",
    ):
        for numbers in re.findall(words, text):
            found |= set(re.findall(r"[0-9]+", numbers))
    return found


def _awarded(
    head: Desk,
    school: int,
    serial: int,
    born: date,
    relation: Relation = Relation.MOTHER,
    **facts: object,
) -> Application:
    child = a_child(serial, born, iin=make_iin(born, serial=serial))
    entry = reimbursement_entry(
        school, serial, child=child, facts=facts, language=PaperLanguage.BOTH, relation=relation
    )
    return award(head, entry)


def _office(head: Desk, clock: Clock, readings: Readings) -> None:
    clock.move_to(date(2025, 9, 1))
    in_force.enter(
        head, a_decision(date(2025, 9, 1), annex="annex", clauses=CLAUSES, readings=readings)
    )


@pytest.mark.parametrize(("institution", "renewal"), list(product(Institution, Renewal)))
def test_every_termination_by_its_circumstance(
    head: Desk, school: int, clock: Clock, institution: Institution, renewal: Renewal
) -> None:
    _office(head, clock, Readings(institution, renewal))
    happened = date(2026, 1, 20)
    stopped: dict[int, Circumstance] = {}
    for serial, circumstance in enumerate(OF_ITS_OWN, 1):
        born = date(2008 if circumstance is Turning.EIGHTEEN else 2015, 1, serial + 9)
        until = happened if circumstance is Turning.DISABILITY else None
        ward = circumstance is EndReason.GUARDIANSHIP_ENDED
        relation = Relation.GUARDIAN if ward else Relation.MOTHER
        made = _awarded(head, school, serial, born, relation, disability_until=until)
        stopped[made.id] = circumstance
        if isinstance(circumstance, EventKind):
            clock.move_to(date(2026, 2, 2))
            events.record(head, made.child_id, circumstance, happened)
        if isinstance(circumstance, EndReason):
            clock.move_to(date(2026, 2, 2))
            ended = Ended(circumstance, happened, AN_ACT)
            amendments.amend(head, decision(head, made).id, ended, "Құжат")
    clock.move_to(date(2026, 2, 2))
    told = {}
    for proposal in terminations.proposals(head, Month(2026, 12)):
        paper = terminations.prepare(head, proposal, LEFT_OUT)
        assert isinstance(paper, NoticeRow)
        assert paper.application_id is not None
        told[stopped[paper.application_id]] = text_of(head, paper)
    assert set(told) == set(OF_ITS_OWN)
    for circumstance, text in told.items():
        assert _cited(text) == OF_ITS_OWN[circumstance], circumstance
        by_clause_5 = OF_ITS_OWN[circumstance] == {"25"}
        assert [words in text for words in WORDS_OF_CLAUSE_5] == [by_clause_5] * 2, circumstance


@pytest.mark.parametrize(
    ("change", "clauses"),
    [
        (lambda: AccountChanged(make_iban(123)), {"26"}),
        (lambda: DisabilityRenewed(date(2026, 2, 1), None), {"25"}),
        (lambda: Ended(EndReason.STATE_SUPPORT, date(2026, 1, 20), AN_ACT), {"23"}),
        (lambda: Ended(EndReason.RIGHTS_DEPRIVED, date(2026, 1, 20), AN_ACT), {"23"}),
        (lambda: Ended(EndReason.ANOTHER_PAYEE, date(2026, 1, 20)), {"23"}),
        (lambda: Ended(EndReason.MOVED_AWAY, date(2026, 1, 20)), {"22"}),
    ],
)
def test_every_change_by_what_changed(
    head: Desk, school: int, clock: Clock, change: Callable[[], Change], clauses: set[str]
) -> None:
    _office(head, clock, Readings(renewal=Renewal.CONTINUES))
    made = _awarded(head, school, 1, date(2015, 4, 7), disability_until=date(2026, 1, 31))
    clock.move_to(date(2026, 2, 2))
    paper = amendments.amend(head, decision(head, made).id, change(), "Құжат")
    assert paper is None or isinstance(paper, NoticeRow)
    if paper is None:
        assert isinstance(change(), Ended)  # the termination tells it
        return
    assert _cited(text_of(head, paper)) == clauses


def test_what_a_court_took_away_names_its_decision_before_and_after(
    head: Desk, school: int, clock: Clock
) -> None:
    """In the call to the hearing and in the notice, in both languages."""
    given = _awarded(head, school, 1, date(2015, 4, 7))
    clock.move_to(date(2026, 1, 21))
    day = date(2026, 1, 20)
    lost = Ended(EndReason.RIGHTS_DEPRIVED, day)
    with pytest.raises(EntryError) as caught:
        amendments.amend(head, decision(head, given).id, lost, "Сот шешімі келді")
    assert {slip.field for slip in caught.value.slips} == {"number", "issued_on", "issuer_kk"}
    change = Ended(EndReason.RIGHTS_DEPRIVED, day, AN_ACT)
    amendments.amend(head, decision(head, given).id, change, "Сот шешімі келді")
    account = AccountChanged(make_iban(123))  # has no document, and comes after it
    amendments.amend(head, decision(head, given).id, account, "Құжат")
    (due,) = terminations.proposals(head, Month(2026, 1))
    called = hearings.call(
        head, terminations.to_hear(head, due), datetime(2026, 1, 28, 10), "14-кабинет"
    )
    issued = terminations.prepare(head, due, LEFT_OUT)
    assert isinstance(issued, NoticeRow)
    for paper in (called, issued):
        text = text_of(head, paper)
        assert "сот шешімі № 2-345/2025, 01.09.2025, Алатау қалалық соты" in text
        assert "решение суда № 2-345/2025, 01.09.2025, Алатауский городской суд" in text


def test_a_guardianship_that_ended_is_no_loss_of_parental_rights(
    head: Desk, school: int, clock: Clock
) -> None:
    """A guardian has none to lose; a parent has no guardianship that could end (D-3)."""
    ward = _awarded(head, school, 1, date(2015, 4, 7), Relation.TRUSTEE)
    own = _awarded(head, school, 2, date(2016, 4, 8))
    clock.move_to(date(2026, 1, 21))
    day, act = date(2026, 1, 20), replace(AN_ACT, kind=ActKind.GUARDIANSHIP)
    with pytest.raises(EntryError, match="kind"):
        payee_ends.record(head, ward.applicant_id, PayeeEndKind.RIGHTS_LOST, day, act)
    ended = Ended(EndReason.GUARDIANSHIP_ENDED, day, act)
    with pytest.raises(EntryError, match="reason"):
        amendments.amend(head, decision(head, own).id, ended, "Акт")
    with pytest.raises(EntryError, match="number"):
        amendments.amend(head, decision(head, ward).id, replace(ended, document=None), "Акт")
    amendments.amend(head, decision(head, ward).id, ended, "Акт")
    (due,) = terminations.proposals(head, Month(2026, 1))
    paper = terminations.prepare(head, due, LEFT_OUT)
    assert isinstance(paper, NoticeRow)
    text = text_of(head, paper)
    for expected in (
        "Қорғаншылықтың (қамқоршылықтың) тоқтатылуы",
        "Прекращение опеки (попечительства)",
        "қорғаншылық немесе қамқоршылық органының актісі № 2-345/2025",
        "акт органа опеки и попечительства № 2-345/2025",
    ):
        assert expected in text
    for wrong in ("ата-ана құқығынан айыр", "лишение родительских прав"):
        assert wrong not in text.lower()
