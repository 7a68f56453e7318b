"""The proactive service: asking a parent for consent by a message, and what came back (R-7-1).

The program sends nothing: it makes the text, the clerk sends it through the portal or a phone and
records the moment, and the 24 hours by the clock run from there. The Rules say how long an answer
is awaited and nothing of one that comes later: it is recorded as late, and no application rests on
it. The family applies at the school or on the portal (R-4, R-5), or is asked once more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from desktop_app.documents.notices.kinds import ProactiveMessage
from desktop_app.law.deadlines import after_hours
from desktop_app.law.steps import N_, Step
from desktop_app.law.time_limits import CONSENT
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application, ApplicationEntry
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.kinds import Channel, MessageAnswer, NoticeKind, PaperLanguage, Service
from desktop_app.records.messages import Message, MessageEntry, MessageState
from desktop_app.records.people import Person, Provider
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Doubt, EntryError, Slip, Trouble
from desktop_app.services.identity.meaning import as_meant
from desktop_app.services.papers import issuing, letterheads
from desktop_app.services.people import confirming, doubts, duplicates
from desktop_app.services.people.duplicates import Coming
from desktop_app.services.people.guard import Came, put_on_file, require_answers
from desktop_app.services.people.phones import mobile, mobile_slip
from desktop_app.services.reasons import reason
from desktop_app.services.validation import already_open, person_slips
from desktop_app.storage.applications import on_file as applications
from desktop_app.storage.messages import sent as messages
from desktop_app.storage.office import details as offices
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.people import on_file as people

STATE_WORDS: Mapping[MessageState, str] = {
    MessageState.WAITING: N_("waiting"),
    MessageState.LAPSED: N_("time is up"),
    MessageState.CONSENT: N_("consent"),
    MessageState.REFUSAL: N_("declined"),
    MessageState.LATE_CONSENT: N_("consent, too late"),
    MessageState.LATE_REFUSAL: N_("declined, too late"),
    MessageState.NO_ANSWER: N_("no answer"),
    MessageState.ANNULLED: N_("annulled"),
}

# Where nothing came, the form itself says so.
ANSWER_ON_PAPER = {
    MessageState.CONSENT: ("келісім берілді", "согласие дано"),
    MessageState.REFUSAL: ("бас тартылды", "получен отказ"),
    MessageState.LATE_CONSENT: (
        "келісім жиырма төрт сағат өткеннен кейін келді, есепке алынбайды",
        "согласие поступило по истечении двадцати четырех часов и не учитывается",
    ),
    MessageState.LATE_REFUSAL: (
        "бас тарту жиырма төрт сағат өткеннен кейін келді",
        "отказ поступил по истечении двадцати четырех часов",
    ),
    MessageState.NO_ANSWER: ("", ""),
}


# Asking


def texts(language: PaperLanguage, child: str, school: Provider) -> tuple[str, ...]:
    """What is sent, in each of the languages: as the office's forms have it."""
    from desktop_app.documents.forms import files as form_files

    names = {"kk": school.name_kk, "ru": school.name_ru}
    return tuple(
        form_files.consent_message(each, child, names[each]) for each in language.languages
    )


