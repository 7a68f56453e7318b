"""Applications, their documents, and what grows out of them."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.law.award_papers import AwardPaper
from desktop_app.law.checklist import DocumentState, Source
from desktop_app.records.confirmed import Confirmed
from desktop_app.records.kinds import Channel, PaperLanguage, Relation, Service, Status
from desktop_app.records.likeness import TwoAre
from desktop_app.records.outside_numbers import Numbers
from desktop_app.records.people import PersonEntry
from desktop_app.records.who_it_is import WhoItIs


@dataclass(frozen=True)
class DocumentEntry:
    """One line of the checklist as typed and checked."""

    code: str
    state: DocumentState
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    pages: int = 0
    original: bool = True
    came_from: Source | None = None
    """Who gave it, of what either may give; None where the checklist says it."""


@dataclass(frozen=True)
class Document(DocumentEntry):
    """A document on file, with the name and source that the checklist had on that day."""

    name_kk: str = ""
    name_ru: str = ""
    source: Source = Source.APPLICANT


@dataclass(frozen=True)
class CertificateEntry:
    """The school's certificate that the child studies at home, or what gives the months instead by
    the decision (D-2)."""

    number: str
    issued_on: date
    first_day: date
    last_day: date
    class_name: str = ""
    kind: AwardPaper = AwardPaper.CERTIFICATE


@dataclass(frozen=True)
class Certificate(CertificateEntry):
    id: int = 0
    child_id: int = 0
    provider_id: int = 0


@dataclass(frozen=True)
class ReimbursementEntry:
    """The facts of a reimbursement as the applicant gave them (D-2 to D-8).

    ``disability_until`` None is an indefinite disability.
    """

    certificate: CertificateEntry | None = None
    disability_until: date | None = None
    full_state_support: bool = False
    parental_rights_deprived: bool = False
    consent: bool = True
    iban: str = ""


@dataclass(frozen=True)
class ApplicationEntry:
    """A whole application as typed and checked.

    ``child_is`` and ``applicant_is`` answer who they are where their cards say otherwise,
    ``alike`` whether they are whoever on file looks the same; ``confirmed`` is what is unusual and
    was said to be so. ``earlier_day_why``: why the day of application lies in an earlier month than
    the registration; ``request_number``: what the portal or the State Corporation numbered it.
    """

    service: Service
    channel: Channel
    applied_on: date
    sent_at: datetime | None
    child: PersonEntry
    applicant: PersonEntry
    relation: Relation
    provider_id: int
    language: PaperLanguage
    documents: tuple[DocumentEntry, ...]
    reimbursement: ReimbursementEntry = ReimbursementEntry()
    note: str = ""
    child_is: WhoItIs | None = None
    applicant_is: WhoItIs | None = None
    alike: tuple[TwoAre, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    earlier_day_why: str = ""
    request_number: str = ""


@dataclass(frozen=True)
class Application:
    """An application on file."""

    id: int
    service: Service
    number: str
    registered_at: datetime
    applied_on: date
    sent_at: datetime | None
    channel: Channel
    child_id: int
    applicant_id: int
    relation: Relation
    provider_id: int
    language: PaperLanguage
    status: Status
    deadline: date | None
    class_name: str
    instruction_language: str
    certificate_id: int | None
    disability_until: date | None
    full_state_support: bool
    parental_rights_deprived: bool
    consent: bool
    iban: str
    note: str
    withdrawn_why: str
    version: int
    changed_by: str
    changed_at: datetime | None
    earlier_day_why: str = ""


@dataclass(frozen=True)
class Order:
    """The order of admission to home education (R-7)."""

    id: int
    application_id: int
    number: str
    issued_on: date
    first_day: date
    last_day: date
    teacher: str
    controller: str


@dataclass(frozen=True)
class ApplicationRow:
    """One line of a list of applications; ``outside_numbers`` where they are asked for."""

    id: int
    number: str
    applied_on: date
    service: Service
    child_id: int
    child_name: str
    child_iin: str
    applicant_name: str
    status: Status
    deadline: date | None
    outside_numbers: Numbers = ()
