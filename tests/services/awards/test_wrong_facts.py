"""A fact was wrong: set right by its own amendment, with its document, months and money (D-9)."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from desktop_app.law import corrections
from desktop_app.law.corrections import SET_RIGHT_BY, Right, WrongFact
from desktop_app.law.facts import EndReason
from desktop_app.law.quarters import Month, Quarter
from desktop_app.records.applications import Application
from desktop_app.records.kinds import NoticeKind, PaperLanguage, Relation
from desktop_app.records.people import PersonEntry
from desktop_app.services.awards import amendments, terminations, wrong_facts
from desktop_app.services.awards.wrong_facts import FactWasWrong, RelationWasWrong
from desktop_app.services.children import file as child_file
from desktop_app.services.debts import ledger
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.health.check import check
from desktop_app.services.payouts import cycle
from desktop_app.services.people import keeping
from desktop_app.services.sums import resting
from desktop_app.services.sums.balances import explain
from desktop_app.storage.applications import on_file as stored
from tests.builders import Clock, a_child, make_iban, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import LEFT_OUT, award, decision, history, pay, text_of
from tests.services.people_acts import set_right
from tests.services.sums_on_file import account

amend = partial(amendments.amend, left_out=LEFT_OUT)
"""Of what takes months it is on file why nobody was heard."""

Q1 = Quarter(2026, 1)
DOCUMENT = "Туу туралы куәлік № 0417"
WRONG, RIGHT = date(2009, 1, 30), date(2008, 1, 30)
THE_CHILD = a_child(birth=WRONG, iin="090130600012")


@ready_made
def awarded(head: Desk, school: int, child: PersonEntry = THE_CHILD) -> tuple[Application, int]:
    application = award(head, replace(reimbursement_entry(school), child=child))
    return application, decision(head, application).id


def born_rightly(desk: Desk, child_id: int) -> None:
    """The card is set right: it was wrong on file."""
    person = keeping.on_file(desk, child_id)
    values = {name: getattr(person, name) for name in PersonEntry.__dataclass_fields__}
    set_right(desk, person, replace(PersonEntry(**values), birth_date=RIGHT))


def slips_of(head: Desk, award_id: int, change: amendments.Change) -> list[tuple[str, str]]:
    with pytest.raises(EntryError) as refused:
        amendments.propose(head, award_id, change)
    return [(slip.field, slip.label) for slip in refused.value.slips]


# The birth date of a card that was wrong


def test_an_award_on_a_wrong_birth_date_is_asked_about_and_paid_rightly(
    head: Desk, school: int, clock: Clock
) -> None:
    application, award_id = awarded(head, school)
    child = application.child_id
    clock.move_to(date(2026, 3, 20))
    assert resting.asked_of(head, child) == ()
    assert cycle.draw_up(head, Q1).lines[-1].amount == 34_600

    born_rightly(head, child)
    (found,) = resting.asked_of(head, child)
    assert (found.award.decision_id, found.on, found.now) == (award_id, WRONG, RIGHT)
    assert child_file.read(head, child).resting == (found,)

    change = FactWasWrong(found.right, DOCUMENT)
    seen = amendments.propose(head, award_id, change)
    assert [seen.steps[0].label, seen.steps[-1].label] == [
        "The date of birth was {old}, now {new}",
        "The document that shows it: {document}",
    ]
    assert [(str(e.period), e.before.due, e.after.due) for e in seen.effect.periods] == [
        ("2026Q1", 34_600, 11_533),
        ("2026Q2", 34_600, 0),
    ]
    amend(head, award_id, change, "Туған күні қате жазылған", seen=seen)

    (line,) = [line for line in cycle.draw_up(head, Q1).lines if line.period == Q1]
    assert line.amount == 11_533
    assert resting.asked_of(head, child) == ()
    # The sums are explained by the right facts; what it was decided on is still on file.
    assert any(
        step.values.get("date") == date(2026, 1, 30) for step in explain(head, line.child_iin, Q1)
    )
    (kept,) = child_file.read(head, child).amendments
    assert (kept.fact, kept.document) == (WrongFact.BIRTH_DATE, DOCUMENT)
    assert history(head, application)[-2][1] == "The award was changed: {why}"
    assert not [each for each in check(head) if each.wrong]


def test_what_was_paid_on_the_wrong_fact_is_overpaid_and_says_why(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    application, award_id = awarded(head, school)
    child = application.child_id
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    clock.move_to(date(2026, 4, 6))
    change = FactWasWrong(corrections.BirthDate(RIGHT), DOCUMENT)
    amend(head, award_id, change, "Қате жазылған")
    assert account(head, child) == (11_533, 34_600, 0, 23_067)
    (debt,) = ledger.of_child(head, child)
    assert debt.owed == 23_067
    labels = [step.label for step in debt.overpayment.causes]
    assert labels[0].startswith("The child turns eighteen on")
    back = FactWasWrong(corrections.BirthDate(WRONG), DOCUMENT)
    amend(head, award_id, back, "Туу туралы куәлік табылды")
    assert account(head, child) == (34_600, 34_600, 0, 0)


# Each of the others

JUST_RIGHT: dict[str, tuple[Right, int]] = {
    "birth_date": (corrections.BirthDate(RIGHT), 11_533),
    "applied_on": (corrections.ApplicationDay(date(2026, 2, 2)), 23_067),
    "certificate": (corrections.CertificateDays(date(2025, 9, 1), date(2026, 2, 27)), 23_067),
    "disability_until": (corrections.DisabilityTerm(date(2026, 1, 31)), 11_533),
    "full_state_support": (corrections.StateSupport(given=True), 0),
    "parental_rights_deprived": (corrections.ParentalRights(deprived=True), 0),
    "consent": (corrections.Consent(given=False), 0),
    "wrong_child": (corrections.Child(wrong=True), 0),
}


def _what_was(award_facts: object, field: str) -> Right:
    """The correction that takes another one back."""
    kind = SET_RIGHT_BY[field]
    value = getattr(award_facts, field)
    if kind is corrections.CertificateDays:
        return corrections.CertificateDays(value.first_day, value.last_day)
    made: Right = kind(value)
    return made


@pytest.mark.parametrize("field", SET_RIGHT_BY)
def test_every_fact_has_its_amendment_and_can_be_taken_back(
    head: Desk, school: int, clock: Clock, field: str
) -> None:
    application, award_id = awarded(head, school)
    child = application.child_id
    clock.move_to(date(2026, 3, 20))
    before = account(head, child)
    facts = child_file.read(head, child).awards[0].row.facts
    right, entitled = JUST_RIGHT[field]
    undocumented = slips_of(head, award_id, FactWasWrong(right, "  "))
    assert undocumented == [("document", "Name the document that shows it.")]
    with pytest.raises(EntryError, match="why"):
        amend(head, award_id, FactWasWrong(right, DOCUMENT), " ")
    amend(head, award_id, FactWasWrong(right, DOCUMENT), "Қате екен")
    assert account(head, child)[0] == entitled
    assert cycle.draw_up(head, Q1).lines == () or entitled
    again = slips_of(head, award_id, FactWasWrong(right, DOCUMENT))
    assert again[0][1] == "This changes nothing in the award."
    back = _what_was(facts, field)
    amend(head, award_id, FactWasWrong(back, DOCUMENT), "Қате емес екен")
    assert account(head, child) == before
    assert not [each for each in check(head) if each.wrong]


@pytest.mark.parametrize(
    ("right", "field"),
    [
        (corrections.BirthDate(date(2026, 3, 21)), "birth_date"),
        (corrections.ApplicationDay(date(2026, 3, 21)), "applied_on"),
        (corrections.CertificateDays(date(2026, 3, 1), date(2026, 2, 1)), "last_day"),
    ],
)
def test_days_that_can_not_be_are_said_at_their_fields(
    head: Desk, school: int, clock: Clock, right: Right, field: str
) -> None:
    _, award_id = awarded(head, school)
    clock.move_to(date(2026, 3, 20))
    assert [slip[0] for slip in slips_of(head, award_id, FactWasWrong(right, DOCUMENT))] == [field]


def test_only_the_head_sets_a_fact_right(desk: Desk, head: Desk, school: int) -> None:
    _, award_id = awarded(head, school)
    with pytest.raises(Trouble):
        amend(desk, award_id, FactWasWrong(corrections.Child(wrong=True), DOCUMENT), "Себеп")


# The relation


def test_the_relation_is_set_right_without_a_month_lost(
    head: Desk, school: int, clock: Clock
) -> None:
    application, award_id = awarded(head, school)
    clock.move_to(date(2026, 3, 20))
    before = account(head, application.child_id)
    same = RelationWasWrong(application.relation, DOCUMENT)
    assert slips_of(head, award_id, same) == [("relation", "This changes nothing in the award.")]
    change = RelationWasWrong(Relation.GUARDIAN, "Қорғаншылық туралы шешім № 4")
    seen = amendments.propose(head, award_id, change)
    assert (seen.relation, seen.effect.periods) == (Relation.GUARDIAN, ())
    amend(head, award_id, change, "Қорғаншы екен", seen=seen)
    assert account(head, application.child_id) == before
    # What changes later keeps it, and the next application begins with it.
    birth = FactWasWrong(corrections.BirthDate(RIGHT), DOCUMENT)
    assert amendments.propose(head, award_id, birth).relation is Relation.GUARDIAN
    amend(head, award_id, birth, "Қате")
    with head.database.read() as connection:
        assert wrong_facts.relation_of(connection, award_id) is Relation.GUARDIAN
        assert stored.by_id(connection, application.id).relation is application.relation


# The wrong child


def test_an_award_for_the_wrong_child_is_annulled_and_the_right_one_can_apply(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    application, award_id = awarded(head, school)
    wrong = application.child_id
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    clock.move_to(date(2026, 4, 6))
    change = FactWasWrong(corrections.Child(wrong=True), DOCUMENT)
    seen = amendments.propose(head, award_id, change)
    paid = 31_456 + 31_456 + 34_600
    assert (seen.effect.overpaid_after, seen.effect.due_after) == (paid, 0)
    assert seen.months_after == ()
    amend(head, award_id, change, "Басқа балаға тағайындалған", seen=seen)

    (shown,) = child_file.read(head, wrong).awards
    assert (shown.annulled, shown.undue) == (True, True)
    assert shown.ends.label == "The award is annulled: it was given to the wrong child"
    (debt,) = ledger.of_child(head, wrong)
    assert debt.owed == paid
    causes = [step.label for step in debt.overpayment.causes]
    assert causes[0] == "The award is annulled: it was given to the wrong child"
    assert "Months that were paid belong to another award of the child" not in causes
    assert cycle.draw_up(head, Quarter(2026, 2)).lines == ()

    right_one = a_child(7, date(2016, 9, 12), given_name="Дана")
    entry = replace(reimbursement_entry(school, 7, applied_on=date(2026, 4, 7)), child=right_one)
    right = award(head, entry)
    assert right.child_id != wrong
    (line,) = cycle.draw_up(head, Quarter(2026, 2)).lines
    assert (line.child_iin, line.amount) == (right_one.iin, 34_600)


def test_the_same_child_can_be_awarded_again_after_an_annulment(
    head: Desk, school: int, clock: Clock
) -> None:
    _, award_id = awarded(head, school)
    clock.move_to(date(2026, 3, 20))
    change = FactWasWrong(corrections.Child(wrong=True), DOCUMENT)
    amend(head, award_id, change, "Басқа бала")
    entry = replace(reimbursement_entry(school, applied_on=date(2026, 3, 20)), child=THE_CHILD)
    assert award(head, entry).child_id
    amend(head, award_id, FactWasWrong(corrections.Child(wrong=False), DOCUMENT), "Сол бала екен")
    lines = cycle.draw_up(head, Q1).lines
    months = [month for line in lines for month in line.months]
    assert len(months) == len(set(months))


def test_every_correction_has_a_name_and_a_field() -> None:
    assert set(wrong_facts.FACT_WORDS) == set(wrong_facts.FIELD_OF) == set(WrongFact)


# The family is told


def test_the_family_is_told_what_was_wrong_and_what_follows(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    application, award_id = awarded(head, school)
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(accountant, quarter)
    clock.move_to(date(2026, 4, 6))
    change = FactWasWrong(corrections.BirthDate(RIGHT), DOCUMENT)
    told = amend(head, award_id, change, "Қате жазылған")
    assert told is not None
    assert (told.kind, told.application_id) == (NoticeKind.CORRECTION, application.id)
    words = text_of(head, told)
    assert DOCUMENT in words
    assert "30.01.2009" in words
    assert "30.01.2008" in words
    assert "23 067" in words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_family_is_told_what_changed_and_what_follows(
    head: Desk, school: int, clock: Clock
) -> None:
    application, award_id = awarded(head, school)
    clock.move_to(date(2026, 4, 6))
    account = make_iban(9)
    told = amend(head, award_id, amendments.AccountChanged(account), "Шот")
    assert told is not None
    assert (told.kind, told.application_id) == (NoticeKind.CHANGE, application.id)
    words = text_of(head, told)
    assert account in words
    assert "өтеуді тағайындау өзгертілді:" in words
    assert "34 600" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert "шағымдануға болады" in words


def test_what_the_office_ends_is_told_by_its_own_notice(
    head: Desk, school: int, clock: Clock
) -> None:
    _, award_id = awarded(head, school)
    clock.move_to(date(2026, 4, 6))
    ended = amendments.Ended(EndReason.MOVED_AWAY, date(2026, 4, 1))
    assert amend(head, award_id, ended, "Көшіп кетті") is None


@pytest.mark.parametrize(
    ("right", "told", "not_told"),
    [
        (corrections.StateSupport(given=True), "болғаны анықталды", "қамсыздандыруда"),
        (corrections.Child(wrong=True), "басқа балаға берілген", "Тағайындау жойылды"),
        (corrections.ApplicationDay(date(2025, 11, 18)), "18.11.2025", "кезеңінің соңғы күні"),
        (corrections.DisabilityTerm(date(2026, 1, 31)), "мерзімінің соңғы күні", "25.05.2026"),
    ],
)
def test_what_ends_the_award_is_told_only_where_it_is_news(
    head: Desk, school: int, clock: Clock, right: Right, told: str, not_told: str
) -> None:
    _, award_id = awarded(head, school)
    clock.move_to(date(2026, 3, 20))
    paper = amend(head, award_id, FactWasWrong(right, DOCUMENT), "Қате екен")
    assert paper is not None
    words = " ".join(text_of(head, paper).split())
    assert told in words
    assert not_told not in words


def test_what_was_never_due_is_not_told_to_stop(head: Desk, school: int, clock: Clock) -> None:
    """A birthday that stopped the award is told; once it is annulled there is nothing to stop."""
    _, award_id = awarded(head, school)
    clock.move_to(date(2026, 1, 29))
    birth = FactWasWrong(corrections.BirthDate(RIGHT), DOCUMENT)
    amend(head, award_id, birth, "Қате жазылған")
    clock.move_to(date(2026, 3, 20))
    (told,) = terminations.proposals(head, Month(2026, 3))
    assert (told.decision_id, told.stop.day) == (award_id, date(2026, 1, 30))
    wrong = FactWasWrong(corrections.Child(wrong=True), DOCUMENT)
    amend(head, award_id, wrong, "Басқа балаға тағайындалған")
    assert terminations.proposals(head, Month(2026, 3)) == []


def test_what_the_notice_of_the_correction_told_is_not_told_once_more(
    head: Desk, school: int, clock: Clock
) -> None:
    _, award_id = awarded(head, school)
    clock.move_to(date(2026, 3, 20))
    birth = FactWasWrong(corrections.BirthDate(RIGHT), DOCUMENT)
    paper = amend(head, award_id, birth, "Қате жазылған")
    assert paper is not None
    assert "Баланың 18 жасқа толуы: 30.01.2026" in " ".join(text_of(head, paper).split())
    assert terminations.proposals(head, Month(2026, 5)) == []


def test_that_the_child_was_of_age_before_is_told_once(
    head: Desk, school: int, clock: Clock
) -> None:
    _, award_id = awarded(head, school)
    clock.move_to(date(2026, 3, 20))
    birth = FactWasWrong(corrections.BirthDate(date(2007, 1, 30)), DOCUMENT)
    assert [step.label for step in amendments.propose(head, award_id, birth).steps] == [
        "The date of birth was {old}, now {new}",
        "School months lost: {first} – {last}",
        "The child turned eighteen on {date}, before the months applied for",
        "The document that shows it: {document}",
    ]
    paper = amend(head, award_id, birth, "Қате жазылған")
    assert paper is not None
    assert text_of(head, paper).count("18 жасқа") == 1


def test_the_notice_says_of_which_periods_the_sum_is(
    head: Desk, accountant: Desk, school: int, clock: Clock
) -> None:
    """The quarter that runs is due as well, and changes nothing: it is no part of the sum."""
    application = award(head, reimbursement_entry(school, applied_on=date(2025, 11, 14)))
    pay(accountant, "2025Q4")
    clock.move_to(date(2026, 1, 15))
    right = FactWasWrong(corrections.ApplicationDay(date(2025, 9, 14)), DOCUMENT)
    told = amend(head, decision(head, application).id, right, "Қате")
    assert told is not None
    text = text_of(head, told)
    assert "Түзетілген кезеңдер үшін төленуге тиіс сома:" in text
    assert "41 941 (қырық бір мың" in text
    assert account(head, application.child_id)[2] == 34_600


@pytest.mark.parametrize(
    "right",
    [
        corrections.CertificateDays(date(2025, 9, 1), date(2026, 2, 27)),
        corrections.DisabilityTerm(date(2026, 2, 10)),
        corrections.DisabilityTerm(None),
        corrections.BirthDate(date(2008, 2, 2)),
        corrections.ApplicationDay(date(2025, 10, 3)),
    ],
)
@pytest.mark.parametrize("until", [None, date(2026, 4, 10)])
def test_what_was_wrong_is_never_told_as_a_change(
    head: Desk, school: int, clock: Clock, right: Right, until: date | None
) -> None:
    """It was so from the beginning: nothing was one way and is another way now."""
    if right == corrections.DisabilityTerm(until):
        return
    entry = reimbursement_entry(school, facts={"disability_until": until})
    given = decision(head, award(head, replace(entry, language=PaperLanguage.BOTH)))
    clock.move_to(date(2025, 10, 6))
    change = FactWasWrong(right, "№ 5 хат", "письмо № 5")
    paper = amendments.amend(head, given.id, change, "Қате", left_out=LEFT_OUT)
    assert paper is not None
    text = text_of(head, paper)
    assert "дұрысы" in text
    assert "верно" in text
    assert "теперь" not in text
    assert "енді" not in text