def send(desk: Desk, entry: MessageEntry) -> Message:
    """Record a message that was sent; the answer is awaited 24 hours from then (R-7-1).

    EntryError with every slip, Question where a card says otherwise and nobody answered who it is.
    Who is not on file yet is put there.
    """
    entry = as_meant(entry)
    with desk.writing(Act.SEND_MESSAGE) as connection:
        phone, sent_at = mobile(entry.phone) or "", _minute(entry.sent_at)
        entry = _as_answered(connection, entry)
        came = _require_right(connection, desk, entry)
        child_id, parent_id = (put_on_file(connection, desk, each) for each in came)
        ids = {"child": child_id, "parent": parent_id}
        duplicates.keep(connection, desk, ids, entry.alike)
        school = offices.school(connection, entry.provider_id)
        due_at = after_hours(sent_at, CONSENT).moment
        values = {
            "child_id": child_id,
            "parent_id": parent_id,
            "provider_id": entry.provider_id,
            "phone": phone,
            "language": entry.language,
            "text": "\n".join(texts(entry.language, entry.child.full_name, school)),
            "sent_at": sent_at,
            "sent_by": desk.worker.name,
            "due_at": due_at,
            "answer": MessageAnswer.WAITING,
        }
        message_id = messages.add(connection, values, desk.worker.name, desk.now())
        act = Step(
            N_("A message of {sent} asked for consent; the answer is awaited until {until}"),
            "R-7-1",
            {"sent": sent_at, "until": due_at},
        )
        history.record_for_child(connection, desk, act, child_id)
        for each in confirming.told(_doubts(entry)):
            history.record_for_child(connection, desk, each, child_id)
        return messages.by_id(connection, message_id)


def problem(desk: Desk, entry: MessageEntry) -> EntryError | None:
    """What `send` would raise now; None where nothing is in the way. Nothing is saved."""
    with desk.reading() as connection:
        try:
            _require_right(connection, desk, _as_answered(connection, as_meant(entry)))
        except EntryError as error:
            return error
    return None


def _require_right(connection: Connection, desk: Desk, entry: MessageEntry) -> tuple[Came, Came]:
    came = _came(connection, entry, mobile(entry.phone) or "")
    alike = duplicates.asked(connection, _coming(entry), entry.alike)
    slips = _slips(connection, desk, entry)
    require_answers(connection, desk.today(), came, slips, alike)
    return came


def _doubts(entry: MessageEntry) -> tuple[Doubt, ...]:
    """What is unusual, and somebody has to confirm."""
    return (
        *confirming.names_of("child", entry.child),
        *confirming.names_of("parent", entry.parent),
    )


def _coming(entry: MessageEntry) -> tuple[Coming, Coming]:
    return (
        Coming("child", entry.child, (entry.parent.iin,)),
        Coming("parent", entry.parent, (entry.child.iin,)),
    )


def _as_answered(connection: Connection, entry: MessageEntry) -> MessageEntry:
    child, parent = (
        duplicates.as_answered(connection, who, each, entry.alike)
        for who, each in (("child", entry.child), ("parent", entry.parent))
    )
    return replace(entry, child=child, parent=parent)


def _slips(connection: Connection, desk: Desk, entry: MessageEntry) -> Iterator[Slip]:
    yield from person_slips("child", entry.child)
    waiting = messages.waiting_for_child(connection, entry.child.iin)
    if waiting is not None and not waiting.time_is_up(desk.now()):
        label = N_("A message about this child waits for its answer until {until}.")
        yield Slip("child.iin", label, {"until": waiting.due_at})
    child = people.known(connection, entry.child)
    service = Service.HOME_EDUCATION
    already = applications.open_for(connection, child.id, service) if child else None
    if already is not None:
        yield already_open(already)
    yield from person_slips("parent", entry.parent)
    if entry.child.iin and entry.child.iin == entry.parent.iin:
        yield Slip("parent.iin", N_("Child and parent have the same IIN."))
    swapped = doubts.of_swapped(entry.child, entry.parent, entry.sent_at.date(), "parent")
    for slip in (swapped, mobile_slip("phone", entry.phone)):
        if slip is not None:
            yield slip
    if not entry.provider_id:
        yield Slip("provider", N_("Choose the school."))
    if entry.sent_at > desk.now():
        yield Slip("sent_at", N_("The message can't have been sent in the future."))
    yield from confirming.unanswered(_doubts(entry), entry.confirmed)


def _came(connection: Connection, entry: MessageEntry, phone: str) -> tuple[Came, Came]:
    """A message asks for less than an application: its phone is taken where none is on file."""
    known = people.by_iin(connection, entry.parent.iin)
    parent = entry.parent
    if not (parent.phone or (known is not None and known.phone)):
        parent = replace(parent, phone=phone)
    return Came("child", entry.child, entry.child_is), Came("parent", parent, entry.parent_is)


