"""What is being typed in and not registered yet: by whom it is about, as far as it was typed.

Such entries leave nothing in the history: they are few, and their versions say which are others.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from desktop_app.records.kinds import Service
from desktop_app.records.people import full_name
from desktop_app.records.search import Group, Hit, Leads
from desktop_app.storage import tables as t
from desktop_app.storage.search.on_file import Numbered

_NAMES = ("surname", "given_name", "patronymic")
_PEOPLE = ("child", "applicant")
_VERSIONS = select(t.drafts.c.id, t.drafts.c.version)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_DRAFTS = select(t.drafts).where(t.drafts.c.id.in_(_IDS)).order_by(t.drafts.c.id)


def versions(connection: Connection) -> dict[int, int]:
    """The version of every entry that is there now."""
    return {row.id: row.version for row in connection.execute(_VERSIONS)}


def drafts(connection: Connection, ids: Sequence[int]) -> Iterator[Numbered]:
    """By the names and IINs that were typed of child and applicant."""
    for row in connection.execute(_DRAFTS, {"ids": ids}):
        people = [_typed(row.content, who) for who in _PEOPLE]
        names = " ".join(filter(None, map(_name, people)))
        yield Numbered(row.id, tuple(str(each.get("iin") or "") for each in people), names)


def hits(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    """Whom they are about, and when they were typed last; each leads to the form."""
    found = {
        row.id: _hit(row.id, row.content, row.saved_at.date())
        for row in connection.execute(_DRAFTS, {"ids": ids})
    }
    return [found[each] for each in ids if each in found]


def _hit(draft_id: int, content: Any, day: Any) -> Hit:
    child, applicant = (_typed(content, who) for who in _PEOPLE)
    number = str(child.get("iin") or "").strip()
    service = content.get("service") if isinstance(content, Mapping) else None
    return Hit(
        Group.DRAFT,
        Leads.DRAFT,
        draft_id,
        _name(child) or number,
        of=_name(applicant),
        number=number,
        day=day,
        kind=Service(service) if service in list(Service) else None,
    )


def _typed(content: Any, who: str) -> Mapping[str, Any]:
    found = content.get(who) if isinstance(content, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def _name(person: Mapping[str, Any]) -> str:
    return " ".join(full_name(*(str(person.get(name) or "") for name in _NAMES)).split())
