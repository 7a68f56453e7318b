"""The words for what is found: what each group is called, what stands for a hit, where it leads."""

from collections.abc import Mapping
from enum import StrEnum

from desktop_app import translation, wording
from desktop_app.gui import places
from desktop_app.gui.places import Place
from desktop_app.gui.words import complainant, words
from desktop_app.law.quarters import parse_period
from desktop_app.records.kinds import ComplaintStatus, NoticeKind
from desktop_app.records.search import Group, Hit, Leads
from desktop_app.services.record_words import COMPLAINT_STATUS_WORDS, KIND_WORDS
from desktop_app.translation import N_, _

_GROUPS: Mapping[Group, str] = {
    Group.CHILD: N_("Children"),
    Group.PAYEE: N_("Parents and payees"),
    Group.ORGANISATION: N_("Guardian organisations"),
    Group.DRAFT: N_("Unfinished entries"),
    Group.LINE: N_("Lines of payouts"),
    Group.APPLICATION: N_("Applications"),
    Group.COMPLAINT: N_("Complaints"),
    Group.PAPER: N_("Papers"),
    Group.ORDER: N_("Orders"),
    Group.CERTIFICATE: N_("Certificates"),
    Group.PAYOUT: N_("Payouts"),
    Group.SCHOOL: N_("Schools"),
}


def heading(group: Group, shown: int, *, more: bool) -> str:
    """``more``: others answer as well."""
    name = _(_GROUPS[group])
    return _("{group}: the first {count}").format(group=name, count=shown) if more else name


def title(hit: Hit) -> str:
    """Who or what it is."""
    return hit.name_ru if hit.name_ru and translation.current() == "ru" else hit.name


def stands(hit: Hit) -> str:
    """What stands for it, in a line: the number of a person first, where it is never cut off."""
    of = _period(hit.of) if hit.group is Group.PAYOUT else complainant(hit.of)
    kind = _kind(hit.kind) if hit.kind is not None else ""
    status = _status(hit.status) if hit.status is not None else ""
    annulled = _("annulled") if hit.annulled else ""
    former = _("before: {name}").format(name=hit.former) if hit.former else ""
    day = wording.day(hit.day)
    if hit.group in {Group.PAYEE, Group.ORGANISATION}:
        parts = [hit.number, former, f"{kind}: {of}"]
    elif hit.group is Group.CHILD:
        parts = [hit.number, former, day, kind, status]
    else:
        parts = [of, kind, status, annulled, day, hit.number]
    return " · ".join(filter(None, parts))


def _period(text: str) -> str:
    return wording.value(parse_period(text), translation.current())


def _kind(kind: StrEnum) -> str:
    return _(KIND_WORDS[kind]) if isinstance(kind, NoticeKind) else words(kind)


def _status(status: StrEnum) -> str:
    if isinstance(status, ComplaintStatus):
        return _(COMPLAINT_STATUS_WORDS[status])
    return words(status)


def place_of(hit: Hit) -> Place:
    match hit.leads:
        case Leads.CHILD:
            return places.child(hit.id)
        case Leads.CASE:
            return places.case(hit.id)
        case Leads.DRAFT:
            return places.entry(hit.id)
        case Leads.COMPLAINT:
            return places.complaint(hit.id)
        case Leads.PAYOUT:
            return Place("payouts", hit.id)
        case Leads.SCHOOLS:
            return places.SCHOOLS
