"""What proves the facts that decide money: recorded, taken back, and what is lacking (D-6, D-8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from desktop_app.identity import numbers
from desktop_app.law.award_papers import AwardPapers
from desktop_app.law.checklist import ChecklistItem, DocumentState, Outcome, Source
from desktop_app.law.eligibility import GROUND_REQUIREMENTS
from desktop_app.law.evidence import (
    DOCUMENT_OF,
    FACT_OF,
    MUST_BE_PROVEN,
    Fact,
    SystemAnswer,
    deciding,
)
from desktop_app.law.facts import Facts
from desktop_app.law.steps import N_, Step, Value, Words, as_is
from desktop_app.records.acts import Act
from desktop_app.records.applications import Application, Certificate, CertificateEntry, Document
from desktop_app.records.evidence import Evidence, EvidenceEntry
from desktop_app.records.kinds import OPEN, PARENTS, Service
from desktop_app.services import history
from desktop_app.services.applications.registering import outcome_of, save_certificate
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.identity.numbers import iban_slip
from desktop_app.services.law_values import law_data
from desktop_app.services.law_values.law_data import ServiceRules
from desktop_app.services.reasons import reason
from desktop_app.services.validation import too_long
from desktop_app.storage.applications import evidence as stored
from desktop_app.storage.applications import keeping
from desktop_app.storage.applications import on_file as applications

GROUND_OF_LACK = GROUND_REQUIREMENTS
"""On which lacking proof may be refused (D-8)."""

FACT_WORDS = {
    Fact.DISABILITY: N_("Disability"),
    Fact.CERTIFICATE: N_("Studies at home"),
    Fact.PEDAGOGICAL: N_("Conclusion of the PMPK"),
    Fact.MEDICAL: N_("Conclusion of the medical commission"),
    Fact.ORDER: N_("Order of the school"),
    Fact.GUARDIANSHIP: N_("Guardianship"),
    Fact.BIRTH: N_("Date of birth"),
    Fact.ACCOUNT: N_("Account"),
}


@dataclass(frozen=True)
class Proof:
    """A fact with the document that proves it, or what is lacking.

    ``evidence`` is what was recorded of it last; None where the checklist of the application has
    it. ``source`` None: nobody has looked for it yet. ``stops``: without it nothing is decided.
    ``asks_for_days``: it gives the months, and which ones is still to be said.
    """

    fact: Fact
    item: ChecklistItem
    source: Source | None
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    lacking: Step | None = None
    stops: bool = False
    evidence: Evidence | None = None
    asks_for_days: bool = False


def proofs(
    connection: Connection,
    application: Application,
    facts: Facts | None,
    papers: AwardPapers | None = None,
) -> tuple[Proof, ...]:
    """Each fact that an award on the application rests on; none for home education.

    ``facts`` None: whether age decides can't be told yet. ``papers`` where they are read already.
    """
    if application.service is not Service.REIMBURSEMENT:
        return ()
    documents = applications.documents_of(connection, application.id)
    recorded = stored.of_application(connection, application.id)
    by_parent = application.relation in PARENTS
    papers = papers or law_data.papers(connection, application.applied_on)
    asked = to_be_proven(facts, papers, by_parent=by_parent)
    certified = certificate_of(connection, application, papers) is not None
    given = _Given(application, papers, documents, recorded, certified)
    wanted = None if certified else FACT_OF[papers.months_by]
    return tuple(replace(_proof(fact, given), asks_for_days=fact is wanted) for fact in asked)


def to_be_proven(facts: Facts | None, papers: AwardPapers, *, by_parent: bool) -> tuple[Fact, ...]:
    """What an award would rest on; ``facts`` None: whether age decides can't be told yet."""
    if facts is not None:
        return deciding(facts, papers, by_parent=by_parent)
    rests_on = [FACT_OF[paper] for paper in papers.required]
    of_guardian = () if by_parent else (Fact.GUARDIANSHIP,)
    return (Fact.DISABILITY, *rests_on, *of_guardian, Fact.ACCOUNT)


