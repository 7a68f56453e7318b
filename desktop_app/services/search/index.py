"""All that the search finds, in memory: read once, then kept as fresh as the history of the office.

Whoever asks gives the connection of one consistent look; one asks at a time.
"""

from collections.abc import Callable, Iterable, Iterator
from threading import Lock

from sqlalchemy import Connection

from desktop_app.records.kinds import PersonKind
from desktop_app.records.search import Group
from desktop_app.services.search.group import Entry, GroupIndex
from desktop_app.services.search.numbers import number_key, phone_key
from desktop_app.storage.search import being_typed, changed, on_file
from desktop_app.storage.search.on_file import Numbered, Somebody

_LAST_FIRST = frozenset(
    {Group.DRAFT, Group.APPLICATION, Group.PAPER, Group.ORDER, Group.CERTIFICATE, Group.PAYOUT}
)
_STALE = 50
"""So many entries, and one in so many, may be replaced before all is read again, in its order."""


class SearchIndex:
    """Holds names and numbers while somebody works; `clear` lets go of all of them."""

    def __init__(self) -> None:
        self._turns = Lock()
        self._cleared = 0
        self._groups: Groups | None = None
        self._seen = 0
        self._typed: dict[int, int] = {}

    @property
    def is_empty(self) -> bool:
        return self._groups is None

    def clear(self) -> None:
        """Nothing of the office stays in memory, also where somebody is just reading it."""
        self._cleared += 1
        self._groups = None

    def fresh(self, connection: Connection) -> "Groups":
        """The groups as they are on file now."""
        with self._turns:
            before, groups = self._cleared, self._groups
            if groups is not None:
                groups = self._brought_up(connection, groups)
            if groups is None:
                self._seen = changed.newest(connection)
                groups = read(connection)
                self._typed = {}
            self._bring_typed_up(connection, groups)
            self._groups = groups
            if before != self._cleared:
                self._groups = None
            return groups

    def _brought_up(self, connection: Connection, groups: "Groups") -> "Groups | None":
        """The same groups with what was changed since; None where all is to be read again."""
        news = changed.since(connection, self._seen)
        if news.rows is None:
            return None
        self._seen = news.newest
        for group, entries, ids in _news(connection, news.rows):
            found = groups[group]
            found.remove(ids)
            found.add(entries)
            if len(found.gone) > _STALE + len(found) // _STALE:
                return None
        return groups

    def _bring_typed_up(self, connection: Connection, groups: "Groups") -> None:
        """Entries that are being typed, as they are now: the history tells nothing of them."""
        now, before = being_typed.versions(connection), self._typed
        others = {each for each in {*now, *before} if now.get(each) != before.get(each)}
        if not others:
            return
        found = groups[Group.DRAFT]
        found.remove(others)
        if len(found.gone) > _STALE:
            found = groups[Group.DRAFT] = GroupIndex(last_first=True)
            others = set(now)
        some = being_typed.drafts(connection, sorted(others & now.keys()))
        found.add(map(_numbered, some))
        self._typed = now


Groups = dict[Group, GroupIndex]


def read(connection: Connection) -> Groups:
    """Everything but what is being typed, in the order in which it is shown."""
    people, organisations = _apart(on_file.payees(connection))
    entries: dict[Group, Iterable[Entry]] = {
        Group.CHILD: map(_child, on_file.children(connection)),
        Group.PAYEE: map(_payee, people),
        Group.ORGANISATION: map(_payee, organisations),
        Group.DRAFT: (),
    }
    for group, (_table, read_all) in _OF_ONE_TABLE.items():
        entries[group] = map(_numbered, read_all(connection))
    return {
        group: GroupIndex(some, last_first=group in _LAST_FIRST) for group, some in entries.items()
    }


def _apart(payees: Iterable[Somebody]) -> tuple[list[Somebody], list[Somebody]]:
    people: list[Somebody] = []
    organisations: list[Somebody] = []
    for each in payees:
        (organisations if each.kind == PersonKind.ORGANISATION else people).append(each)
    return people, organisations


_News = tuple[Group, Iterable[Entry], set[int]]


def _news(connection: Connection, rows: dict[str, set[int]]) -> Iterator[_News]:
    """For each group that changed: its entries as they are now, and the ids that they are of."""
    children = changed.children_of(connection, rows)
    if children:
        people, organisations = _apart(on_file.payees(connection, children))
        ids = set(children)
        yield Group.CHILD, map(_child, on_file.children(connection, children)), ids
        yield Group.PAYEE, map(_payee, people), ids
        yield Group.ORGANISATION, map(_payee, organisations), ids
    for group, (table, read_some) in _OF_ONE_TABLE.items():
        own = rows.get(table)
        if own:
            yield group, map(_numbered, read_some(connection, sorted(own))), own


_OF_ONE_TABLE: dict[Group, tuple[str, Callable[..., Iterator[Numbered]]]] = {
    Group.APPLICATION: ("applications", on_file.applications),
    Group.COMPLAINT: ("complaints", on_file.complaints),
    Group.PAPER: ("notices", on_file.papers),
    Group.ORDER: ("orders", on_file.orders),
    Group.CERTIFICATE: ("certificates", on_file.certificates),
    Group.PAYOUT: ("payouts", on_file.payouts),
    Group.SCHOOL: ("providers", on_file.schools),
}


def _child(child: Somebody) -> Entry:
    return Entry(child.child_id, child.names, _numbers(child))


def _payee(payee: Somebody) -> Entry:
    return Entry((payee.person_id, payee.child_id), payee.names, _numbers(payee))


def _numbers(somebody: Somebody) -> tuple[str, ...]:
    keys = map(number_key, (*somebody.iin, *somebody.ibans))
    return (*keys, phone_key(somebody.phone))


def _numbered(found: Numbered) -> Entry:
    keys = map(number_key, found.numbers)
    return Entry(found.id, found.names, (*keys, phone_key(found.phone)))
