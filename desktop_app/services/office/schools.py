"""Whether a school is on file already, and two records of one school made into one.

The clerk says it before a school is saved; the answer is kept. Where two are one, everything of
the one is of the other then: applications, certificates, complaints and messages.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from sqlalchemy import Connection

from desktop_app.identity.institutions import numbers_differ, same_institution
from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.records.acts import Act
from desktop_app.records.likeness import Kind, RecordAlike, Said
from desktop_app.records.people import Provider
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import PerhapsOnFile, Slip, Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.reasons import reason
from desktop_app.storage.office import details as offices
from desktop_app.storage.office import joined as stored
from desktop_app.storage.people import likeness_answers as answers

LOOKS_ALIKE = N_("The school {name} is on file and looks the same. Say whether it is this one.")
ON_FILE_ALREADY = N_(
    "A school of this name is on file. If it is another one, write the name so that papers "
    "tell the two apart."
)
_OTHER_NUMBER = N_(
    "This BIN is on file for {name}, with another number in its name. Check the name and the BIN."
)
_TWO_NUMBERS = N_(
    "The names of these schools have different numbers: {name} and {other}. They are not made "
    "into one. If one of the names is wrong, set it right first."
)


def are_alike(one: Provider, other: Provider) -> bool:
    """One BIN, or one name in whichever language; what is in doubt is asked.

    Schools of different numbers are never alike.
    """
    if have_other_numbers(one, other):
        return False
    if one.bin and one.bin == other.bin:
        return True
    names = product((one.name_kk, one.name_ru), (other.name_kk, other.name_ru))
    return any(same_institution(*each) for each in names)


def have_other_numbers(one: Provider, other: Provider) -> bool:
    """Whether their names in either language say two numbers."""
    names = ((one.name_kk, other.name_kk), (one.name_ru, other.name_ru))
    return any(numbers_differ(*each) for each in names)


def named_alike(name: str, schools: Iterable[Provider]) -> list[Provider]:
    """Those that may be the one of which a register gives only the name."""
    return [each for each in schools if are_alike(Provider(0, name, name), each)]


def bin_of_another(connection: Connection, school: Provider) -> Iterator[Slip]:
    """No BIN is of two schools: the number in the name or the BIN is wrong."""
    for each in offices.schools(connection):
        is_same_bin = bool(school.bin) and each.bin == school.bin and each.id != school.id
        if is_same_bin and have_other_numbers(each, school):
            yield Slip("bin", _OTHER_NUMBER, {"name": _named(each)})


def _named(school: Provider) -> Words:
    return Words(school.name_kk, school.name_ru)


def alike(connection: Connection, school: Provider) -> list[Provider]:
    """The schools on file that may be this one, and of which nobody has said that they are not."""
    every = offices.schools(connection)
    found = [each for each in every if each.id != school.id and are_alike(each, school)]
    if not school.id:
        return found
    pairs = [answers.pair_of(school.id, each.id) for each in found]
    said = answers.said(connection, Kind.SCHOOL, pairs)
    apart = {pair for pair, answer in said if answer is not Said.OPEN}
    return [each for each in found if answers.pair_of(school.id, each.id) not in apart]


def require_answers(connection: Connection, school: Provider, others: Collection[int]) -> None:
    """PerhapsOnFile where somebody must say first whether it is one on file."""
    found = [each for each in alike(connection, school) if each.id not in others]
    if found:
        slips = [Slip("name_kk", LOOKS_ALIKE, {"name": _named(each)}) for each in found]
        raise PerhapsOnFile(tuple(RecordAlike(each, school) for each in found), *slips)


def keep_answers(
    connection: Connection, desk: Desk, school_id: int, others: Collection[int]
) -> None:
    """Those are others: nobody is asked about the two again."""
    for each in others:
        pair = answers.pair_of(school_id, each)
        answers.keep(connection, Kind.SCHOOL, pair, Said.ANOTHER, desk.author, desk.now())


def ask_about(
    connection: Connection, desk: Desk, new: Sequence[int], before: Sequence[Provider]
) -> None:
    """Schools that a register brought in and that look like those before wait for an answer."""
    for school_id in new:
        school = offices.school(connection, school_id)
        for each in before:
            if are_alike(school, each):
                pair = answers.pair_of(school_id, each.id)
                answers.keep(connection, Kind.SCHOOL, pair, Said.OPEN, desk.author, desk.now())


def pairs_on_file(connection: Connection) -> Iterator[tuple[int, int]]:
    """Every two on file that look alike."""
    every = offices.schools(connection)
    for place, one in enumerate(every):
        for other in every[place + 1 :]:
            if are_alike(one, other):
                yield answers.pair_of(one.id, other.id)


# Made into one


@dataclass(frozen=True)
class Joining:
    """What making two schools into one does; ``rows`` counts what moves, by table and column."""

    kept: Provider
    gone: Provider
    rows: Mapping[str, int]


def propose(desk: Desk, kept_id: int, gone_id: int) -> Joining:
    """What it does; nothing is saved."""
    with desk.reading(Sight.OFFICE) as connection:
        return _propose(connection, kept_id, gone_id)


def _propose(connection: Connection, kept_id: int, gone_id: int) -> Joining:
    on_file = {each.id: each for each in offices.schools(connection)}
    if kept_id == gone_id or not {kept_id, gone_id} <= set(on_file):
        raise Trouble(N_("These two schools are one already. Nothing was changed."))
    kept, gone = on_file[kept_id], on_file[gone_id]
    if have_other_numbers(kept, gone):
        raise Trouble(_TWO_NUMBERS, name=_named(kept), other=_named(gone))
    return Joining(kept, gone, stored.counted(connection, gone_id))


def join(desk: Desk, seen: Joining, why: str) -> None:
    """Everything of the one school is of the other from now on; it can't be taken apart.

    EntryError where no reason is given, Trouble where it is not what was shown any more.
    """
    why = reason(why, N_("Write how it is known that they are one school."))
    with desk.writing(Act.JOIN_SCHOOLS) as connection:
        kept, gone = seen.kept, seen.gone
        if _propose(connection, kept.id, gone.id) != seen:
            raise Trouble(
                N_("This is not what was shown any more. Nothing was saved: look at it again.")
            )
        stored.move(connection, gone, kept.id, desk.worker.name, desk.now())
        pair = (kept.id, gone.id)
        answers.keep(connection, Kind.SCHOOL, pair, Said.SAME, desk.author, desk.now())
        label = N_(
            "The school {gone} is part of {name} from now on, with all that is on file: {why}"
        )
        values = {
            "gone": _named(gone),
            "name": _named(kept),
            "why": as_is(why),
        }
        record_for_office(connection, desk, Step(label, "R-3", values))
