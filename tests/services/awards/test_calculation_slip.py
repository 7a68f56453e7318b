"""The calculation slip: what the screen shows of a child's sums, issued and kept as a letter."""

from datetime import date
from fractions import Fraction
from hashlib import sha256

import pytest
from sqlalchemy import select

from desktop_app import wording
from desktop_app.law.facts import EventKind
from desktop_app.law.quarters import Quarter
from desktop_app.records.applications import Application
from desktop_app.records.decisions import NoticeRow, PeriodBalance
from desktop_app.records.kinds import NoticeKind, PaperLanguage, Relation
from desktop_app.services.awards import calculation_slip, events
from desktop_app.services.decisions import in_force
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.health import check as health
from desktop_app.services.papers import issued
from desktop_app.services.payouts import lines
from desktop_app.services.sums.balances import accounts as balances_now
from desktop_app.storage import tables as t
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import journal as papers_read
from tests.builders import Clock, Period, a_father, cited_acts, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award, history, papers_of, pay, text_of
from tests.services.debt_acts import repay
from tests.services.decision_acts import a_decision

KAZAKH, RUSSIAN, BOTH = PaperLanguage.KAZAKH, PaperLanguage.RUSSIAN, PaperLanguage.BOTH


@pytest.fixture
@ready_made
def overpaid(head: Desk, school: int, clock: Clock) -> Application:
    """Worked example 5: paid until March 2026, in a boarding school since January."""
    awarded = award(head, reimbursement_entry(school))
    for quarter in ("2025Q3", "2025Q4", "2026Q1"):
        pay(head, quarter)
    clock.move_to(date(2026, 5, 14))
    events.record(
        head, awarded.child_id, EventKind.STATE_INSTITUTION, date(2026, 1, 20), note="хат"
    )
    return awarded


def squeezed(text: str) -> str:
    return "".join(text.split())


def rows_of(account: PeriodBalance, language: str) -> list[str]:
    """The rows that a slip shows of a sum, from the steps that the screen shows."""
    return [
        squeezed(
            wording.step(step, language)
            + cited_acts().decision.number(step.clause)
            + ("" if step.amount is None else wording.number(step.amount))
        )
        for step in account.steps
    ]


def slip_text(desk: Desk, paper: NoticeRow) -> str:
    return squeezed(text_of(desk, paper))


@pytest.mark.parametrize("language", [KAZAKH, RUSSIAN, BOTH])
def test_the_slip_says_what_the_accounts_say(
    desk: Desk, overpaid: Application, language: PaperLanguage
) -> None:
    accounts = balances_now(desk, overpaid.child_id, Quarter(2026, 2))
    assert len(accounts) == 3
    text = slip_text(desk, calculation_slip.issue(desk, overpaid.child_id, language))
    for one in language.languages:
        place = 0
        for account in accounts:
            for row in [squeezed(wording.period(account.quarter, one)), *rows_of(account, one)]:
                place = text.find(row, place)
                assert place >= 0, row
        assert "11533,33" in text


def test_one_period_only(desk: Desk, overpaid: Application) -> None:
    text = slip_text(
        desk, calculation_slip.issue(desk, overpaid.child_id, RUSSIAN, Quarter(2026, 1))
    )
    assert "1квартал2026года" in text
    assert "4квартал2025года" not in text
    assert "Причитается11533Выплаченоранее34600Излишневыплачено23067" in text
    assert "Всегопо" not in text


def test_a_period_that_is_still_to_come(desk: Desk, overpaid: Application, clock: Clock) -> None:
    clock.move_to(date(2025, 9, 10))
    text = slip_text(
        desk, calculation_slip.issue(desk, overpaid.child_id, RUSSIAN, Quarter(2025, 4))
    )
    assert "4квартал2025года" in text


def test_who_what_and_what_it_rests_on(desk: Desk, overpaid: Application) -> None:
    text = slip_text(desk, calculation_slip.issue(desk, overpaid.child_id, RUSSIAN))
    for part in (
        "14 мая 2026 года № Ш-2026-00001",
        "Ребенок: Әлімқұлова Әлия Ұланқызы (ИИН ",
        "Получатель: Әлімқұлова Гүлнұр Ғалымқызы (ИИН ",
        "решение от 3 сентября 2025 года № Ш-2025-00002",
        "(по заявлению от 3 сентября 2025 года № Ө-2025-00001)",
        "от 12 ноября 2024 года № 11-36",
        "по состоянию на 14 мая 2026 года",
        "Итого, тенге 74 445 97 512 0 23 067",
        "Излишне выплачено: 23 067 (двадцать три тысячи шестьдесят семь) тенге",
        f"составлен: {desk.worker.position_ru}",
    ):
        assert squeezed(part) in text, part


