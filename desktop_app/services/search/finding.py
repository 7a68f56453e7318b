"""What is found while somebody types, with what stands for it; where nothing is, what is near."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from desktop_app.records.search import Group, Hit
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.payouts import lookup
from desktop_app.services.search.asked import Asked, asked
from desktop_app.services.search.group import Key
from desktop_app.services.search.index import Groups, SearchIndex
from desktop_app.services.search.numbers import a_digit_away, number_key
from desktop_app.services.search.words import words_of
from desktop_app.storage.search import being_typed, on_file, opened, shown

MOST = 5
"""How many of a group are shown."""
LAST = 10
"""How many of the last opened are shown."""


@dataclass(frozen=True)
class Some:
    """The best of a group; ``more``: there are others."""

    group: Group
    hits: tuple[Hit, ...]
    more: bool = False


@dataclass(frozen=True)
class Found:
    """What answers ``text``; ``is_near``: nothing does, and these are a letter away from it."""

    text: str
    groups: tuple[Some, ...]
    is_near: bool = False


def find(desk: Desk, index: SearchIndex, text: str) -> Found:
    """What answers a text from its first letter on; of an empty one, what was last opened."""
    wanted = asked(text)
    with desk.reading(Sight.CASES) as connection:
        if not text.strip():
            return Found(text, _grouped(opened.last(connection, desk.worker.id, LAST)))
        groups = index.fresh(connection)
        found = _answers(connection, groups, wanted, text)
        if found or not wanted.words:
            return Found(text, found)
        return Found(text, _near(connection, groups, wanted), is_near=True)


def _answers(connection: Connection, groups: Groups, wanted: Asked, text: str) -> tuple[Some, ...]:
    found = []
    for group in Group:
        if group is Group.LINE:
            hits = _lines(connection, groups, text)
            found.append(Some(group, tuple(hits[:MOST]), len(hits) > MOST))
        else:
            found.append(_some(connection, group, groups[group].find(wanted, MOST + 1), wanted))
    return tuple(some for some in found if some.hits)


def _near(connection: Connection, groups: Groups, wanted: Asked) -> tuple[Some, ...]:
    """Names with a letter, and IINs with a digit, that is another one or in another place."""
    iins = on_file.iins(connection, a_digit_away(wanted.numbers[0])) if wanted.numbers else []
    found = []
    for group in _NAMED:
        keys = [key for iin in iins for key in groups[group].by_number(iin, MOST)]
        keys += groups[group].near(wanted, MOST)
        found.append(_some(connection, group, list(dict.fromkeys(keys))[:MOST], wanted))
    return tuple(some for some in found if some.hits)


_NAMED = (Group.CHILD, Group.PAYEE, Group.ORGANISATION, Group.DRAFT, Group.SCHOOL)

_READ: dict[Group, Callable[..., list[Hit]]] = {
    Group.CHILD: shown.children,
    Group.PAYEE: shown.payees,
    Group.ORGANISATION: shown.organisations,
    Group.DRAFT: being_typed.hits,
    Group.APPLICATION: shown.applications,
    Group.COMPLAINT: shown.complaints,
    Group.PAPER: shown.papers,
    Group.ORDER: shown.orders,
    Group.CERTIFICATE: shown.certificates,
    Group.PAYOUT: shown.payouts,
    Group.SCHOOL: shown.schools,
}


def _some(connection: Connection, group: Group, keys: Sequence[Key], wanted: Asked) -> Some:
    """Rows are read for those alone that are shown."""
    if not keys:
        return Some(group, ())
    hits = _READ[group](connection, keys[:MOST])
    if group in _CALLED_OTHERWISE:
        hits = _with_former(connection, hits, keys, wanted)
    return Some(group, tuple(hits), len(keys) > MOST)


_CALLED_OTHERWISE = frozenset({Group.CHILD, Group.PAYEE, Group.ORGANISATION})


def _with_former(
    connection: Connection, hits: list[Hit], keys: Sequence[Key], wanted: Asked
) -> list[Hit]:
    """Where a name of today does not answer, what they were called when it did."""
    people = [key if isinstance(key, int) else key[0] for key in keys]
    unlike = [not _is_called(hit, wanted) for hit in hits]
    if not any(unlike):
        return hits
    names = shown.former_names(connection, people)
    return [
        replace(hit, former=", ".join(names.get(person, ()))) if otherwise else hit
        for hit, person, otherwise in zip(hits, people, unlike, strict=False)
    ]


def _is_called(hit: Hit, wanted: Asked) -> bool:
    own = [word.key for word in words_of(f"{hit.name} {hit.name_ru}")]
    return all(any(word.key in key for key in own) for word in wanted.letters)


def _lines(connection: Connection, groups: Groups, text: str) -> list[Hit]:
    """``Т-2026-00001/17`` is line 17 of a payout, also in Latin letters, or by a part of it."""
    wanted = lookup.parse(text)
    if wanted is None:
        return []
    found = groups[Group.PAYOUT].by_number(number_key(wanted[0]), MOST + 1)
    payouts = [key for key in found if isinstance(key, int)]
    return shown.lines(connection, payouts, wanted[1]) if payouts else []


def _grouped(hits: Sequence[Hit]) -> tuple[Some, ...]:
    """The last opened, group by group, the newest of each first."""
    apart = {group: tuple(hit for hit in hits if hit.group is group) for group in Group}
    return tuple(Some(group, mine) for group, mine in apart.items() if mine)
