"""What the demo's families live through, told as courses of acts that wait for their day."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from desktop_app.demo.documents import of_disability, presented
from desktop_app.law.checklist import DocumentState, Source
from desktop_app.law.deadlines import after_working_days, received_on
from desktop_app.law.evidence import DOCUMENT_OF, Fact, SystemAnswer
from desktop_app.law.facts import EventKind
from desktop_app.records.applications import (
    Application,
    ApplicationEntry,
    CertificateEntry,
    DocumentEntry,
    ReimbursementEntry,
)
from desktop_app.records.decisions import NoticeRow
from desktop_app.records.evidence import EvidenceEntry
from desktop_app.records.kinds import (
    PARENTS,
    Channel,
    InstructionLanguage,
    MessageAnswer,
    PaperLanguage,
    Relation,
    Service,
)
from desktop_app.records.messages import MessageEntry
from desktop_app.records.people import PersonEntry
from desktop_app.records.requests import (
    RequestAnswer,
    RequestEntry,
    RequestKind,
    RequestOutcome,
)
from desktop_app.services.applications import evidence, home_education, registering
from desktop_app.services.applications.home_education import OrderEntry
from desktop_app.services.awards import deciding, events
from desktop_app.services.awards.deciding import Refusal
from desktop_app.services.desk import Desk
from desktop_app.services.law_values.calendar import shipped_calendar
from desktop_app.services.law_values.law_data import rules
from desktop_app.services.messages import proactive
from desktop_app.services.papers import hearings, requests, tray
from desktop_app.services.post import signing
from desktop_app.storage.applications import on_file as stored
from desktop_app.storage.papers import hearings as stored_hearings
from desktop_app.storage.papers import requests as stored_requests
from desktop_app.storage.people import on_file as people

Turn = tuple[date, str]
"""The day on which an act is due, and who does it."""
Course = Generator[Turn, Desk, None]

Period = tuple[date, date]


@dataclass(frozen=True)
class Home:
    """A family: the child, who applies, at which school, and which papers they like."""

    child: PersonEntry
    applicant: PersonEntry
    relation: Relation
    school: int
    iban: str
    language: PaperLanguage
    stories: tuple["Asked | Schooling | Claim | Happening", ...]


@dataclass
class Case:
    """A family's case while its stories are played."""

    home: Home
    provider_id: int
    certificate: CertificateEntry | None = None

    def entry(self, service: Service, applied: date, channel: Channel) -> ApplicationEntry:
        home = self.home
        sent = datetime.combine(applied, time(7, 48)) if channel is Channel.PORTAL else None
        return ApplicationEntry(
            service=service,
            channel=channel,
            applied_on=applied,
            sent_at=sent,
            child=home.child,
            applicant=home.applicant,
            relation=home.relation,
            provider_id=self.provider_id,
            language=home.language,
            documents=(),
        )


def working_day(day: date) -> date:
    return received_on(day, shipped_calendar())


def days_later(day: date, count: int) -> date:
    return after_working_days(day, count, shipped_calendar())


@dataclass(frozen=True)
class Asked:
    """The school asks by a message whether it may accept the documents itself (R-7-1).

    ``answered`` is the day on which what came back is recorded; without one it is still awaited.
    Without an ``answer`` none came.
    """

    sent: date
    answered: date | None = None
    answer: MessageAnswer | None = None

    def play(self, case: Case) -> Course:
        home = case.home
        desk = yield self.sent, "second clerk"
        asked = MessageEntry(
            child=home.child,
            parent=home.applicant,
            provider_id=case.provider_id,
            phone=home.applicant.phone,
            language=home.language,
            sent_at=desk.now(),
        )
        message = proactive.send(desk, asked)
        if self.answered is None:
            return
        desk = yield self.answered, "second clerk"
        if self.answer is None:
            proactive.lapse(desk, message)
        else:
            proactive.answer(desk, message, self.answer, desk.now() - timedelta(minutes=4))


