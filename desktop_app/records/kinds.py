"""The words the records are kept in: kinds, channels, statuses and who may do what."""

from enum import StrEnum


class Service(StrEnum):
    """Accepting documents for home education (R), and reimbursing its costs (D)."""

    HOME_EDUCATION = "home_education"
    REIMBURSEMENT = "reimbursement"


class Channel(StrEnum):
    """Where an application came in (R-4, R-5, R-7-1, D-6)."""

    OFFICE = "office"
    PORTAL = "portal"
    STATE_CORPORATION = "state corporation"
    PROACTIVE = "proactive"


class Relation(StrEnum):
    """Who applies for the child (D-3)."""

    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    TRUSTEE = "trustee"
    REPRESENTATIVE = "other representative"


PARENTS = frozenset({Relation.MOTHER, Relation.FATHER})
"""Who applies as a parent; everybody else proves by a document that they may."""


class PaperLanguage(StrEnum):
    """The language in which a person wants papers; both come after one another or side by side."""

    KAZAKH = "kk"
    RUSSIAN = "ru"
    BOTH = "kk,ru"
    BESIDE = "kk|ru"

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.value.replace("|", ",").split(","))


class InstructionLanguage(StrEnum):
    """The language a child is taught in (R-6)."""

    KAZAKH = "kk"
    RUSSIAN = "ru"


class PersonKind(StrEnum):
    """Who stands on a card; the empty one is what nearly everybody is."""

    PERSON = ""
    ORGANISATION = "organisation"


class Role(StrEnum):
    CLERK = "clerk"
    HEAD = "head"
    ACCOUNTANT = "accountant"
    ADMINISTRATOR = "administrator"
    INSPECTOR = "inspector"


class Status(StrEnum):
    """How far an application has come."""

    REGISTERED = "registered"
    CONSIDERED = "considered"
    ORDERED = "ordered"
    AWARDED = "awarded"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({Status.REGISTERED, Status.CONSIDERED})
"""An application in one of these still waits for the office."""

_NEXT = {
    (Service.HOME_EDUCATION, Status.REGISTERED): {Status.CONSIDERED, Status.WITHDRAWN},
    (Service.HOME_EDUCATION, Status.CONSIDERED): {Status.ORDERED, Status.WITHDRAWN},
    (Service.REIMBURSEMENT, Status.REGISTERED): {
        Status.AWARDED,
        Status.REFUSED,
        Status.WITHDRAWN,
    },
}


def may_become(service: Service, now: Status, then: Status) -> bool:
    """Whether an application for the service may go from one status to another."""
    return then in _NEXT.get((service, now), set())


class NoticeKind(StrEnum):
    """The papers that leave the office."""

    RECEIPT_SLIP = "receipt slip"
    APPENDIX_TWO_REFUSAL = "appendix 2 refusal"
    ACCEPTANCE = "appendix 3 notification"
    ORDER = "order"
    CERTIFICATE = "certificate"
    AWARD = "award"
    AWARD_REFUSAL = "award refusal"
    CALCULATION_SLIP = "calculation slip"
    SUMS_RECEIVED = "statement of sums received"
    CORRECTION = "correction of an award"
    CHANGE = "change of an award"
    BEFORE_END = "before a term ends"
    TERMINATION = "termination"
    REPAYMENT_DEMAND = "repayment demand"
    COMPLAINT_SLIP = "complaint slip"
    COMPLAINT_ANSWER = "complaint answer"
    COMPLAINT_EXTENSION = "complaint extension"
    COMPLAINT_COVER = "complaint covering letter"
    PROACTIVE_MESSAGE = "proactive message"
    HEARING = "notice of hearing"
    REQUEST = "request letter"


class ApprovalState(StrEnum):
    """How far a paper that the head signs has come before it is issued."""

    WAITING = "waiting"
    APPROVED = "approved"
    SENT_BACK = "sent back"
    TAKEN_BACK = "taken back"


class DeliveryWay(StrEnum):
    """How a paper reached whom it was for."""

    HANDED_OVER = "handed over"
    POST = "post"
    PORTAL = "portal"
    SMS = "sms"


class PrintingWay(StrEnum):
    """How the stored file of a paper came onto paper."""

    PRINTER = "printer"
    FILE = "file"
    BATCH = "batch"


class ComplaintBody(StrEnum):
    """To whom a complaint is addressed, and who considers it (R-9)."""

    OFFICE = "office"
    SCHOOL = "school"
    HIGHER = "higher body"
    QUALITY = "quality"

    @property
    def is_elsewhere(self) -> bool:
        """Addressed to a body above the one complained of, which sends it on."""
        return self in (ComplaintBody.HIGHER, ComplaintBody.QUALITY)


