"""Telling the family that their award was set right, in the same transaction (D-3 to D-9)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from desktop_app.documents.notices.kinds import AwardCorrection, MonthSpan
from desktop_app.law.entitlement import no_right, what_ends
from desktop_app.law.facts import Facts
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.steps import Step
from desktop_app.law.stops import Stop, stop_of
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.services import history
from desktop_app.services.awards.effect_on_sums import Effect
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_data, remedies
from desktop_app.services.papers import issuing, letterheads
from desktop_app.services.sums.award_table import TableLine
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided
from desktop_app.wording import step as step_words


def news(steps: Sequence[Step], old: Facts, new: Facts) -> tuple[Step, ...]:
    """Without what ends the award, where that is as before, or is the correction once more; and
    without the document, which comes last and has a line of its own on the notice."""
    ends = what_ends(new)
    is_news = ends != what_ends(old) and ends not in no_right(new)
    return tuple(step for step in steps[:-1] if is_news or step != ends)


def stop_told(old: Facts, new: Facts, today: date) -> Stop | None:
    """What stops the award only now that it is set right, if it has come by today."""
    stop = None if no_right(new) else stop_of(new)
    return stop if stop is not None and stop != stop_of(old) and stop.has_come(today) else None


def issue(
    connection: Connection,
    desk: Desk,
    decision_id: int,
    *,
    told: Sequence[Step],
    document: str,
    months: Sequence[Month],
    table: Sequence[TableLine],
    law: LawInForce,
    effect: Effect,
    stops: Stop | None,
) -> NoticeRow:
    """``told`` is what was wrong and what follows, ``months`` are the school months left,
    ``table`` what they give, and ``stops`` what of D-5 stops the award by it, where that has come:
    it needs no notice of its own.

    The sums are those of this award's periods that change by it: other payees are told nothing.
    """
    own = [row.after for row in effect.periods if row.after.decision_id == decision_id]
    begun = [each for each in own if each.quarter.first_day <= desk.today()]
    case = decided.application_of(connection, decision_id)
    application = applications.by_id(connection, case)
    decision = applications.decision_of(connection, case)
    assert decision is not None
    shared = letterheads.heading(connection, desk, application).__dict__
    clauses = [*(step.clause for step in told), *(["D-9"] if any(e.overpaid for e in own) else [])]
    citation = law_data.clause(connection, application.applied_on, *clauses).__dict__
    award_number = issuing.number_of(connection, case, NoticeKind.AWARD)

    remedy = remedies.on_paper(NoticeKind.CORRECTION, shared["letterhead"]).__dict__

    def make(number: str) -> AwardCorrection:
        return AwardCorrection(
            **shared,
            **citation,
            **remedy,
            number=number,
            issued_on=desk.today(),
            decision_number=award_number,
            decision_date=decision.decided_at.date(),
            corrections_kk=tuple(step_words(step, "kk") for step in told),
            corrections_ru=tuple(step_words(step, "ru") for step in told),
            shown_by=document,
            spans=tuple(MonthSpan(*span) for span in law.spans(months)),
            sums=tuple(line.on_paper for line in table),
            due=sum(each.due for each in begun),
            overpaid=sum(each.overpaid for each in own),
        )

    about = "" if stops is None else stops.key
    matter = history.matter_of(connection, application, about)
    return issuing.issue(connection, desk, NoticeKind.CORRECTION, matter, make)