@dataclass(frozen=True)
class Schooling:
    """The way to the school: documents, class, order and certificate (R-4 to R-7)."""

    applied: date
    period: Period
    class_name: str
    channel: Channel = Channel.OFFICE
    missing: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()
    until: str = "certificate"
    language: InstructionLanguage = InstructionLanguage.KAZAKH
    teacher: str = "Г. Қ. Сәрсенбаева"
    controller: str = "А. Ж. Нұрғалиева"

    def play(self, case: Case) -> Course:
        refused = bool({*self.missing, *self.expired} - _FROM_SYSTEMS)
        desk = yield working_day(self.applied), "clerk"
        entry = case.entry(Service.HOME_EDUCATION, self.applied, self.channel)
        done = registering.register(desk, replace(entry, documents=self._documents(case.home)))
        if refused or self.until == "registered":
            return
        if self.until == "withdrawn":
            desk = yield days_later(self.applied, 1), "clerk"
            registering.withdraw(desk, done.application, "Өтініш беруші жазбаша қайтарып алды")
            return
        desk = yield days_later(self.applied, 1), "head"
        moved = home_education.consider(desk, done.application, self.class_name, self.language)
        if self.until == "considered":
            return
        desk = yield days_later(self.applied, 2), "head"
        order = OrderEntry(*self.period, self.teacher, self.controller)
        home_education.issue_order(desk, moved, order)
        if self.until == "ordered":
            return
        desk = yield days_later(self.applied, 3), "second clerk"
        with desk.database.read() as connection:
            ordered = stored.by_id(connection, moved.id)
        home_education.prepare_certificate(desk, ordered, *self.period)
        desk = yield days_later(self.applied, 3), "head"
        paper = _signed(desk, ordered.id)
        case.certificate = CertificateEntry(
            paper.number, desk.today(), *self.period, class_name=self.class_name
        )

    def _documents(self, home: Home) -> tuple[DocumentEntry, ...]:
        return tuple(
            presented(
                item,
                self.applied,
                (home.child, home.applicant),
                missing=item.code in self.missing,
                expired=item.code in self.expired,
            )
            for item in rules(Service.HOME_EDUCATION).checklist
        )


def _signed(desk: Desk, application_id: int) -> NoticeRow:
    """The head signs what was prepared for a case."""
    (waiting,) = [each for each in tray.waiting(desk) if each.application_id == application_id]
    return signing.approve(desk, waiting)


_LEFT_OUT = "Өтініш беруші бас тарту негізімен таныстырылды және қарсылық білдірмеді"
"""Why nobody was heard where it is refused."""
_FROM_SYSTEMS = {"birth_certificate", "identity_document"}


_ROOM = {"kk": "14-кабинет", "ru": "кабинет 14"}
_ASKED = {
    "kk": (
        "Психологиялық-медициналық-педагогикалық консультация",
        "Балаға үйде оқыту ұсынылған қорытынды берілді ме?",
    ),
    "ru": (
        "Психолого-медико-педагогическая консультация",
        "Выдавалось ли заключение с рекомендацией обучать ребенка на дому?",
    ),
}
"""Whom the commission's letter goes to and what it asks, in either language."""


