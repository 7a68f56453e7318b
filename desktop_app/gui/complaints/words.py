"""The words of complaints on screen; apart, for kinds of one spelling mean different things."""

from collections.abc import Mapping

from desktop_app.gui import theme
from desktop_app.records.kinds import (
    ComplaintBody,
    ComplaintChannel,
    ComplaintOutcome,
    ComplaintStatus,
)
from desktop_app.services.record_words import COMPLAINT_STATUS_WORDS
from desktop_app.translation import N_, _

BODY: Mapping[ComplaintBody, str] = {
    ComplaintBody.OFFICE: N_("This department"),
    ComplaintBody.SCHOOL: N_("The school"),
    ComplaintBody.HIGHER: N_("A local executive body above"),
    ComplaintBody.QUALITY: N_("The body that assesses the quality of services"),
}
CHANNEL: Mapping[ComplaintChannel, str] = {
    ComplaintChannel.OFFICE: N_("On paper, at the office"),
    ComplaintChannel.POST: N_("By post"),
    ComplaintChannel.ELECTRONIC: N_("Electronically"),
}
STATUS = COMPLAINT_STATUS_WORDS
OUTCOME: Mapping[ComplaintOutcome, str] = {
    ComplaintOutcome.SATISFIED: N_("Satisfied"),
    ComplaintOutcome.PARTLY: N_("Satisfied in part"),
    ComplaintOutcome.DISMISSED: N_("Not satisfied"),
    ComplaintOutcome.EXPLAINED: N_("Explained"),
}
STATUS_COLOUR: Mapping[ComplaintStatus, str] = theme.Named(
    {
        ComplaintStatus.REGISTERED: "accent",
        ComplaintStatus.EXTENDED: "warn",
        ComplaintStatus.SENT_ON: "quiet",
        ComplaintStatus.ANSWERED: "good",
        ComplaintStatus.WITHDRAWN: "quiet",
        ComplaintStatus.NOT_CONSIDERED: "quiet",
    }
)


def status_words(status: ComplaintStatus, *, waits: bool = False) -> str:
    """Where a complaint stands; ``waits``: one of its papers is in the head's tray."""
    return _("Waits for the head") if waits else _(STATUS[status])


def status_colour(status: ComplaintStatus, *, waits: bool = False) -> str:
    return theme.WARN if waits else STATUS_COLOUR[status]