def test_it_is_numbered_and_kept_like_every_letter(desk: Desk, overpaid: Application) -> None:
    paper = calculation_slip.issue(desk, overpaid.child_id, BOTH)

    assert (paper.kind, paper.number) == (NoticeKind.CALCULATION_SLIP, "Ш-2026-00001")
    assert (paper.language, paper.child_id) == (BOTH, overpaid.child_id)
    assert paper in papers_of(desk, overpaid)
    drawn, pdf = issued.whole(desk, paper.id)
    assert sha256(pdf).hexdigest() == drawn.sha256
    assert issued.by_number(desk, paper.number) == (paper, pdf)
    assert history(desk, overpaid)[-1] == (desk.worker.name, "Issued: {paper} {number}")
    with desk.database.read() as connection:
        first, end = date(2026, 5, 14), date(2026, 5, 15)
        found = papers_read.paper_ids(connection, first, end, NoticeKind.CALCULATION_SLIP)
        (row,) = papers_read.paper_rows(connection, found)
    assert (row.id, row.application_number) == (paper.id, overpaid.number)
    assert not [finding for finding in health.check(desk) if finding.wrong]


def test_a_second_slip_has_a_number_of_its_own(desk: Desk, overpaid: Application) -> None:
    numbers = [calculation_slip.issue(desk, overpaid.child_id, KAZAKH).number for _ in range(2)]
    assert numbers == ["Ш-2026-00001", "Ш-2026-00002"]


def test_printing_changes_no_sum(desk: Desk, overpaid: Application) -> None:
    before = balances_now(desk, overpaid.child_id, Quarter(2026, 2))
    calculation_slip.issue(desk, overpaid.child_id, KAZAKH)
    assert balances_now(desk, overpaid.child_id, Quarter(2026, 2)) == before


def test_payees_who_followed_each_other(head: Desk, school: int, clock: Clock) -> None:
    """December belongs to the father: the quarter has two sums, each with its payee (D-3)."""
    autumn = Period(date(2025, 9, 1), date(2025, 11, 30)).entry
    winter = Period(date(2025, 12, 1), date(2026, 5, 25), "18").entry
    father = a_father(77)
    first = award(head, reimbursement_entry(school, certificate=autumn))
    second = award(
        head,
        reimbursement_entry(
            school,
            applied_on=date(2025, 12, 1),
            certificate=winter,
            applicant=father,
            relation=Relation.FATHER,
        ),
    )
    clock.move_to(date(2026, 1, 10))
    assert len(calculation_slip.sections(head, first.child_id, Quarter(2025, 4))) == 2

    of_both = calculation_slip.issue(head, first.child_id, KAZAKH, Quarter(2025, 4))
    text = slip_text(head, of_both)

    assert of_both.application_id == second.id  # the newest award's case
    mother = "Әлімқұлова Гүлнұр Ғалымқызы"
    for name, sum_ in ((mother, 20_971), (father.full_name, 10_485)):
        clauses = "№ 11-36 шешіміне қосымшаның тармақтары"
        assert squeezed(f"2025 жылғы 4-тоқсан (алушы: {name}); {clauses} Қадам") in text
        assert squeezed(f"2025 жылғы 4-тоқсан ({name}) {sum_} 0 {sum_} 0") in text
        assert squeezed(f"Алушы: {name} (ЖСН") in text
    assert squeezed("Жиыны, теңге 31 456 0 31 456 0") in text
    only_mothers = calculation_slip.issue(head, first.child_id, KAZAKH, Quarter(2025, 3))
    assert squeezed(father.full_name) not in slip_text(head, only_mothers)
    assert only_mothers.application_id == first.id


def test_only_the_award_that_a_sum_is_of_is_named(head: Desk, school: int, clock: Clock) -> None:
    """Two certificates, one day of application."""
    autumn = Period(date(2025, 9, 1), date(2025, 11, 30)).entry
    winter = Period(date(2025, 12, 1), date(2026, 5, 25), "18").entry
    first = award(head, reimbursement_entry(school, certificate=autumn))
    second = award(head, reimbursement_entry(school, certificate=winter))
    clock.move_to(date(2026, 1, 10))

    text = slip_text(head, calculation_slip.issue(head, first.child_id, KAZAKH, Quarter(2025, 3)))

    assert text.count("Алушы:") == 1
    assert first.number in text
    assert second.number not in text