@dataclass(frozen=True)
class Claim:
    """An application for the reimbursement and what became of it (D-2 to D-8).

    Without a ``period`` the certificate is the one of the schooling before. ``outcome`` is
    decided, open or withdrawn; decisions come after five working days unless a day is named.
    """

    applied: date
    period: Period | None = None
    channel: Channel = Channel.OFFICE
    decided: date | None = None
    outcome: str = "decided"
    disability_until: date | None = None
    full_state_support: bool = False
    parental_rights_deprived: bool = False
    consent: bool = True
    missing: tuple[str, ...] = ()
    found: tuple[Refusal, ...] = ()
    applicant: PersonEntry | None = None
    relation: Relation | None = None
    iban: str = ""
    certificate_number: str = ""
    clerk: str = "clerk"

    def play(self, case: Case) -> Course:
        desk = yield working_day(self.applied), self.clerk
        done = registering.register(desk, self._entry(case))
        if self.outcome == "open":
            return
        if self.outcome == "withdrawn":
            desk = yield days_later(self.applied, 3), self.clerk
            registering.withdraw(desk, done.application, "Заявитель отозвал заявление письменно")
            return
        if self.found:
            self._call(desk, done.application.id, case.home.language)
            self._ask(desk, done.application, case.home.language)
        if unasked := [each for each in Fact if DOCUMENT_OF[each] in self.missing]:
            desk = yield days_later(self.applied, 2), self.clerk
            self._look_in_vain(desk, done.application, unasked)
        desk = yield self.decided or days_later(self.applied, 5), "head"
        if self.found:
            self._answered(desk, done.application.id)
            self._put_down(desk, done.application.id)
        deciding.decide(desk, done.application, *self.found, left_out=_LEFT_OUT)

    def _call(self, desk: Desk, application_id: int, language: PaperLanguage) -> None:
        """Whoever is refused on what was found is heard before."""
        intended = deciding.intended(deciding.proposal(desk, application_id, *self.found))
        held_on = days_later(desk.today(), 4)
        hearings.call(
            desk, intended, datetime.combine(held_on, time(10)), _ROOM[language.languages[-1]]
        )

    def _ask(self, desk: Desk, application: Application, language: PaperLanguage) -> None:
        """Whether it is known at the city's commission, too, in the language of the letter."""
        addressee, question = _ASKED[language.languages[-1]]
        answer_by = days_later(desk.today(), 4)
        entry = RequestEntry(RequestKind.COMMISSION, addressee, question, answer_by)
        requests.send(desk, application.id, entry)

    def _answered(self, desk: Desk, application_id: int) -> None:
        with desk.database.read() as connection:
            (sent,) = stored_requests.of_application(connection, application_id)
        entry = RequestAnswer(
            RequestOutcome.POSITIVE, "Қорытынды берілді", desk.today(), "07-12/345"
        )
        requests.answer(desk, sent, entry)

    def _put_down(self, desk: Desk, application_id: int) -> None:
        with desk.database.read() as connection:
            (called,) = stored_hearings.of_application(connection, application_id)
        said_on = called.held_at.date() if called.held_at else desk.today()
        hearings.put_down(desk, called, "Өтініш беруші қарсылық білдірмеді", said_on)

    @staticmethod
    def _look_in_vain(desk: Desk, application: Application, facts: Sequence[Fact]) -> None:
        """What is asked of a system first is lacking only once its answer was empty (R-5)."""
        for fact in facts:
            entry = EvidenceEntry(
                fact,
                Source.INFORMATION_SYSTEM,
                asked_of="egov.kz",
                asked_on=desk.today(),
                answer=SystemAnswer.EMPTY,
            )
            evidence.record(desk, application, entry)

    def _entry(self, case: Case) -> ApplicationEntry:
        certificate = self._certificate(case)
        iban = "" if "bank_account" in self.missing else self.iban or case.home.iban
        entry = case.entry(Service.REIMBURSEMENT, self.applied, self.channel)
        return replace(
            entry,
            applicant=self.applicant or entry.applicant,
            relation=self.relation or entry.relation,
            documents=self._documents(case, certificate, iban),
            reimbursement=ReimbursementEntry(
                certificate=certificate,
                disability_until=self.disability_until,
                full_state_support=self.full_state_support,
                parental_rights_deprived=self.parental_rights_deprived,
                consent=self.consent,
                iban=iban,
            ),
            earlier_day_why=self._why_earlier(),
        )

    def _why_earlier(self) -> str:
        """Of an application that came on the last days off of a month."""
        registered = working_day(self.applied)
        if (registered.year, registered.month) == (self.applied.year, self.applied.month):
            return ""
        return "Мемлекеттік корпорация демалыс күні қабылдаған"

    def _certificate(self, case: Case) -> CertificateEntry | None:
        if "education_certificate" in self.missing:
            return None
        if self.period is None:
            return case.certificate
        number = self.certificate_number or f"{case.home.child.iin[7:11]}-{self.applied:%y}"
        return CertificateEntry(number, self.applied - timedelta(days=1), *self.period)

    def _documents(
        self, case: Case, certificate: CertificateEntry | None, iban: str
    ) -> tuple[DocumentEntry, ...]:
        child = case.home.child
        whose = (child, self.applicant or case.home.applicant)
        found = {
            item.code: presented(item, self.applied, whose, missing=item.code in self.missing)
            for item in rules(Service.REIMBURSEMENT).checklist
        }
        if certificate is not None:
            found["education_certificate"] = replace(
                found["education_certificate"],
                number=certificate.number,
                issued_on=certificate.issued_on,
                expires_on=None,
            )
        if iban:
            found["bank_account"] = replace(found["bank_account"], number=iban)
        found["disability_certificate"] = of_disability(
            found["disability_certificate"], self.applied, child, self.disability_until
        )
        if not self.consent:
            found["consent"] = DocumentEntry("consent", DocumentState.MISSING)
        if (self.relation or case.home.relation) not in PARENTS:
            found["guardianship"] = DocumentEntry(
                "guardianship",
                DocumentState.ACCEPTED,
                number=f"{self.applied:%j}-қ",
                issued_on=self.applied - timedelta(days=90),
            )
        return tuple(found.values())


@dataclass(frozen=True)
class Happening:
    """A circumstance of D-5, recorded on its day or late, and perhaps annulled."""

    recorded: date
    kind: EventKind
    happened_on: date
    ended_on: date | None = None
    note: str = ""
    annulled: date | None = None
    why: str = field(default="")

    def play(self, case: Case) -> Course:
        desk = yield working_day(self.recorded), "clerk"
        with desk.database.read() as connection:
            child = people.by_iin(connection, case.home.child.iin)
        assert child is not None
        events.record(desk, child.id, self.kind, self.happened_on, self.ended_on, self.note)
        if self.annulled is None:
            return
        desk = yield working_day(self.annulled), "clerk"
        with desk.database.read() as connection:
            event = stored.events_of(connection, child.id)[-1]
        events.annul(desk, event.id, child.id, self.why)