def certificate_of(
    connection: Connection, application: Application, papers: AwardPapers
) -> Certificate | None:
    """The document that gives the months; None where it lacks, or is not the one that the decision
    asks for (D-2)."""
    if application.certificate_id is None:
        return None
    kept = applications.certificate(connection, application.certificate_id)
    return kept if kept is not None and kept.kind is papers.months_by else None


@dataclass(frozen=True)
class _Given:
    """What is on file of an application; ``certified``: the document that gives the months is."""

    application: Application
    papers: AwardPapers
    documents: Sequence[Document]
    recorded: Sequence[Evidence]
    certified: bool


def _proof(fact: Fact, given: _Given) -> Proof:
    application, documents, recorded = given.application, given.documents, given.recorded
    own = [each for each in recorded if each.fact is fact]
    accepted = next((each for each in documents if _on_list(fact, each)), None)
    item = _item(fact, documents, law_data.rules(Service.REIMBURSEMENT, given.papers))
    found = next((each for each in reversed(own) if each.number), None)
    best: Evidence | Document | None = found or accepted
    last = found or (own[-1] if own else None)
    if best is None:
        empty = last is not None and last.answer == SystemAnswer.EMPTY
        return Proof(
            fact,
            item,
            last.source if last else None,
            lacking=Step(_LACKING[item.source, empty], "D-6", {"document": _name(item)}),
            stops=_stops(fact, given, empty=empty),
            evidence=last,
        )
    doubted = _expired(fact, given, best, item) or _another(fact, application, best)
    return Proof(
        fact,
        item,
        best.source,
        best.number,
        best.issued_on,
        best.expires_on,
        doubted,
        stops=doubted is not None,
        evidence=found,
    )


def _expired(
    fact: Fact, given: _Given, paper: Evidence | Document, item: ChecklistItem
) -> Step | None:
    """A guardian's document that no longer held, or another that the award rests on beside the one
    that gives the months; terms of the other facts are counted as facts."""
    until, beside = paper.expires_on, [FACT_OF[each] for each in given.papers.also]
    applied_on = given.application.applied_on
    if fact not in (Fact.GUARDIANSHIP, *beside) or until is None or until >= applied_on:
        return None
    values: dict[str, Value] = {"date": until, "document": _name(item)}
    return Step(N_("Expired on {date}: {document}"), "D-6", values)


def _another(fact: Fact, application: Application, paper: Evidence | Document) -> Step | None:
    """While it is not decided, no other account is paid than the one that is proven (D-6)."""
    if fact is not Fact.ACCOUNT or application.status not in OPEN:
        return None
    account = numbers.iban(paper.number).value
    if account == application.iban or iban_slip("number", account) is not None:
        return None  # of a paper that bears a number of its own nothing can be told
    label = N_("The document proves the account {account}, and the application has {other}")
    values: dict[str, Value] = {"account": as_is(account), "other": as_is(application.iban)}
    return Step(label, "D-6", values)


def _on_list(fact: Fact, document: Document) -> bool:
    accepted = document.state is DocumentState.ACCEPTED
    return accepted and document.code == DOCUMENT_OF[fact] and bool(document.number)


def _item(fact: Fact, documents: Sequence[Document], asked: ServiceRules) -> ChecklistItem:
    """As the checklist has it; one that is not asked for any more, as it was on its day."""
    code = DOCUMENT_OF[fact]
    item = asked.item(code)
    if item is not None:
        return item
    kept = next((asked.item_of(each) for each in documents if each.code == code), None)
    name_kk, name_ru = _NAMES[fact]
    return kept or ChecklistItem(
        code,
        name_kk,
        name_ru,
        Source.INFORMATION_SYSTEM,
        has_expiry=True,
        if_applies=True,
        citation="",
        is_listed=False,
    )


