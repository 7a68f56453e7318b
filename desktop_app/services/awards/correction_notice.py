"""Telling the family that their award was set right, or changed by circumstances (D-2 to D-9).

It is issued in the same transaction.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import Connection

from desktop_app.documents.notices.award_kinds import AwardChange
from desktop_app.documents.notices.kinds import AwardCorrection, MonthSpan, Notice
from desktop_app.law.amendments import FOLLOWS
from desktop_app.law.entitlement import no_right, what_ends
from desktop_app.law.facts import Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step, Words
from desktop_app.law.stops import Stop, stop_of
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.services import history
from desktop_app.services.awards.effect_on_sums import Effect
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data, remedies
from desktop_app.services.papers import issuing, letterheads
from desktop_app.services.sums.award_table import TableLine
from desktop_app.services.sums.not_paid import NOTHING, ToldNotPaid
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided
from desktop_app.wording import step as step_words


def news(steps: Sequence[Step], old: Facts, new: Facts) -> tuple[Step, ...]:
    """Without what ends the award, where that is as before, or is the correction once more."""
    ends = what_ends(new)
    is_news = ends != what_ends(old) and ends not in no_right(new)
    return tuple(step for step in steps if is_news or step != ends)


@dataclass(frozen=True)
class Outcome:
    """What an award is after a change: ``months`` are the school months left, ``table`` what they
    give, ``ends`` what ends it now, and ``stops`` what of D-5 stops the award by it, where that has
    come: it needs no notice of its own. ``not_paid`` is told where the change is about months.
    """

    decision_id: int
    months: Sequence[Month]
    table: Sequence[TableLine]
    law: LawInForce
    effect: Effect
    stops: Stop | None
    ends: Step
    not_paid: ToldNotPaid = NOTHING


def stop_told(old: Facts, new: Facts, today: date) -> Stop | None:
    """What stops the award only now that it is set right, if it has come by today."""
    stop = None if no_right(new) else stop_of(new)
    return stop if stop is not None and stop != stop_of(old) and stop.has_come(today) else None


def issue(
    connection: Connection, desk: Desk, told: Sequence[Step], document: Words, outcome: Outcome
) -> NoticeRow:
    """``told`` is what was wrong and what follows, ``document`` what shows it."""
    make = partial(
        AwardCorrection,
        corrections_kk=_in_words(told, "kk"),
        corrections_ru=_in_words(told, "ru"),
        shown_by_kk=document.kk,
        shown_by_ru=document.ru,
    )
    return _issued(connection, desk, NoticeKind.CORRECTION, make, told, outcome)


def issue_change(
    connection: Connection, desk: Desk, told: Sequence[Step], iban: str, outcome: Outcome
) -> NoticeRow:
    """``told`` is what changed and what follows from it, ``iban`` the account from now on."""
    make = partial(
        AwardChange,
        changes_kk=_in_words(told, "kk"),
        changes_ru=_in_words(told, "ru"),
        iban=iban,
    )
    return _issued(connection, desk, NoticeKind.CHANGE, make, told, outcome)


def _in_words(told: Sequence[Step], language: str) -> tuple[str, ...]:
    return tuple(step_words(step, language) for step in told)


_GROUNDS = frozenset({"D-2", "D-3", "D-4", "D-5", "D-6", "D-7", "D-8"})
"""What an award, and so a change of it, can rest on. The account is among the documents that a
family applies with (D-6): so another one is no change without a ground."""


def _citation(connection: Connection, day: date, clauses: Collection[str]) -> dict[str, str]:
    """The clauses of what changed, and no others; nothing where the change rests on none."""
    if not clauses:
        return {"citation_kk": "", "citation_ru": ""}
    return dict(law_data.clause(connection, day, *clauses).__dict__)


def _issued(
    connection: Connection,
    desk: Desk,
    kind: NoticeKind,
    make: Callable[..., Notice],
    told: Sequence[Step],
    outcome: Outcome,
) -> NoticeRow:
    """With what every notice of a change says of the award.

    The sums are those of this award's periods that change by it: other payees are told nothing.
    """
    rows = (row.after for row in outcome.effect.periods)
    own = [each for each in rows if each.decision_id == outcome.decision_id]
    begun = [each for each in own if each.quarter.first_day <= desk.today()]
    case = decided.application_of(connection, outcome.decision_id)
    application = applications.by_id(connection, case)
    decision = applications.decision_of(connection, case)
    assert decision is not None
    heading = letterheads.heading(connection, desk, application).__dict__
    changed = (each for each in told if each.label not in FOLLOWS and each != outcome.ends)
    clauses = {step.clause for step in changed} & _GROUNDS
    clauses |= outcome.not_paid.clauses
    clauses |= {"D-9"} if any(each.overpaid for each in own) else set()
    shared = {
        **heading,
        **_citation(connection, application.applied_on, clauses),
        **remedies.on_paper(kind, heading["letterhead"]).__dict__,
        "issued_on": desk.today(),
        "decision_number": issuing.number_of(connection, case, NoticeKind.AWARD),
        "decision_date": decision.decided_at.date(),
        "spans": tuple(MonthSpan(*span) for span in outcome.law.spans(outcome.months)),
        "sums": tuple(line.on_paper for line in outcome.table),
        "due": sum(each.due for each in begun),
        "overpaid": sum(each.overpaid for each in own),
        "not_paid": outcome.not_paid.on_paper,
    }
    about = "" if outcome.stops is None else outcome.stops.key
    matter = history.matter_of(connection, application, about)
    return issuing.issue(
        connection, desk, kind, matter, lambda number: make(**shared, number=number)
    )
