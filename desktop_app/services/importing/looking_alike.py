"""People of a register who look like somebody on file, or like somebody in another row of it.

It is asked before they come in whether they are the same person, twins or two others: in the
window, or by an answer in the row itself. Their rows stay out until then.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sqlalchemy import Connection

from desktop_app.identity.likeness import Paper
from desktop_app.law.steps import N_, as_is
from desktop_app.records.imports import Answered, ImportRow
from desktop_app.records.likeness import Kind, Said
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.who_it_is import CARD
from desktop_app.services.desk import Desk
from desktop_app.services.importing.answers import Answers, Pair, is_about
from desktop_app.services.importing.reading.cells import asked, wrong
from desktop_app.services.importing.reading.heading_names import normalised
from desktop_app.services.importing.who_it_is import Asking, Two, asking, people_of
from desktop_app.services.people import duplicates
from desktop_app.services.people.duplicates import LOOKS_ALIKE, NO_TWINS, Coming
from desktop_app.services.people.guard import Came, put_on_file
from desktop_app.storage.importing import brought_in as imports
from desktop_app.storage.people import likeness_answers, values

_MOST_WITH_ONE_PAPER = 3
"""More children with one number and day have no certificates of their own: it is a list's."""


@dataclass(frozen=True)
class Looked:
    """Who looks like whom, and what was said of them.

    ``same`` are IINs of which whoever is on file is meant, ``without_iin`` those on file who get
    theirs by the register, ``unclear`` the rows that answer and do not say about whom.
    """

    twos: tuple[Two, ...]
    answers: Answers
    same: frozenset[str]
    without_iin: Mapping[str, Person]
    unclear: frozenset[int] = frozenset()

    def unanswered(self, rows: Sequence[ImportRow]) -> Iterator[Asking]:
        return _unanswered(rows, self.twos, self.answers)


def look(
    connection: Connection,
    rows: Sequence[ImportRow],
    schools: Mapping[str, int],
    given: Answers,
) -> tuple[list[ImportRow], Looked]:
    """The rows under the IINs on file, where somebody is said to be the same person.

    ``schools`` are those on file.
    """
    twos = tuple(_among(connection, rows, schools))
    of_file = _asked_of_file(connection, rows)
    answers, unclear = _answered(rows, twos, of_file, given)
    on_file = {
        two.pair[0]: two.found.other
        for two in twos
        if isinstance(two.found.other, Person) and answers.alike.get(two.pair) is Said.SAME
    }
    same = {other.iin or iin for iin, other in on_file.items()}
    without_iin = {iin: other for iin, other in on_file.items() if not other.iin}
    looked = Looked(twos, answers, answers.same | same, without_iin, unclear)
    return [_under(row, on_file) for row in rows], looked


def again(
    connection: Connection, rows: Sequence[ImportRow], schools: Mapping[str, int], looked: Looked
) -> Iterator[Asking]:
    """What is to be asked of rows that were looked at, by what is on file now."""
    return _unanswered(rows, tuple(_among(connection, rows, schools)), looked.answers)


def _among(
    connection: Connection, rows: Sequence[ImportRow], schools: Mapping[str, int]
) -> Iterator[Two]:
    coming = list(_coming(rows, schools))
    known = imports.on_file(connection, [each.entry.iin for each in coming]).people
    new = [each for each in coming if each.entry.iin not in known]
    found = list(duplicates.among(connection, new))
    iins = {iin for each in found for iin in (each.one.entry.iin, each.of_whom.iin)}
    places = _places(rows, iins)
    for each in found:
        is_row = isinstance(each.other, Coming)
        other_row = places[each.of_whom.iin][0][0] if is_row else 0
        yield Two(*places[each.one.entry.iin][0], each, other_row)


