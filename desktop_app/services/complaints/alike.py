"""Whether a complaint is in the register already: of the same complainant, day and subject (R-9).

One complaint that came twice, by post and by hand, would be counted and answered twice. One that
comes again while the first waits is asked about whatever its day: a new term of five working days
would hide that the first is late.
"""

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from itertools import combinations

from sqlalchemy import Connection

from desktop_app.identity.folding import folded
from desktop_app.law.steps import N_, Value, as_is
from desktop_app.records.complaints import Complaint, ComplaintEntry
from desktop_app.records.likeness import Kind, RecordAlike, Said
from desktop_app.services.desk import Desk
from desktop_app.services.errors import PerhapsOnFile, Slip
from desktop_app.storage.complaints import on_file as stored
from desktop_app.storage.people import likeness_answers as answers

LOOKS_ALIKE = N_(
    "Complaint {number} of {date} is of the same complainant and subject. "
    "Say whether it is this one."
)
_ALIKE = 0.8
"""How much of two texts must be the same words, in their order."""


def are_alike(one: ComplaintEntry, other: ComplaintEntry) -> bool:
    """Of one complainant and day, about the same paper or in nearly the same words."""
    return one.received_on == other.received_on and _is_one_matter(one, other)


def _is_one_matter(one: ComplaintEntry, other: ComplaintEntry) -> bool:
    return _is_one_complainant(one, other) and _is_one_subject(one, other)


def _is_one_complainant(one: ComplaintEntry, other: ComplaintEntry) -> bool:
    if one.iin and one.iin == other.iin:
        return True
    fewer, more = sorted((folded(each.complainant).split() for each in (one, other)), key=len)
    return bool(fewer) and all(any(_is_part(each, part) for part in more) for each in fewer)


def _is_part(word: str, part: str) -> bool:
    """An initial stands for a name."""
    return word == part or (min(len(word), len(part)) == 1 and word[0] == part[0])


def _is_one_subject(one: ComplaintEntry, other: ComplaintEntry) -> bool:
    if one.complained_of and one.complained_of == other.complained_of:
        return True
    here, there = (folded(each.subject).split() for each in (one, other))
    return SequenceMatcher(None, here, there, autojunk=False).ratio() >= _ALIKE


def require_answers(connection: Connection, entry: ComplaintEntry, others: Collection[int]) -> None:
    """PerhapsOnFile where somebody must say first whether it is one in the register."""
    found = [
        each
        for each in stored.of_day_or_open(connection, entry.received_on)
        if each.id not in others and _is_one_matter(each, entry)
    ]
    if found:
        slips = [Slip("subject", LOOKS_ALIKE, _named(each)) for each in found]
        raise PerhapsOnFile(tuple(RecordAlike(each, entry) for each in found), *slips)


def _named(complaint: Complaint) -> dict[str, Value]:
    return {"number": as_is(complaint.number), "date": complaint.received_on}


def keep_answers(
    connection: Connection, desk: Desk, complaint_id: int, others: Collection[int]
) -> None:
    """Those are others: nobody is asked about the two again."""
    for each in others:
        pair = answers.pair_of(complaint_id, each)
        answers.keep(connection, Kind.COMPLAINT, pair, Said.ANOTHER, desk.author, desk.now())


def pairs_on_file(connection: Connection) -> Iterator[tuple[int, int]]:
    """Every two in the register that look alike."""
    for some in stored.by_day(connection):
        for one, other in combinations(some, 2):
            if are_alike(one, other):
                yield answers.pair_of(one.id, other.id)
