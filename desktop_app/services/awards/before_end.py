"""Telling a family in time that a term ends their award, and what to do so that no month is lost.

The month of application decides money (D-4), so it is told before the term ends, once for each.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection

from desktop_app.documents.notices.award_kinds import BeforeEnd
from desktop_app.law.award_papers import NAMES, about, or_of, said_of
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month
from desktop_app.law.readings import Institution
from desktop_app.law.steps import N_, Step, Value
from desktop_app.law.stops import Stop, Turning
from desktop_app.records.acts import Act
from desktop_app.records.decisions import CAUSE_OF, PAPER_OF, Cause, Ending, NoticeRow
from desktop_app.records.kinds import NoticeKind
from desktop_app.services import history
from desktop_app.services.awards.terminations import next_of
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.law_values import law_data
from desktop_app.services.papers import issuing, letterheads
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.awards import decided
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.reports import today as stored
from desktop_app.storage.tasks import kept as tasks
from desktop_app.wording import step as step_words

_PERIOD_ENDS = or_of(
    N_("The period of the school's certificate ends"),
    N_("The period of the document ends: {paper}"),
)
CAUSES: Mapping[Cause, str] = {
    Cause.CERTIFICATE: _PERIOD_ENDS,
    **{cause: about(paper, _PERIOD_ENDS) for paper, cause in CAUSE_OF.items()},
    Cause.DISABILITY: N_("The term of the disability ends"),
}
"""What a family can do something about before it has come."""

_NEXT_CERTIFICATE = or_of(
    N_(
        "If the child goes on studying at home, bring the school's next certificate. If its period "
        "begins no later than {next}, the award goes on. If it begins later, after the summer "
        "holidays too, file a new application in the month in which it begins: it is paid only "
        "from the month of the application."
    ),
    N_(
        "If the child goes on studying at home, bring the next document ({paper}). If its period "
        "begins no later than {next}, the award goes on. If it begins later, after the summer "
        "holidays too, file a new application in the month in which it begins: it is paid only "
        "from the month of the application."
    ),
)
"""A certificate that ends in May is followed in September, which to a family is no break."""


def tell(desk: Desk, ending: Ending) -> NoticeRow:
    """Issue the letter, in the language of the family.

    Trouble where the award does not end so any more, or the family was told already.
    """
    with desk.writing(Act.TELL_BEFORE_END) as connection:
        _require_as_seen(connection, ending)
        return _letter(connection, desk, ending)


def told(connection: Connection, endings: tuple[Ending, ...]) -> tuple[Ending, ...]:
    """Each with the day on which its family was told, where it was."""
    keys = [_key(each) for each in endings if each.cause in CAUSES]
    days = notices.told_on(connection, NoticeKind.BEFORE_END, keys)
    return tuple(replace(each, told_on=days.get(_key(each))) for each in endings)


def endings(
    connection: Connection, law: LawInForce, first: Month, last: Month
) -> tuple[Ending, ...]:
    """Children whose last award ends in the period, with the day on which the family was told; the
    nearest end first."""
    marked = tasks.to_reckon(connection, law.fingerprint)
    if len(marked) > _FEW:
        return told(connection, tuple(stored.endings(connection, first, last)))
    found = tasks.endings(connection, first, last, but=marked)
    for awards in decided.awards_of_children(connection, marked):
        anew = stored.ending_of(awards)
        if anew is not None and first <= anew.last <= last:
            found.append(anew)
    return told(connection, tuple(sorted(found, key=lambda each: each.last)))


_FEW = 500
"""Of more children it is faster to look through the whole office."""


def _key(ending: Ending) -> str:
    return f"before {ending.decision_id} {ending.cause} {ending.day.isoformat()}"


def _require_as_seen(connection: Connection, ending: Ending) -> None:
    now = stored.ending_of(decided.awards(connection, ending.child_id))
    if now != replace(ending, told_on=None) or ending.cause not in CAUSES:
        raise Trouble(N_("The award does not end so any more. Nothing was issued."))
    if notices.about(connection, NoticeKind.BEFORE_END, _key(ending)):
        raise Trouble(N_("The family was told already. Nothing was issued."))


def _letter(connection: Connection, desk: Desk, ending: Ending) -> NoticeRow:
    case = decided.application_of(connection, ending.decision_id)
    application = applications.by_id(connection, case)
    decision = applications.decision_of(connection, case)
    assert decision is not None
    shared = letterheads.heading(connection, desk, application).__dict__
    paper = PAPER_OF.get(ending.cause)
    clause = "D-4" if paper is not None else "D-5"
    citation = law_data.clause(connection, application.applied_on, clause).__dict__
    award_number = issuing.number_of(connection, case, NoticeKind.AWARD)
    values: dict[str, Value] = {"paper": NAMES[paper]} if paper is not None else {}
    cause, what_next = Step(CAUSES[ending.cause], clause, values), _next(connection, ending)

    def make(number: str) -> BeforeEnd:
        return BeforeEnd(
            **shared,
            **citation,
            number=number,
            issued_on=desk.today(),
            decision_number=award_number,
            decision_date=decision.decided_at.date(),
            cause_kk=step_words(cause, "kk"),
            cause_ru=step_words(cause, "ru"),
            ends_on=ending.day,
            last_month=ending.last,
            next_kk=step_words(what_next, "kk"),
            next_ru=step_words(what_next, "ru"),
        )

    matter = history.matter_of(connection, application, _key(ending))
    return issuing.issue(connection, desk, NoticeKind.BEFORE_END, matter, make)


def _next(connection: Connection, ending: Ending) -> Step:
    """What is to be done, and by when, as the decision is read (D-4, D-5)."""
    paper = PAPER_OF.get(ending.cause)
    if paper is not None:
        next_day = Month.of(ending.day).shifted(1).first_day
        return said_of(paper, Step(_NEXT_CERTIFICATE, "D-4", {"next": next_day}))
    renewal = law_data.readings(connection, ending.day).renewal
    found = next_of(Stop(Turning.DISABILITY, ending.day), Institution.ENDS, renewal)
    assert found is not None
    return found