def _coming(rows: Sequence[ImportRow], schools: Mapping[str, int]) -> Iterator[Coming]:
    """Everybody once, with their family and certificates of all rows."""
    entries: dict[str, PersonEntry] = {}
    family: dict[str, str | set[str]] = {}
    papers: dict[str, Collection[Paper]] = {}
    ids = dict(schools)
    for row in rows:
        child, payee = row.child.iin, row.payee.iin
        entries.setdefault(child, row.child)
        entries.setdefault(payee, row.payee)
        _join(family, child, payee)
        _join(family, payee, child)
        school, paper = normalised(row.school), row.certificate
        place = ids.setdefault(school, -1 - len(ids))  # of one that is not on file yet
        more = duplicates.papers(place, paper.number, paper.issued_on)
        papers[child] = {*papers[child], *more} if child in papers else more
    shared = Counter(paper for every in papers.values() for paper in every)
    for iin, entry in entries.items():
        own = [each for each in papers.get(iin, ()) if shared[each] <= _MOST_WITH_ONE_PAPER]
        kin = family[iin]
        yield Coming(iin, entry, (kin,) if isinstance(kin, str) else tuple(kin), tuple(own))


def _join(family: dict[str, str | set[str]], one: str, other: str) -> None:
    """Most have one other in their family: a set for each of them is three times as large."""
    before = family.setdefault(one, other)
    if isinstance(before, set):
        before.add(other)
    elif before != other:
        family[one] = {before, other}


# Answers


UNCLEAR = N_("The row asks about several people: write behind each answer the IIN it is about.")


def _asked_of_file(connection: Connection, rows: Sequence[ImportRow]) -> Mapping[int, list[str]]:
    """The IINs on file under other names that a row asks about, of rows that answer by a word."""
    answering = [row for row in rows if any(map(_is_a_word, row.answers))]
    if not answering:
        return {}
    iins = [entry.iin for row in answering for _who, entry in people_of(row)]
    people = imports.on_file(connection, iins).people
    held = values.names_held(connection, [each.id for each in people.values()])
    found: dict[int, list[str]] = defaultdict(list)
    for each in asking(answering, people, held, frozenset()):
        if each.of_file is not None:
            found[each.row].append(each.of_file.typed.iin)
    return found


def _is_a_word(answered: Answered) -> bool:
    """Whether it names nobody: clear where the row asks about one person alone."""
    return answered.said is not None and not answered.number


def _answered(
    rows: Sequence[ImportRow],
    twos: Sequence[Two],
    of_file: Mapping[int, list[str]],
    given: Answers,
) -> tuple[Answers, frozenset[int]]:
    """What was said in the window, and what the rows themselves say; and those unclear in it."""
    own = {row.number: row.answers for row in rows if row.answers}
    if not own:
        return given, frozenset()
    places = _places(rows, _iins_of(twos))
    asks = Counter(row for two in twos for row in {*_rows_of(two, places)})
    asks.update({row: len(iins) for row, iins in of_file.items()})
    said: dict[Pair, Said] = {}
    for two in twos:
        for row, about in _rows_of(two, places).items():
            for each in own.get(row, ()):
                alone = not each.number and asks[row] == 1
                if each.said is not None and (alone or is_about(each, about)):
                    said[two.pair] = each.said
    same = {
        entry.iin
        for row in rows
        for each in row.answers
        for _who, entry in people_of(row)
        if each.said is Said.SAME and is_about(each, entry.iin)
    }
    for row, iins in of_file.items():
        if asks[row] == 1 and any(_is_a_word(each) and each.said is Said.SAME for each in own[row]):
            same.update(iins)
    words = {row for row, answers in own.items() if any(map(_is_a_word, answers))}
    unclear = frozenset(row for row in words if asks[row] > 1)
    return Answers(frozenset(same), said).with_more(given), unclear


_Places = Mapping[str, list[tuple[int, str]]]