_NAMES = {
    Fact.DISABILITY: ("мүгедектік туралы анықтама", "справка об инвалидности"),
    Fact.CERTIFICATE: ("оқу орнының анықтамасы", "справка из учебного заведения"),
    Fact.PEDAGOGICAL: ("ПМПК қорытындысы", "заключение ПМПК"),
    Fact.MEDICAL: ("ДКК қорытындысы", "заключение ВКК"),
    Fact.ORDER: ("мектептің бұйрығы", "приказ школы"),
    Fact.GUARDIANSHIP: ("қорғаншылықты растайтын құжат", "документ, подтверждающий опеку"),
    Fact.BIRTH: ("баланың туу туралы куәлігі", "свидетельство о рождении ребенка"),
    Fact.ACCOUNT: ("банктік шот нөмірі туралы мәлімет", "сведения о номере банковского счета"),
}
"""Where an office has taken the document off its list: what is lacking still has a name."""


def _stops(fact: Fact, given: _Given, *, empty: bool) -> bool:
    """Nothing is awarded without it; or its lack would refuse, and no system was asked first."""
    papers = given.papers
    if fact in MUST_BE_PROVEN or fact in {FACT_OF[each] for each in papers.also}:
        return True
    if fact is FACT_OF[papers.months_by]:
        return not empty and not given.certified
    return fact is Fact.ACCOUNT and not empty and not given.application.iban


_LACKING = {
    (Source.APPLICANT, False): N_("Not presented: {document}"),
    (Source.APPLICANT, True): N_("Not presented: {document}"),
    (Source.INFORMATION_SYSTEM, False): N_(
        "Look into the information system for it, with its number: {document}. The applicant is "
        "not asked for it."
    ),
    (Source.INFORMATION_SYSTEM, True): N_("The information system has none: {document}"),
    (Source.SYSTEM_FIRST, False): N_(
        "Look into the information system first: {document}. The applicant is asked for it only "
        "where the answer is empty."
    ),
    (Source.SYSTEM_FIRST, True): N_(
        "The information system has none, so the applicant may be asked for it: {document}"
    ),
}


def _name(item: ChecklistItem) -> Words:
    return Words(item.name_kk, item.name_ru)


def presented(connection: Connection, application: Application, papers: AwardPapers) -> Outcome:
    """What follows from the checklist with what was recorded since (R-5, D-6)."""
    recorded = stored.of_application(connection, application.id)
    found = {each.code for each in recorded if each.number}
    empty = {each.code for each in recorded if each.answer == SystemAnswer.EMPTY}
    documents = tuple(
        each
        for each in applications.documents_of(connection, application.id)
        if each.state is DocumentState.ACCEPTED or each.code not in found
    )
    received = application.applied_on
    asked = law_data.rules(application.service, papers)
    return outcome_of(asked, documents, received, frozenset(empty))


# What is recorded


def record(desk: Desk, application: Application, entry: EvidenceEntry) -> int:
    """Record a document, or that an information system has none; the id of the record.

    A certificate that the application lacked is put into it, and its account while it is not
    decided. EntryError with every slip; ChangedMeanwhile where somebody else was first.
    """
    entry = _as_meant(entry)
    with desk.writing(Act.RECORD_EVIDENCE) as connection:
        asked = _asks_for_days(connection, application, entry)
        slips = list(_slips(desk, entry, asks_for_days=asked))
        if slips:
            raise EntryError(*slips)
        kept = stored.add(connection, application.id, entry, desk.author, desk.now())
        _complete(connection, desk, application, entry)
        history.record(connection, desk, _told(entry), application)
        return kept


def _as_meant(entry: EvidenceEntry) -> EvidenceEntry:
    """An account is kept as banks write it, however it was pasted: it is paid to and compared."""
    if entry.fact is not Fact.ACCOUNT:
        return entry
    return replace(entry, number=numbers.iban(entry.number).value)


def _told(entry: EvidenceEntry) -> Step:
    values: dict[str, Value] = {"fact": FACT_WORDS[entry.fact]}
    if entry.proves:
        values["number"] = as_is(entry.number)
        return Step(N_("{fact}: proven by the document {number}"), "D-6", values)
    values |= {"where": as_is(entry.asked_of), "date": entry.asked_on or ""}
    return Step(N_("{fact}: {where} was asked on {date}, and has none"), "D-6", values)


def _asks_for_days(connection: Connection, application: Application, entry: EvidenceEntry) -> bool:
    """Whether it is the document that gives the months, and the application has none yet."""
    papers = law_data.papers(connection, application.applied_on)
    gives = entry.fact is FACT_OF[papers.months_by] and entry.proves
    return gives and certificate_of(connection, application, papers) is None


