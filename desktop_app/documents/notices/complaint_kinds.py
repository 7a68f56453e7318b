"""What those who complained, and the bodies above, are written (R-9, D-10)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.documents.notices.kinds import Contestable, Notice, PersonOnPaper


@dataclass(frozen=True)
class ComplaintNotice(Notice):
    """What the notices of one complaint share (R-9, D-10).

    ``complaint_number_outside`` is to ``complaint_number`` as that of an application.
    """

    complainant: PersonOnPaper
    complaint_number: str
    complaint_date: date
    subject: tuple[str, ...]
    complaint_number_outside_kk: str = field(default="", kw_only=True)
    complaint_number_outside_ru: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class ComplaintSlip(ComplaintNotice):
    """R-9: the complaint was registered, and by when it is considered.

    ``send_on_by`` is set where it is addressed to a body elsewhere: by then it is sent on there.
    """

    registered_at: datetime
    channel_kk: str
    channel_ru: str
    working_days: int
    deadline: date
    send_on_by: date | None = None


@dataclass(frozen=True)
class ComplaintAnswer(ComplaintNotice, Contestable):
    """R-9: the answer on the merits; R-10: the court is open."""

    outcome_kk: str
    outcome_ru: str
    answer: tuple[str, ...]


@dataclass(frozen=True)
class ComplaintExtension(ComplaintNotice):
    """R-9: the time was extended, until when and why."""

    old_deadline: date
    extended_until: date
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ComplaintCover(ComplaintNotice):
    """R-9: complaint and file are sent on to whom the complaint is addressed."""

    addressee: str
    received_on: date
    send_on_by: date
    enclosures: tuple[str, ...]
