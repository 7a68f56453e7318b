"""Who drew a payout up approves it only by an order of substitution (D-7)."""

import re
from datetime import date, datetime

from desktop_app.law.steps import N_, as_is
from desktop_app.records.payouts import PayoutDraft
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Slip, Trouble

_DAY = re.compile(r"\b(\d{2}\.\d{2}\.\d{4})\b")


def is_own(desk: Desk, draft: PayoutDraft) -> bool:
    """Whether who works now drew it up, and so can't approve it alone.

    One that was drawn up under a name that nobody bears now may be anybody's.
    """
    return draft.drawn_by_id in {desk.worker.id, None}


def order_of_substitution(desk: Desk, draft: PayoutDraft, order: str) -> str:
    """The order by which the one who drew up may approve, or nothing where another approves.

    EntryError where there is none, or it lacks its number or its date; Trouble where nobody knows
    any more who drew it up.
    """
    if draft.drawn_by_id is None:
        label = N_("Nobody is called {who} now, who drew it up: draw it up once more.")
        raise Trouble(label, who=as_is(draft.drawn_by))
    if not is_own(desk, draft):
        return ""
    order = " ".join(order.split())
    if not order:
        label = N_(
            "You drew it up: another person approves it. "
            "Or name the order of substitution, its number and date."
        )
        raise EntryError(Slip("substitution", label))
    match = _DAY.search(order)
    day = _day(match[1]) if match else None
    has_number = any(map(str.isdigit, _DAY.sub("", order)))
    if day is None or not has_number:
        label = N_("Name the order's number and date, such as № 12, 05.11.2026.")
        raise EntryError(Slip("substitution", label))
    if day > desk.today():
        raise EntryError(Slip("substitution", N_("The order can't be of a day still to come.")))
    return order


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d.%m.%Y").date()
    except ValueError:
        return None