def test_without_an_award_there_is_nothing_to_print(desk: Desk, overpaid: Application) -> None:
    with desk.database.read() as connection:
        before = len(connection.execute(select(t.notices.c.id)).all())
    with pytest.raises(Trouble, match="Nothing is counted"):
        calculation_slip.issue(desk, overpaid.applicant_id, KAZAKH)
    with pytest.raises(Trouble, match="Nothing is counted"):
        calculation_slip.issue(desk, overpaid.child_id, KAZAKH, Quarter(2024, 1))
    with desk.database.read() as connection:
        assert len(connection.execute(select(t.notices.c.id)).all()) == before


def test_a_value_of_the_law_that_is_not_known(head: Desk, school: int, clock: Clock) -> None:
    year = Period(date(2026, 9, 1), date(2027, 5, 25)).entry
    entry = reimbursement_entry(school, applied_on=date(2026, 9, 3), certificate=year)
    awarded = award(head, entry)
    clock.move_to(date(2027, 2, 1))
    with pytest.raises(Trouble, match="The MCI of"):
        calculation_slip.issue(head, awarded.child_id, KAZAKH)


def test_a_slip_as_known_on_a_past_day(desk: Desk, overpaid: Application) -> None:
    """The day before the event was recorded everything was right; the day itself, a debt."""
    paper = calculation_slip.issue(desk, overpaid.child_id, KAZAKH, None, date(2026, 5, 13))
    then = slip_text(desk, paper)
    assert "13.05.2026" in then or squeezed("2026 жылғы 13 мамырда") in then
    assert squeezed("мемлекеттік мекемеде") not in then
    paper = calculation_slip.issue(desk, overpaid.child_id, KAZAKH, None, date(2026, 5, 14))
    now = slip_text(desk, paper)
    assert squeezed("мемлекеттік мекемеде") in now
    assert wording.number(23_067) in now.replace(wording.NO_BREAK, "") or "23067" in now


def test_what_came_back_stands_on_the_slip_and_on_the_next_sheet(
    head: Desk, overpaid: Application, clock: Clock
) -> None:
    """23 067 overpaid, 3 000 of it returned; then it turns out that nothing was."""
    repay(head, 3_000)
    account = balances_now(head, overpaid.child_id, Quarter(2026, 1))[-1]
    assert (account.paid_out, account.returned, account.paid) == (34_600, 3_000, 31_600)
    assert account.overpaid == 20_067
    text = slip_text(
        head, calculation_slip.issue(head, overpaid.child_id, RUSSIAN, Quarter(2026, 1))
    )
    told = "Выплаченоранее34600Возвращено3000Остаетсявыплаченным31600Излишневыплачено20067"
    assert told in text
    with head.database.read() as connection:
        (event,) = applications.events_of(connection, overpaid.child_id)
    events.annul(head, event.id, overpaid.child_id, "Қате")
    with head.database.read() as connection:
        drawn = lines.regular(connection, Quarter(2026, 1)).payout
    (line,) = (each for each in drawn.lines if each.period == Quarter(2026, 1))
    assert line.amount == 3_000
    assert [(step.label, step.amount) for step in line.steps[-3:]] == [
        ("Already paid", Fraction(-34_600)),
        ("Came back from the payee", Fraction(3_000)),
        ("Due now", Fraction(3_000)),
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (KAZAKH, ("«Тармақ» бағанында", "тармақтары", "Қадам Тармақ Теңге")),
        (RUSSIAN, ("В графе «Пункт»", "пункты", "Шаг Пункт Тенге")),
    ],
)
@pytest.mark.parametrize("numbered", [True, False])
def test_no_clause_is_promised_that_the_decision_on_file_has_no_number_of(
    head: Desk,
    school: int,
    clock: Clock,
    language: PaperLanguage,
    told: tuple[str, ...],
    numbered: bool,
) -> None:
    """Another district's decision may be entered without the numbers of its clauses."""
    clock.move_to(date(2025, 8, 20))
    if not numbered:
        in_force.enter(head, a_decision(date(2025, 9, 1)))
    awarded = award(head, reimbursement_entry(school))
    slip = calculation_slip.issue(head, awarded.child_id, language, Quarter(2025, 3))
    text = slip_text(head, slip)
    for words in told:
        assert (squeezed(words) in text) is numbered
