"""The terms that the clauses set: how long, counted from what, and for what."""

from dataclasses import dataclass

from desktop_app.law.steps import N_

_RECEIVED = N_("Received: {when}")
_REGISTERED = N_("Registered: {when}")
_EXTENDED = N_("Extended: {when}")
_ASKED = N_("Asked: {when}")


@dataclass(frozen=True)
class TimeLimit:
    """A term of a clause: ``count`` working days, or hours by the clock.

    ``words`` say what it is for, ``start`` what it is counted from; both are source texts.
    """

    code: str
    words: str
    start: str
    count: int
    clause: str
    in_hours: bool = False


HOME_EDUCATION = TimeLimit(
    "home education", N_("Answer to an application for home education"), _RECEIVED, 2, "R-5"
)
REIMBURSEMENT = TimeLimit("reimbursement", N_("Decision on the reimbursement"), _RECEIVED, 8, "D-6")
CONSENT = TimeLimit(
    "consent", N_("Answer to a proactive message"), _ASKED, 24, "R-7-1", in_hours=True
)
COMPLAINT = TimeLimit(
    "complaint",
    N_("Complaint to the school or a local executive body"),
    _REGISTERED,
    5,
    "R-9",
)
QUALITY_COMPLAINT = TimeLimit(
    "quality complaint",
    N_("Complaint to the body that assesses the quality of services"),
    _REGISTERED,
    15,
    "R-9",
)
EXTENSION_NOTICE = TimeLimit(
    "extension notice",
    N_("Telling the complainant that the time was extended"),
    _EXTENDED,
    3,
    "R-9",
)
SENDING_ON = TimeLimit(
    "sending on", N_("Sending the complaint and its file on"), _RECEIVED, 3, "R-9"
)

TIME_LIMITS = (
    HOME_EDUCATION,
    REIMBURSEMENT,
    CONSENT,
    COMPLAINT,
    QUALITY_COMPLAINT,
    EXTENSION_NOTICE,
    SENDING_ON,
)
"""All of them, in the order in which they are offered to choose from."""