def _places(rows: Sequence[ImportRow], iins: Collection[str]) -> _Places:
    """The rows and columns in which each of these IINs stands."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows if iins else ():
        for who, entry in people_of(row):
            if entry.iin in iins:
                found[entry.iin].append((row.number, f"{who}_iin"))
    return found


def _iins_of(twos: Iterable[Two]) -> set[str]:
    return {iin for two in twos for iin in two.pair}


def _rows_of(two: Two, places: _Places) -> Mapping[int, str]:
    """The rows in which one of the two stands, and the number of the other one."""
    mine, other = two.pair
    there = places[other] if two.other_row else ()
    return {row: mine for row, _code in there} | {row: other for row, _code in places[mine]}


def _unanswered(
    rows: Sequence[ImportRow], twos: Sequence[Two], answers: Answers
) -> Iterator[Asking]:
    """Told at every row of both; two rows of one person are set right in the register."""
    open_ = [two for two in twos if not _is_settled(two, answers)]
    if not open_:
        return
    places = _places(rows, _iins_of(open_))
    for two in open_:
        mine, other = two.found.one.entry, two.other
        said = answers.alike.get(two.pair, Said.OPEN)
        for row, code in places[mine.iin]:
            yield _asking(two, row, code, other, two.other_row, said)
        for row, code in places[other.iin] if two.other_row else ():
            yield _asking(two, row, code, mine, two.row, said)


def _is_settled(two: Two, answers: Answers) -> bool:
    said = answers.alike.get(two.pair, Said.OPEN)
    if said is Said.TWIN:
        return duplicates.may_be_twins(two.found.one.entry, two.other)
    return said is not Said.OPEN and not (two.other_row and said is Said.SAME)


def _asking(
    two: Two, row: int, code: str, other: PersonEntry, other_row: int, said: Said
) -> Asking:
    number = other.iin or other.document_number
    values = {"name": as_is(other.full_name), "iin": as_is(number)}
    if said is Said.TWIN:
        return Asking(row, code, asked(NO_TWINS, **values), alike=two)
    if not other_row:
        return Asking(row, code, asked(LOOKS_ALIKE, **values), alike=two)
    if said is Said.SAME:
        return Asking(row, code, wrong(_ONE_PERSON, row=other_row, iin=as_is(number)))
    return Asking(row, code, asked(_ALIKE_IN_ROW, row=other_row, **values), alike=two)


_ALIKE_IN_ROW = N_("Row {row} has {name}, {iin}, who looks the same. Say who it is.")
_ONE_PERSON = N_("The same person stands in row {row} under {iin}: one of the two IINs is wrong.")


# The same person


def _under(row: ImportRow, on_file: Mapping[str, Person]) -> ImportRow:
    child, payee = (on_file.get(entry.iin) for _who, entry in people_of(row))
    if child is not None:
        row = replace(row, child=duplicates.under(child, row.child))
    if payee is not None:
        row = replace(row, payee=duplicates.under(payee, row.payee))
    return row


def give_iins(
    connection: Connection, desk: Desk, good: Iterable[ImportRow], looked: Looked
) -> None:
    """The IINs that were to follow have come with the rows that are brought in."""
    came = {entry.iin for row in good for _who, entry in people_of(row)}
    wanted = {iin: each for iin, each in looked.without_iin.items() if iin in came}
    for iin, person in wanted.items():
        card = PersonEntry(**{name: getattr(person, name) for name in CARD})
        put_on_file(connection, desk, Came("child", replace(card, iin=iin)))


class _Kept(Protocol):
    """Whoever is on file by now."""

    @property
    def id(self) -> int: ...


def keep(
    connection: Connection,
    desk: Desk,
    persons: Mapping[str, _Kept],
    looked: Looked,
) -> None:
    """Keep what was said of two who are both on file now, so that nobody is asked again."""
    for two in looked.twos:
        said = looked.answers.alike.get(two.pair, Said.OPEN)
        one, found = persons.get(two.pair[0]), two.found.other
        other = persons.get(found.entry.iin) if isinstance(found, Coming) else found
        if one is None or other is None or said not in (Said.TWIN, Said.ANOTHER):
            continue
        pair = likeness_answers.pair_of(one.id, other.id)
        likeness_answers.keep(connection, Kind.PERSON, pair, said, desk.author, desk.now())