# What came back


def answer(
    desk: Desk, message: Message, given: MessageAnswer, came_at: datetime, why: str = ""
) -> NoticeRow:
    """Record consent or refusal and when it came, and issue the record of it (R-7-1).

    One that came after the 24 hours is recorded as late. What was recorded before is corrected
    with a reason; its paper is annulled.
    """
    assert given in (MessageAnswer.CONSENT, MessageAnswer.REFUSAL)
    came_at = _minute(came_at)
    if came_at < message.sent_at:
        raise EntryError(Slip("answered_at", N_("The answer can't come before the message.")))
    if came_at > desk.now():
        raise EntryError(Slip("answered_at", N_("The answer can't lie in the future.")))
    if corrects(message, came_at):
        why = reason(why, N_("Write why the record is corrected."))
    return _settle(desk, message, given, came_at, why)


def corrects(message: Message, came_at: datetime) -> bool:
    """Whether an answer of that moment contradicts what is recorded.

    One that comes after the 24 hours went by in silence does not: there was none by then.
    """
    if message.answer is MessageAnswer.NO_ANSWER:
        return not message.time_is_up(came_at)
    return message.answer is not MessageAnswer.WAITING


def lapse(desk: Desk, message: Message) -> NoticeRow:
    """Record that no answer came in the 24 hours, and issue the record of it (R-7-1)."""
    if message.answer is not MessageAnswer.WAITING:
        raise Trouble(N_("An answer is recorded already. Nothing was saved: look at it again."))
    if not message.time_is_up(desk.now()):
        raise Trouble(
            N_("The answer is awaited until {until}. Nothing was saved."), until=message.due_at
        )
    return _settle(desk, message, MessageAnswer.NO_ANSWER, None, "")


def annul(desk: Desk, message: Message, why: str) -> Message:
    """A message was recorded by mistake; it stays on file with the reason, its paper annulled."""
    why = reason(why, N_("Write why the message is annulled."))
    with desk.writing(Act.ANNUL_MESSAGE) as connection:
        values = {"answer": MessageAnswer.ANNULLED, "note": why}
        changed = _change(connection, desk, message, values)
        _annul_record(connection, desk, changed)
        act = Step(N_("The message of {sent} was annulled"), "R-7-1", {"sent": message.sent_at})
        history.record_for_child(connection, desk, act, message.child_id)
        return changed


def _settle(
    desk: Desk, message: Message, given: MessageAnswer, came_at: datetime | None, why: str
) -> NoticeRow:
    with desk.writing(Act.ANSWER_MESSAGE) as connection:
        if came_at is not None and corrects(message, came_at):
            _annul_record(connection, desk, message, why.strip())
        values = {
            "answer": given,
            "answered_at": came_at,
            "answer_recorded_by": desk.worker.name,
            "note": why.strip(),
        }
        changed = _change(connection, desk, message, values)
        act = Step(
            N_("The answer to the message of {sent}: {answer}"),
            "R-7-1",
            {"sent": message.sent_at, "answer": STATE_WORDS[changed.state(desk.now())]},
        )
        history.record_for_child(connection, desk, act, message.child_id)
        return _issue_record(connection, desk, changed)


def _change(
    connection: Connection, desk: Desk, message: Message, values: Mapping[str, object]
) -> Message:
    if message.answer is MessageAnswer.ANNULLED or message.application_id is not None:
        raise Trouble(
            N_("The message was annulled, or an application rests on it. Nothing was saved.")
        )
    return messages.change(connection, message, values, desk.worker.name, desk.now())


# The record on paper


def _about(message: Message) -> str:
    return f"message {message.id}"


def record_of(desk: Desk, message: Message) -> NoticeRow | None:
    """The newest record of the answer that stands."""
    with desk.reading() as connection:
        found = notices.about(connection, NoticeKind.PROACTIVE_MESSAGE, _about(message))
    return found[-1] if found else None


