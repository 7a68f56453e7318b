"""Hearing a family before what goes against it is decided: a refusal under D-8, a termination that
nobody applied for, a demand of repayment, a change that takes months; never before a refusal on
Appendix 2 (R-4, R-5).

Who is to be heard is called by a notice, its day inside the term; what was said is put down, or why
nobody was heard. Without either the paper is not made. That nobody is heard is said by whoever may
decide: what another writes is a proposal, which waits with the paper and which the head signs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from desktop_app.documents.notices.hearing_kinds import HearingNotice
from desktop_app.law.calendar import CalendarUnknownError
from desktop_app.law.deadlines import after_working_days
from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application
from desktop_app.records.approvals import PROPOSED_WHY
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.hearings import Hearing, Intended, counting
from desktop_app.records.kinds import NoticeKind
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.law_values import hearing_rule, law_data
from desktop_app.services.law_values.calendar import working_calendar
from desktop_app.services.law_values.holidays import not_known
from desktop_app.services.papers import issuing, letterheads
from desktop_app.services.reasons import reason
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.papers import hearings as stored
from desktop_app.storage.papers import issued as notices
from desktop_app.wording import step as step_words

INTENDED: Mapping[NoticeKind, Words] = {
    NoticeKind.AWARD_REFUSAL: Words("шығындарды өтеуден бас тарту", "отказать в возмещении затрат"),
    NoticeKind.TERMINATION: Words(
        "шығындарды өтеу төлемін тоқтату", "прекратить выплату возмещения затрат"
    ),
    NoticeKind.REPAYMENT_DEMAND: Words(
        "артық төленген соманы қайтаруды талап ету",
        "потребовать возврата излишне выплаченной суммы",
    ),
    NoticeKind.CHANGE: Words(
        "шығындарды өтеуді тағайындауды өзгертіп, төленетін айлардың санын азайту",
        "изменить назначение возмещения затрат, уменьшив число оплачиваемых месяцев",
    ),
    NoticeKind.CORRECTION: Words(
        "шығындарды өтеуді тағайындауды түзетіп, төленетін айлардың санын азайту",
        "исправить назначение возмещения затрат, уменьшив число оплачиваемых месяцев",
    ),
}
"""What the notice says of each paper that it comes before."""


class NotHeard(Trouble):
    """Nobody was heard before what goes against them, and nobody said why not."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "Whom this goes against was not heard yet. Call them to a hearing and put down "
                "what they say, or write why nobody is heard. Nothing was saved."
            )
        )


@dataclass(frozen=True)
class Window:
    """The days on which a hearing called today can be; ``last`` is None without a term."""

    first: date
    last: date | None

    @property
    def holds_one(self) -> bool:
        return self.last is None or self.first <= self.last


def window(connection: Connection, today: date, application: Application | None) -> Window:
    """For what is decided on an application its term is the last day.

    Trouble where it reaches into a year whose days off are not known.
    """
    try:
        count = hearing_rule.shipped().notice_days
        first = after_working_days(today, count, working_calendar(connection))
    except CalendarUnknownError as error:
        raise Trouble.of(not_known(error.year)) from error
    return Window(first, application.deadline if application else None)


def call(desk: Desk, intended: Intended, held_at: datetime | None, place: str) -> NoticeRow:
    """Call whom it goes against, by a notice.

    EntryError for a day that is too soon or past the term, and without a place or facts; Trouble
    where it was called or settled already.
    """
    with desk.writing(Act.CALL_HEARING) as connection:
        application = applications.by_id(connection, intended.application_id)
        _require_none(connection, intended)
        moment = _required(connection, desk, intended, application, held_at, place)
        values = {"held_at": moment, "place": place.strip()}
        who, now = desk.author, desk.now()
        kept = stored.add(connection, intended, application.child_id, values, who, now)
        paper = _notice(connection, desk, kept, application, intended)
        stored.change(connection, kept, who, now, notice_id=paper.id)
        act = Step(N_("Called to a hearing: {when}"), "D-8", {"when": moment})
        history.record(connection, desk, act, application)
        return paper


def put_down(desk: Desk, hearing: Hearing, said: str, said_on: date | None) -> Hearing:
    """Record what was said.

    EntryError without words, or for a day that was not yet or was before the notice; Trouble where
    they were heard already, or it is on file why not.
    """
    slips = []
    if not said.strip():
        slips.append(Slip("said", N_("Write what was said.")))
    if said_on is None or said_on > desk.today():
        slips.append(Slip("said_on", N_("Write the day on which it was said, not a later one.")))
    if slips or said_on is None:
        raise EntryError(*slips)
    with desk.writing(Act.PUT_DOWN_HEARING) as connection:
        if stored.by_id(connection, hearing.id).is_settled:
            raise Trouble(_SETTLED)
        _require_after_notice(connection, hearing, said_on)
        values = {"said": said.strip(), "said_on": said_on}
        changed = stored.change(connection, hearing, desk.author, desk.now(), **values)
        application = applications.by_id(connection, hearing.application_id)
        history.record(connection, desk, Step(N_("Put down what was said"), "D-8"), application)
        return changed


def _require_after_notice(connection: Connection, hearing: Hearing, day: date) -> None:
    """Nobody answers a notice before it was written; a paper would say that they did."""
    if hearing.notice_id is None:
        return
    (notice,) = notices.rows(connection, [hearing.notice_id])
    called_on = notice.issued_at.date()
    if day < called_on:
        label = N_("They were called on {date}: what was said was not said before that.")
        raise EntryError(Slip("said_on", label, {"date": called_on}))


