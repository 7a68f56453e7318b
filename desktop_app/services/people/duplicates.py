"""Whoever comes in may be on file already, under another IIN: shown and asked before it is kept.

The clerk says of each whether it is the same person, a twin or another one; the answer is kept, so
that nobody is asked twice. What was on file before is looked through as a whole in
`services.cases.alike`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from sqlalchemy import Connection

from desktop_app.identity import likeness as likenesses
from desktop_app.identity.crowd import Crowd
from desktop_app.identity.folding import folded
from desktop_app.identity.institutions import same_institution
from desktop_app.identity.likeness import Facts, Likeness, Paper, likeness
from desktop_app.law.steps import N_, as_is
from desktop_app.records.likeness import Alike, Kind, Said, TwoAre
from desktop_app.records.people import Person, PersonEntry
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Slip
from desktop_app.storage.people import alike as stored
from desktop_app.storage.people import likeness_answers as answers
from desktop_app.storage.people import on_file as people

LOOKS_ALIKE = N_("{name}, {iin}, is on file and looks the same. Say who it is.")
NO_TWINS = N_(
    "{name}, {iin}, was born on another day: twins are born within a few days of each other. "
    "Say who it is."
)


@dataclass(frozen=True)
class Coming:
    """Somebody who comes in; ``family`` are the IINs of whoever comes with them."""

    who: str
    entry: PersonEntry
    family: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()


def papers(school_id: int, number: str, issued_on: date) -> tuple[Paper, ...]:
    """A certificate, as it is compared; none where it has no number."""
    if not stored.says_something(number):
        return ()
    return ((school_id, folded(number), issued_on),)


# Before somebody is put on file


def asked(
    connection: Connection, coming: Iterable[Coming], said: Sequence[TwoAre] = ()
) -> tuple[Alike, ...]:
    """Who on file looks like somebody who comes in, and is still to be asked about."""
    answers = {(each.who, each.other_id): each.said for each in said}
    found = (each for one in coming for each in looking_like(connection, one))
    given = ((each, answers.get((each.who, each.on_file.id), Said.OPEN)) for each in found)
    return tuple(
        replace(each, said=answer) for each, answer in given if not may_be_said(answer, each)
    )


def may_be_said(said: Said, alike: Alike) -> bool:
    """Whether it answers who they are: twins are born within days."""
    if said is Said.TWIN:
        return may_be_twins(alike.typed, alike.on_file)
    return said is not Said.OPEN


def may_be_twins(one: PersonEntry, other: PersonEntry) -> bool:
    """Whether two people were born so near each other, by their cards or else their IINs."""
    of_people = not (one.kind or other.kind)
    return of_people and likenesses.may_be_twins(stored.born(one), stored.born(other))


def looking_like(connection: Connection, coming: Coming) -> Iterator[Alike]:
    """Nobody where IIN or document is on file: it is known who it is then, or `guard` asks."""
    entry = coming.entry
    if people.known(connection, entry) is not None:
        return
    if entry.kind:
        for each in stored.organisations(connection):
            if _are_called_alike(entry, each):
                yield Alike(coming.who, each, entry, Likeness.INSTITUTION)
        return
    facts = stored.facts(entry, coming.family, coming.papers)
    for person, theirs in stored.candidates(connection, facts):
        found = likeness(facts, theirs)
        if found is not None and person.iin not in coming.family:
            yield Alike(coming.who, person, entry, found)


@dataclass(frozen=True)
class LooksLike:
    """Somebody who comes in, and whoever looks the same: on file, or coming in before them."""

    one: Coming
    other: Person | Coming
    likeness: Likeness

    @property
    def of_whom(self) -> PersonEntry:
        return self.other.entry if isinstance(self.other, Coming) else self.other


def among(connection: Connection, coming: Sequence[Coming]) -> Iterator[LooksLike]:
    """Of many who come in together and are not on file: who looks like somebody else.

    Everybody on file is looked at once, however many come.
    """
    if not coming:
        return
    on_file = stored.of_everybody(connection)

    def facts_of(number: int) -> Facts:
        if number > 0:
            return on_file[number]
        one = coming[-1 - number]
        return stored.facts(one.entry, one.family, one.papers)

    crowd = Crowd(facts_of)
    for person_id, facts in on_file.items():
        crowd.add(person_id, facts)
    found: list[tuple[int, int, Likeness]] = []
    for place in range(len(coming)):
        facts = facts_of(-1 - place)
        found += ((place, number, why) for number, why in crowd.alike(facts))
        crowd.add(-1 - place, facts)
    ids = sorted({number for _place, number, _why in found if number > 0})
    others = {person.id: person for person in stored.by_ids(connection, ids)}
    for place, number, why in found:
        one, other = coming[place], others[number] if number > 0 else coming[-1 - number]
        two = LooksLike(one, other, why)
        if not two.of_whom.iin or two.of_whom.iin not in one.family:
            yield two


def slip_of(alike: Alike) -> Slip:
    """For whoever can't answer, as a command."""
    person = alike.on_file
    values = {"name": as_is(person.full_name), "iin": as_is(person.iin or person.document_number)}
    label = NO_TWINS if alike.said is Said.TWIN else LOOKS_ALIKE
    return Slip(f"{alike.who}.iin", label, values)


