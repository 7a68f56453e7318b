"""Where in the program one can be."""

from datetime import date
from typing import NamedTuple


class Place(NamedTuple):
    """A page, and what it shows: ``id`` of a case, child or draft; ``text`` that was searched."""

    page: str
    id: int = 0
    text: str = ""


TODAY = Place("today")
APPLICATIONS = Place("applications")
PROACTIVE = Place("proactive")
CHILDREN = Place("children")
PAYOUTS = Place("payouts")
PAPERS = Place("papers")
TO_ISSUE = Place("papers", text="issue")
TO_SIGN = Place("papers", text="sign")
UNDELIVERED = Place("papers", text="undelivered")
COMPLAINTS = Place("complaints")
FORECAST = Place("forecast")
REPORT = Place("report")
DEBTS = Place("debts")
DEBTS_OVERDUE = Place("debts", text="\t2")
REGISTERS = Place("registers")
SETTINGS = Place("settings")
IMPORT = Place("import")
ALIKE = Place("alike")
CALENDAR = Place("settings", text="calendar")
FORMS = Place("settings", text="forms")
LAW_WATCH = Place("settings", text="law_watch")
DECISIONS = Place("settings", text="decisions")
SCHOOLS = Place("settings", text="schools")
DETAILS = Place("settings", text="office")
WORKERS = Place("settings", text="workers")
BACKUPS = Place("settings", text="backups")


def case(application_id: int) -> Place:
    return Place("case", application_id)


def child(child_id: int) -> Place:
    return Place("child", child_id)


def child_then(child_id: int, as_of: date) -> Place:
    """A child as known at the end of a day, or at a moment."""
    return Place("child-then", child_id, as_of.isoformat())


def report(first: date, last: date) -> Place:
    """The report of a period, both days included."""
    return Place("report", text=f"{first.isoformat()} {last.isoformat()}")


def follow_up(payout_id: int) -> Place:
    """What the bank returned of a payout, drawn up to be paid again."""
    return Place("payouts", text=f"{_FOLLOWS}{payout_id}")


def followed_payout(place: Place) -> int | None:
    """The payout that a place of `follow_up` follows."""
    found = place.text.removeprefix(_FOLLOWS)
    return int(found) if found != place.text else None


_FOLLOWS = "follows:"


def complaint(complaint_id: int) -> Place:
    return Place("complaint", complaint_id)


def debt(decision_id: int) -> Place:
    """What was overpaid on an award, and its ledger."""
    return Place("debt", decision_id)


def entry(draft_id: int = 0) -> Place:
    return Place("entry", draft_id)


def reimbursement_for(child_id: int) -> Place:
    """A new reimbursement application with what is known of the child filled in."""
    return Place("entry", text=f"child:{child_id}")


def home_education_for(child_id: int) -> Place:
    """A new home-education application with what is known of the child filled in."""
    return Place("entry", text=f"home:{child_id}")


def proactive_message(message_id: int) -> Place:
    """A message among all of them, with what is next for it."""
    return Place("proactive", message_id, "\t2")


def proactive_entry(message_id: int) -> Place:
    """The application that rests on the consent to a message, with what is known filled in."""
    return Place("entry", text=f"proactive:{message_id}")