def _annul_record(connection: Connection, desk: Desk, message: Message, why: str = "") -> None:
    """What a record says no longer stands; it stays in the register with the reason."""
    who, when = desk.worker.name, desk.now()
    for paper in notices.about(connection, NoticeKind.PROACTIVE_MESSAGE, _about(message)):
        notices.annul(connection, paper.id, who, when, why or message.note)


def _issue_record(connection: Connection, desk: Desk, message: Message) -> NoticeRow:
    """The school writes (R-3)."""
    school = offices.school(connection, message.provider_id)
    parent = people.by_id(connection, message.parent_id)
    child = people.by_id(connection, message.child_id)
    head = letterheads.of_the_school(school, offices.details(connection))
    answer_kk, answer_ru = ANSWER_ON_PAPER[message.state(desk.now())]

    def make(number: str) -> ProactiveMessage:
        return ProactiveMessage(
            **letterheads.writer(desk, head).__dict__,
            number=number,
            issued_on=desk.today(),
            parent=letterheads.on_paper(parent),
            child=letterheads.on_paper(child),
            phone=message.phone,
            message=message.text,
            sent_at=message.sent_at,
            due_at=message.due_at,
            answer_kk=answer_kk,
            answer_ru=answer_ru,
            answered_at=message.answered_at,
        )

    matter = history.Matter(
        recipient=parent.full_name,
        address=parent.address,
        language=parent.papers_in or message.language,
        child_id=message.child_id,
        about=_about(message),
    )
    return issuing.issue(connection, desk, NoticeKind.PROACTIVE_MESSAGE, matter, make)


# The application that rests on a consent


@dataclass(frozen=True)
class Consent:
    """A message that was consented to, with what its application takes over."""

    message: Message
    parent: Person

    @property
    def given_on(self) -> date:
        """The consent stands for the application: it came in on that day."""
        return (self.message.answered_at or self.message.sent_at).date()

    @property
    def paper_language(self) -> PaperLanguage:
        return self.parent.papers_in or self.message.language


def consented(connection: Connection, message_id: int) -> Consent:
    """The consent that an application is to rest on, whoever gave it."""
    message = messages.by_id(connection, message_id)
    return Consent(message, people.by_id(connection, message.parent_id))


def application_slips(connection: Connection, entry: ApplicationEntry) -> Iterator[Slip]:
    """A proactive application rests on a consent that came in time (R-7-1)."""
    if _is_proactive(entry) and _consent_for(connection, entry) is None:
        label = N_(
            "No consent of this parent to this school is on file. "
            "Record the message and its answer first."
        )
        yield Slip("channel", label)


def rest_on_consent(
    connection: Connection, desk: Desk, entry: ApplicationEntry, application: Application
) -> None:
    """Tie a proactive application to its consent: no other application rests on it after that."""
    consent = _consent_for(connection, entry) if _is_proactive(entry) else None
    if consent is None:
        return
    values = {"application_id": application.id}
    messages.change(connection, consent, values, desk.worker.name, desk.now())
    assert consent.answered_at is not None
    act = Step(
        N_("Rests on the consent of {answered} to the message of {sent}"),
        "R-7-1",
        {"answered": consent.answered_at, "sent": consent.sent_at},
    )
    history.record(connection, desk, act, application)


def _is_proactive(entry: ApplicationEntry) -> bool:
    return entry.channel is Channel.PROACTIVE and entry.service is Service.HOME_EDUCATION


def _consent_for(connection: Connection, entry: ApplicationEntry) -> Message | None:
    if not (entry.child.iin and entry.applicant.iin):
        return None  # messages are sent about children and to parents who have one
    return messages.free_consent(
        connection, entry.child.iin, entry.applicant.iin, entry.provider_id
    )


def _minute(moment: datetime) -> datetime:
    """The law counts hours; a phone shows minutes."""
    return moment.replace(second=0, microsecond=0)
