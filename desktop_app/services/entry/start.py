"""What the form of an application begins with: a draft, a consent, or a child on file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from desktop_app.law.iin import problem_of
from desktop_app.law.in_force import InForce
from desktop_app.law.profile import DecisionProfile
from desktop_app.records.looks import Seen, Subject
from desktop_app.records.people import Person, Provider
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.entry.drafts import Shown
from desktop_app.services.entry.known_of_child import Known, known
from desktop_app.services.law_values import law_data
from desktop_app.services.looks.looking import look_at_all
from desktop_app.services.messages import proactive
from desktop_app.services.messages.proactive import Consent
from desktop_app.storage.office import details as offices
from desktop_app.storage.people import on_file as people
from desktop_app.storage.trouble import DatabaseTrouble
from desktop_app.translation import current


@dataclass(frozen=True)
class EntryStart:
    """``child`` is what is on file about the child that the form is about, ``applicant`` who is
    named in the draft as the applicant, if they are on file.

    ``profiles`` are the decisions, which say what an award rests on; ``trouble`` is why nobody
    could write down that the draft is open now.
    """

    schools: tuple[Provider, ...]
    draft: Shown | None = None
    trouble: DatabaseTrouble | None = None
    consent: Consent | None = None
    child: Known | None = None
    applicant: Person | None = None
    profiles: InForce[DecisionProfile] | None = None


def read(desk: Desk, *, draft_id: int = 0, child_id: int = 0, message_id: int = 0) -> EntryStart:
    """For a draft, for a child on file, for the consent to a message, or for nothing of these."""
    found = _read(desk, draft_id, child_id, message_id)
    seen = (found.child.child if found.child else None, found.applicant)
    look_at_all(desk, [Seen(Subject.CHILD, each.id) for each in seen if each is not None])
    return found


def _read(desk: Desk, draft_id: int, child_id: int, message_id: int) -> EntryStart:
    shown, trouble = _opened(desk, draft_id) if draft_id else (None, None)
    with desk.reading() as connection:
        schools = tuple(offices.schools_by_name(connection, current()))
        profiles = law_data.in_force(connection).profiles
        if draft_id:
            child = _named(connection, shown, "child")
            return EntryStart(
                schools,
                draft=shown,
                trouble=trouble,
                child=known(connection, child) if child else None,
                applicant=_named(connection, shown, "applicant"),
                profiles=profiles,
            )
        consent = proactive.consented(connection, message_id) if message_id else None
        child_id = consent.message.child_id if consent else child_id
        about = known(connection, people.by_id(connection, child_id)) if child_id else None
        return EntryStart(schools, consent=consent, child=about, profiles=profiles)


def _opened(desk: Desk, draft_id: int) -> tuple[Shown | None, DatabaseTrouble | None]:
    """The draft, opened; or only read, where the database can't be written to."""
    try:
        return drafts.open_(desk, draft_id), None
    except DatabaseTrouble as trouble:
        return drafts.look(desk, draft_id), trouble


def _named(connection: Connection, shown: Shown | None, who: str) -> Person | None:
    """Whom a draft is about, where the IIN was typed whole and is on file."""
    content: Any = shown.draft.content.get(who) if shown is not None else None
    iin = str(content.get("iin") or "") if isinstance(content, Mapping) else ""
    return people.by_iin(connection, iin) if problem_of(iin) is None else None