class ComplaintChannel(StrEnum):
    """How a complaint came; news of it go back the same way (R-9)."""

    OFFICE = "office"
    POST = "post"
    ELECTRONIC = "electronic"


class ComplaintStatus(StrEnum):
    """How far a complaint has come."""

    REGISTERED = "registered"
    EXTENDED = "extended"
    SENT_ON = "sent on"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    NOT_CONSIDERED = "not considered"
    """It names nobody."""


COMPLAINT_OPEN = frozenset({ComplaintStatus.REGISTERED, ComplaintStatus.EXTENDED})
"""A complaint in one of these still waits for the office."""


class ComplaintOutcome(StrEnum):
    """What came of a complaint."""

    SATISFIED = "satisfied"
    PARTLY = "partly satisfied"
    DISMISSED = "dismissed"
    EXPLAINED = "explained"


class MessageAnswer(StrEnum):
    """What came back on a proactive message (R-7-1), or that it was recorded by mistake."""

    WAITING = "waiting"
    CONSENT = "consent"
    REFUSAL = "refusal"
    NO_ANSWER = "no answer"
    ANNULLED = "annulled"


class PayoutKind(StrEnum):
    """A period's sheet, one that pays returned lines again, or payments from before the program."""

    REGULAR = "regular"
    FOLLOW_UP = "follow-up"
    IMPORTED = "imported"


class DraftState(StrEnum):
    """What became of a payout that was drawn up."""

    DRAWN = "drawn"
    APPROVED = "approved"
    DROPPED = "dropped"


class LineKind(StrEnum):
    """What a line of a payout is: a minus line only with the payee's written agreement (D-9)."""

    CURRENT = "current"
    ARREARS = "arrears"
    FOLLOW_UP = "follow-up"
    SET_OFF = "set-off"


class LineState(StrEnum):
    """What the bank made of a line."""

    APPROVED = "approved"
    PAID = "paid"
    RETURNED = "returned"


class DebtState(StrEnum):
    """How far the return of an overpayment has come (D-9): it follows from the ledger."""

    OPEN = "open"
    SCHEDULED = "scheduled"
    COURT = "court"
    SETTLED = "settled"


class DebtEntryKind(StrEnum):
    """What is written into the ledger of a debt."""

    REPAYMENT = "repayment"
    SCHEDULE = "schedule"
    SET_OFF = "set-off agreement"
    COURT = "handed over to court"
    COURT_DECISION = "court decision"
    WRITE_OFF = "write-off"


class Register(StrEnum):
    """One series of numbers a year."""

    APPLICATIONS = "applications"
    ORDERS = "orders"
    CERTIFICATES = "certificates"
    OUTGOING = "outgoing"
    COMPLAINTS = "complaints"
    PAYOUTS = "payouts"


REGISTER_PREFIX = {
    Register.APPLICATIONS: "Ө",
    Register.ORDERS: "Б",
    Register.CERTIFICATES: "А",
    Register.OUTGOING: "Ш",
    Register.COMPLAINTS: "ШҒ",
    Register.PAYOUTS: "Т",
}
"""What begins a number: өтініш, бұйрық, анықтама, шығыс, шағым, төлем."""

REGISTER_OF = {
    kind: {
        NoticeKind.ORDER: Register.ORDERS,
        NoticeKind.CERTIFICATE: Register.CERTIFICATES,
    }.get(kind, Register.OUTGOING)
    for kind in NoticeKind
}


def kinds_in(register: Register) -> list[NoticeKind]:
    """The papers that take their numbers from a register."""
    return [kind for kind in NoticeKind if REGISTER_OF[kind] is register]


ARE_THE_ACT = frozenset({NoticeKind.ORDER, NoticeKind.CERTIFICATE})
"""Papers that are the act itself: others cite their number, so no other one can take its place."""

SIGNED_BY_HEAD = frozenset(
    {
        NoticeKind.ORDER,
        NoticeKind.CERTIFICATE,
        NoticeKind.AWARD,
        NoticeKind.AWARD_REFUSAL,
        NoticeKind.CORRECTION,
        NoticeKind.CHANGE,
        NoticeKind.TERMINATION,
        NoticeKind.REPAYMENT_DEMAND,
        NoticeKind.COMPLAINT_ANSWER,
        NoticeKind.COMPLAINT_EXTENSION,
        NoticeKind.COMPLAINT_COVER,
    }
)
"""Papers that bear the head's signature: what others prepare waits until the head approves it."""
