"""The calculation slip: how a child's sums came about, for a parent, the head or a court.

Sums and steps are those of `accounts.accounts`, which the screen shows too; here they only get
their words, in both languages.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from desktop_app import wording
from desktop_app.documents.notices.kinds import PersonOnPaper
from desktop_app.documents.notices.sum_kinds import (
    AwardOnPaper,
    CalculationSlip,
    PayeeOnPaper,
    PeriodOnPaper,
    StepOnPaper,
    SumsOnPaper,
)
from desktop_app.law.acts import Acts
from desktop_app.law.quarters import Period
from desktop_app.law.steps import N_, Step, Words
from desktop_app.records.acts import Act
from desktop_app.records.decisions import AwardRow, Decision, NoticeRow, PeriodBalance
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import law_data, periods
from desktop_app.services.papers import issuing, letterheads
from desktop_app.services.sums import balances
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided as stored_awards
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people


def sections(
    desk: Desk, child_id: int, period: Period | None = None, as_of: date | None = None
) -> list[PeriodBalance]:
    """What a slip is made of: the child's sums for a period, or for all of them up to now.

    ``as_of`` asks what was known on a day, see `accounts.moment_of`. Trouble where there is none,
    or where a value of the law is missing.
    """
    now = periods.current(periods.offered(desk), as_of or desk.today())
    found = balances.accounts(desk, child_id, period or now, as_of)
    if period is not None:
        found = [account for account in found if account.quarter == period]
    if not found:
        raise Trouble(N_("Nothing is counted for this child for that time. No slip was issued."))
    return found


def issue(
    desk: Desk,
    child_id: int,
    language: PaperLanguage,
    period: Period | None = None,
    as_of: date | None = None,
) -> NoticeRow:
    """Print and keep the slip for a period, or for all of them up to now (D-4 to D-9).

    It is numbered as an outgoing letter and belongs to the newest award it tells of. Trouble as
    `sections` raises it.
    """
    found, moment = sections(desk, child_id, period, as_of), balances.moment_of(desk, as_of)
    with desk.writing(Act.ISSUE_CALCULATION) as connection:
        decisions = {d.id: d for d in applications.decisions_of_child(connection, child_id)}
        told = {account.decision_id for account in found}
        awards = [
            award
            for award in stored_awards.awards(connection, child_id, moment)
            if award.decision_id in told
        ]
        newest = decisions[awards[-1].decision_id]
        application = applications.by_id(connection, newest.application_id)
        rested_on = _citations(connection, found, moment)
        shared = letterheads.heading(connection, desk, application).__dict__
        payees = _payees(connection, awards, decisions)
        periods_on_paper = tuple(
            _on_paper(account, awards, _acts(connection, account, moment)) for account in found
        )

        def make(number: str) -> CalculationSlip:
            return CalculationSlip(
                **shared,
                number=number,
                issued_on=desk.today(),
                acts_kk=tuple(each.citation_kk for each in rested_on),
                acts_ru=tuple(each.citation_ru for each in rested_on),
                known_on=(moment or desk.now()).date(),
                payees=payees,
                periods=periods_on_paper,
                total=_total(found),
            )

        matter = replace(history.matter_of(connection, application), language=language)
        return issuing.issue(connection, desk, NoticeKind.CALCULATION_SLIP, matter, make)


def _acts(connection: Connection, account: PeriodBalance, moment: datetime | None) -> Acts:
    return law_data.acts(connection, account.quarter.last_day, moment)


def _citations(
    connection: Connection, found: Sequence[PeriodBalance], moment: datetime | None
) -> list[law_data.Citation]:
    """The decisions that counted in the periods, each once (D-1), with the clauses of the steps."""
    clauses = {step.clause for account in found for step in account.steps}
    clauses |= {"D-9"} if any(account.overpaid for account in found) else set()
    days = [account.quarter.last_day for account in found]
    cited = (law_data.citation(connection, day, *clauses, as_of=moment) for day in days)
    return list(dict.fromkeys(cited))


def _payees(
    connection: Connection, awards: Sequence[AwardRow], decisions: dict[int, Decision]
) -> tuple[PayeeOnPaper, ...]:
    """Who is paid, with their awards: one payee at any time, but not for ever the same (D-3)."""
    by_payee: dict[PersonOnPaper, list[AwardOnPaper]] = {}
    for award in awards:
        card = people.by_id(connection, award.payee_id)
        payee = replace(letterheads.on_paper(card), address="")
        found = _award_on_paper(connection, decisions[award.decision_id])
        by_payee.setdefault(payee, []).append(found)
    return tuple(PayeeOnPaper(payee, tuple(given)) for payee, given in by_payee.items())


def _award_on_paper(connection: Connection, decision: Decision) -> AwardOnPaper:
    application = applications.by_id(connection, decision.application_id)
    printed = notices.of_application(connection, decision.application_id)
    given = (paper for paper in printed if paper.kind is NoticeKind.AWARD)
    numbers = [paper.number for paper in given if paper.annulled_at is None]
    return AwardOnPaper(
        application_number=application.number,
        application_date=application.applied_on,
        decision_number=numbers[0] if numbers else "",
        decision_date=decision.decided_at.date(),
    )


def _on_paper(account: PeriodBalance, awards: Sequence[AwardRow], acts: Acts) -> PeriodOnPaper:
    # An office may have entered a decision without the numbers of its clauses: it names none then.
    steps = tuple(_step_on_paper(step, acts) for step in account.steps)
    named = any(step.clause for step in steps)
    rested_on = acts.decision.clause_of() if named else Words("", "")
    several = len({award.payee_id for award in awards}) > 1
    payee = next(a.payee_name for a in awards if a.decision_id == account.decision_id)
    return PeriodOnPaper(
        entitled=account.entitled,
        paid=account.paid,
        paid_out=account.paid_out,
        returned=account.returned,
        due=account.due,
        overpaid=account.overpaid,
        name_kk=wording.period(account.quarter, "kk"),
        name_ru=wording.period(account.quarter, "ru"),
        payee=payee if several else "",
        steps=steps,
        clauses_of_kk=rested_on.kk,
        clauses_of_ru=rested_on.ru,
    )


def _step_on_paper(step: Step, acts: Acts) -> StepOnPaper:
    return StepOnPaper(
        words_kk=wording.step(step, "kk"),
        words_ru=wording.step(step, "ru"),
        clause=acts.decision.number(step.clause),
        amount=step.amount,
    )


def _total(found: Sequence[PeriodBalance]) -> SumsOnPaper:
    return SumsOnPaper(
        entitled=sum(account.entitled for account in found),
        paid=sum(account.paid for account in found),
        paid_out=sum(account.paid_out for account in found),
        returned=sum(account.returned for account in found),
        due=sum(account.due for account in found),
        overpaid=sum(account.overpaid for account in found),
    )