def take_back(connection: Connection, desk: Desk, paper: NoticeRow, why: str) -> None:
    """Nobody is called by a notice that was annulled; Trouble where it was settled since."""
    called = stored.called_by(connection, paper.id)
    if called is None or called.is_settled:
        raise Trouble(_SETTLED)
    stored.annul(connection, called, desk.author, desk.now(), why)
    act = Step(N_("The call to a hearing was taken back: {why}"), "D-8", {"why": as_is(why)})
    history.record(connection, desk, act, applications.by_id(connection, called.application_id))


def leave_out(desk: Desk, intended: Intended, why: str) -> Hearing:
    """Record why nobody is heard. EntryError without a reason."""
    why = reason(why, _WHY)
    with desk.writing(Act.LEAVE_HEARING_OUT) as connection:
        return _left_out(connection, desk, intended, why)


_WHY = N_("Write why nobody is heard before it.")


def require(
    connection: Connection, desk: Desk, intended: Intended, left_out: str = ""
) -> Mapping[str, str]:
    """NotHeard where there was no hearing on these facts, and no reason why not.

    The reason of whoever may decide is put on file with the act. Another's is given back, for the
    paper that waits: the head says so by signing it.
    """
    if intended.before not in hearing_rule.shipped().before:
        return {}
    found = _counting(connection, intended)
    if found is not None and found.is_settled:
        return {}
    if not left_out.strip():
        raise NotHeard
    why = reason(left_out, _WHY)
    if not desk.may_in(connection, Act.LEAVE_HEARING_OUT):
        return {PROPOSED_WHY: why}
    _left_out(connection, desk, intended, why)
    return {}


def is_settled(connection: Connection, intended: Intended) -> bool:
    found = _counting(connection, intended)
    return found is not None and found.is_settled


def _counting(connection: Connection, intended: Intended) -> Hearing | None:
    """None also where they were heard, but on other facts: nobody answered these (APC 73)."""
    found = stored.before(connection, intended.before, intended.application_id, intended.about)
    return counting(found, intended.facts)


def _left_out(connection: Connection, desk: Desk, intended: Intended, why: str) -> Hearing:
    application = applications.by_id(connection, intended.application_id)
    found, who, now = _counting(connection, intended), desk.author, desk.now()
    values = {"left_out_why": why}
    if found is not None and found.is_settled:
        raise Trouble(_SETTLED)
    if found is None:
        found = stored.add(connection, intended, application.child_id, values, who, now)
    else:
        found = stored.change(connection, found, who, now, **values)
    act = Step(N_("Nobody was heard. Reason: {why}"), "D-8", {"why": as_is(why)})
    history.record(connection, desk, act, application)
    return found


_SETTLED = N_("They were heard already, or it is on file why not. Nothing was saved.")


def _require_none(connection: Connection, intended: Intended) -> None:
    found = _counting(connection, intended)
    if found is None:
        return
    if found.is_settled:
        raise Trouble(_SETTLED)
    raise Trouble(
        N_("They were called already, for {when}. Nothing was saved."),
        when=found.held_at or datetime.min,
    )


def _required(
    connection: Connection,
    desk: Desk,
    intended: Intended,
    application: Application,
    held_at: datetime | None,
    place: str,
) -> datetime:
    """The moment; EntryError with every slip."""
    of_term = intended.before is NoticeKind.AWARD_REFUSAL
    days = window(connection, desk.today(), application if of_term else None)
    slips = []
    if held_at is None or held_at.date() < days.first:
        label = N_("The notice is to come before: choose {day} or a later day.")
        slips.append(Slip("held_at", label, {"day": days.first}))
    elif days.last is not None and held_at.date() > days.last:
        label = N_("It is decided by {day}: the hearing is to be before that.")
        slips.append(Slip("held_at", label, {"day": days.last}))
    else:
        slips += _day_off_slips(connection, held_at.date())
    if not place.strip():
        slips.append(Slip("place", N_("Write where they are heard.")))
    if not intended.facts:
        slips.append(Slip("facts", N_("Write the facts that they are to be heard on.")))
    if slips or held_at is None:
        raise EntryError(*slips)
    return held_at


def _day_off_slips(connection: Connection, day: date) -> list[Slip]:
    """Whoever is called to a closed office is not heard."""
    try:
        if working_calendar(connection).is_working(day):
            return []
    except CalendarUnknownError as error:
        step = not_known(error.year)
        return [Slip("held_at", step.label, step.values)]
    return [Slip("held_at", N_("This is a day off. Choose a working day."))]


def _notice(
    connection: Connection,
    desk: Desk,
    hearing: Hearing,
    application: Application,
    intended: Intended,
) -> NoticeRow:
    shared = letterheads.heading(connection, desk, application).__dict__
    citation = law_data.clause(connection, intended.counts_on, *intended.clauses).__dict__
    what, basis = INTENDED[hearing.before], hearing_rule.shipped().basis
    held_at = hearing.held_at
    assert held_at is not None

    def make(number: str) -> HearingNotice:
        return HearingNotice(
            **shared,
            **citation,
            number=number,
            issued_on=desk.today(),
            intended_kk=what.kk,
            intended_ru=what.ru,
            facts_kk=tuple(step_words(fact, "kk") for fact in hearing.facts),
            facts_ru=tuple(step_words(fact, "ru") for fact in hearing.facts),
            held_at=held_at,
            place=hearing.place,
            basis_kk=basis.kk,
            basis_ru=basis.ru,
        )

    matter = history.matter_of(connection, application, f"hearing {hearing.id}")
    return issuing.issue(connection, desk, NoticeKind.HEARING, matter, make)
