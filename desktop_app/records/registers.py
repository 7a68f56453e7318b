"""The registers as people read them, line by line: papers, applications, complaints, stages."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.law.steps import Step
from desktop_app.records.deliveries import Printed
from desktop_app.records.kinds import (
    Channel,
    ComplaintStatus,
    DeliveryWay,
    NoticeKind,
    PaperLanguage,
    Service,
    Status,
)
from desktop_app.records.outside_numbers import Numbers


@dataclass(frozen=True)
class ApplicationLine:
    """One line of the journal of applications; ``registered_by`` took it in."""

    id: int
    number: str
    registered_at: datetime
    service: Service
    channel: Channel
    child_name: str
    applicant_name: str
    deadline: date
    status: Status
    withdrawn_why: str
    registered_by: str
    outside_numbers: Numbers = ()


@dataclass(frozen=True)
class ComplaintLine:
    """One line of the journal of complaints (R-9)."""

    id: int
    number: str
    registered_at: datetime
    complainant: str
    subject: str
    deadline: date
    extended_until: date | None
    extended_why: str
    status: ComplaintStatus
    sent_on_at: datetime | None
    sent_on_to: str
    answered_at: datetime | None
    answered_by: str
    withdrawn_why: str
    outside_numbers: Numbers = ()

    @property
    def due(self) -> date:
        return self.extended_until or self.deadline


@dataclass(frozen=True)
class StageRow:
    """One stage of one application: when, what and by whom (R-8)."""

    id: int
    at: datetime
    who: str
    what: Step
    application_id: int
    number: str
    service: Service
    provider_kk: str
    provider_ru: str


@dataclass(frozen=True)
class Delivered:
    """How and when a paper reached whom it was for."""

    way: DeliveryWay
    delivered_on: date
    number: str


@dataclass(frozen=True)
class PaperRow:
    """One line of the journal of issued papers."""

    id: int
    number: str
    issued_at: datetime
    kind: NoticeKind
    recipient: str
    child_name: str
    application_number: str
    language: PaperLanguage
    issued_by: str
    signed_by: str
    delivered: tuple[Delivered, ...]
    printed: Printed | None
    sha256: str
    annulled_at: datetime | None
    annulled_by: str
    annulled_why: str
    outside_numbers: Numbers = ()

    @property
    def is_annulled(self) -> bool:
        return self.annulled_at is not None