def _slips(desk: Desk, entry: EvidenceEntry, *, asks_for_days: bool) -> Iterator[Slip]:
    empty = entry.answer is SystemAnswer.EMPTY
    if entry.source is Source.APPLICANT:
        if empty or entry.asked_of or entry.asked_on:
            yield Slip("source", N_("What was asked of a system came from the system."))
    else:
        yield from _asking_slips(desk, entry)
    if empty and entry.number:
        yield Slip("number", N_("An empty answer has no number."))
    if not empty and not entry.number:
        yield Slip("number", N_("Enter the document's number."))
    if entry.issued_on and entry.issued_on > desk.today():
        yield Slip("issued_on", N_("The day can't lie in the future."))
    if entry.issued_on and entry.expires_on and entry.expires_on < entry.issued_on:
        yield Slip("expires_on", N_("The document can't expire before it was issued."))
    if asks_for_days:
        yield from _period_slips(entry)
    if entry.fact is Fact.ACCOUNT and entry.proves:
        slip = iban_slip("number", entry.number)
        yield from [slip] if slip else []


def _asking_slips(desk: Desk, entry: EvidenceEntry) -> Iterator[Slip]:
    """A system's answer names where somebody looked, and when."""
    if not entry.asked_of:
        yield Slip("asked_of", N_("Enter which information system was asked."))
    if entry.asked_on is None:
        yield Slip("asked_on", N_("Enter the day on which it was asked."))
    elif entry.asked_on > desk.today():
        yield Slip("asked_on", N_("The day can't lie in the future."))
    if entry.answer is None:
        yield Slip("answer", N_("Choose what the information system had."))


def _period_slips(entry: EvidenceEntry) -> Iterator[Slip]:
    """The certificate of an application that had none decides its months (D-2, D-4)."""
    for name in ("issued_on", "first_day", "expires_on"):
        if getattr(entry, name) is None:
            yield Slip(name, N_("Enter the day."))
    if entry.first_day and entry.expires_on and entry.expires_on < entry.first_day:
        yield Slip("expires_on", N_("The period ends before it begins."))
    if entry.first_day and entry.expires_on:
        yield from too_long("expires_on", entry.first_day, entry.expires_on)


def _complete(
    connection: Connection, desk: Desk, application: Application, entry: EvidenceEntry
) -> None:
    if not entry.proves:
        return
    who, when = desk.worker.name, desk.now()
    is_other = entry.number != application.iban and application.status in OPEN
    if entry.fact is Fact.ACCOUNT and is_other:
        keeping.complete(connection, application, who, when, iban=entry.number)
        if application.iban:
            label = N_("The account of the application is {account}; before it was {other}")
            values = {"account": as_is(entry.number), "other": as_is(application.iban)}
            history.record(connection, desk, Step(label, "D-6", values), application)
    if _asks_for_days(connection, application, entry):
        assert entry.issued_on
        assert entry.first_day
        assert entry.expires_on
        kind = law_data.papers(connection, application.applied_on).months_by
        days = (entry.issued_on, entry.first_day, entry.expires_on)
        paper = CertificateEntry(entry.number, *days, kind=kind)
        child, school = application.child_id, application.provider_id
        kept = save_certificate(connection, child, school, paper)
        keeping.complete(connection, application, who, when, certificate_id=kept)


def annul(desk: Desk, evidence_id: int, why: str) -> None:
    """Take back what was recorded by mistake, with the reason."""
    why = reason(why, N_("Write why it is taken back."))
    with desk.writing(Act.ANNUL_EVIDENCE) as connection:
        found = stored.by_id(connection, evidence_id)
        application = applications.by_id(connection, found.application_id)
        if not stored.annul(connection, evidence_id, desk.author, desk.now(), why):
            raise Trouble(N_("This is taken back already."))
        step = Step(N_("{fact}: proof taken back"), "D-6", {"fact": FACT_WORDS[found.fact]})
        history.record(connection, desk, step, application)