def as_answered(
    connection: Connection, who: str, entry: PersonEntry, said: Iterable[TwoAre]
) -> PersonEntry:
    """Whoever was said to be somebody on file comes under what is known of them there.

    That is the IIN, or the document of whoever has none yet: an IIN that was typed is theirs then.
    """
    for each in said:
        if each.who == who and each.said is Said.SAME:
            same = people.now(connection, each.other_id)
            if people.by_iin(connection, entry.iin) is None:
                return under(same, entry)
    return entry


def under(same: Person, entry: PersonEntry) -> PersonEntry:
    """Somebody who comes in, under what they are found by on file."""
    if same.iin:
        return replace(entry, iin=same.iin)
    kind, number = same.document_kind, same.document_number
    return replace(entry, document_kind=kind, document_number=number)


def keep(
    connection: Connection, desk: Desk, ids: Mapping[str, int], said: Iterable[TwoAre]
) -> None:
    """Keep what was answered; ``ids`` are those of whoever came in, by the fields' prefixes."""
    for each in said:
        person_id = ids.get(each.who)
        if person_id is not None and each.other_id != person_id and each.said is not Said.OPEN:
            pair = answers.pair_of(person_id, each.other_id)
            is_person = not people.by_id(connection, person_id).kind
            kind = Kind.PERSON if is_person else Kind.ORGANISATION
            answers.keep(connection, kind, pair, each.said, desk.author, desk.now())


# What is on file already


def everybody(connection: Connection) -> dict[int, Facts]:
    """What is known of every person who goes on, by their ids."""
    return stored.of_everybody(connection)


def alike_among(facts: Mapping[int, Facts]) -> Iterator[tuple[int, tuple[int, int] | None]]:
    """Each pair that looks alike, with how many were looked at; now and then no pair, only that."""
    crowd = Crowd()
    for done, (person_id, one) in enumerate(facts.items(), 1):
        for other, _why in crowd.alike(one):
            yield done, (other, person_id)
        yield done, None
        crowd.add(person_id, one)


def organisations_on_file(connection: Connection) -> Iterator[tuple[int, int]]:
    """Every two organisations that are called alike."""
    for one, other in combinations(stored.organisations(connection), 2):
        if _are_called_alike(one, other):
            yield one.id, other.id


def _are_called_alike(one: PersonEntry, other: PersonEntry) -> bool:
    names = ((one.surname, other.surname), (one.name_ru, other.name_ru))
    return any(same_institution(*each) for each in names)
