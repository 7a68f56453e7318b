"""What waits, in words: by kind, and what the office does next."""

from collections.abc import Mapping

from desktop_app.services.today.queue import Chosen, Kind
from desktop_app.translation import N_, _

KINDS: Mapping[Kind, str] = {
    Kind.CONSENT: N_("Proactive messages"),
    Kind.CLASS: N_("Class by the head"),
    Kind.ORDER: N_("Order by the head"),
    Kind.COMPLAINT: N_("Complaints to answer"),
    Kind.DECISION: N_("Decision of the head"),
    Kind.HEARING: N_("Hearings to put down"),
    Kind.ANSWER: N_("Answers to letters overdue"),
    Kind.ENDING: N_("Awards that end soon"),
}

REGISTER = N_("Register it")
"""What is next after a consent."""

SEND_ON = N_("Send the complaint on")
"""What is next where a body above considers it (R-9)."""

NEXT: Mapping[Kind, str] = {
    Kind.CONSENT: N_("Record the answer"),
    Kind.CLASS: N_("Name the class"),
    Kind.ORDER: N_("Issue the order"),
    Kind.DECISION: N_("Decide"),
    Kind.COMPLAINT: N_("Answer the complaint"),
    Kind.HEARING: N_("Put down what was said"),
    Kind.ANSWER: N_("Ask again for the answer"),
    Kind.ENDING: N_("Tell the family"),
}

_MINE, _ALL = N_("Mine, due this week"), N_("All, due this week")


def heading(chosen: Chosen) -> str:
    """What of the queue is listed."""
    if chosen.kind is not None:
        return _(KINDS[chosen.kind])
    return _(_MINE if chosen.mine else _ALL)
