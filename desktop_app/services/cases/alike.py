"""Records on file that look alike: people, organisations, schools, complaints.

What was on file before is looked through as a whole, once it is asked for; what nobody has
answered yet waits on a page, and what was answered in a hurry is answered anew there.
"""

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import Connection

from desktop_app.law.steps import N_, Step, Value, Words, as_is
from desktop_app.records.acts import Act
from desktop_app.records.complaints import Complaint
from desktop_app.records.likeness import Kind, OnFile, Said, TwoOnFile
from desktop_app.records.people import Person, Provider
from desktop_app.services import history
from desktop_app.services.complaints import alike as complaints
from desktop_app.services.complaints import papers as on_paper
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.office import schools
from desktop_app.services.people import duplicates
from desktop_app.storage.people import likeness_answers as answers


def unanswered(desk: Desk) -> list[TwoOnFile]:
    """Two records on file that look alike, and that nobody has answered about yet."""
    with desk.reading() as connection:
        return answers.pairs(connection, (Said.OPEN,))


def answered(desk: Desk) -> list[TwoOnFile]:
    """What was said to be two, the last one first: a hurried answer is found there."""
    with desk.reading() as connection:
        return answers.pairs(connection, (Said.TWIN, Said.ANOTHER, Said.SAME))[::-1]


# Answering

OFFERED: Mapping[Kind, tuple[Said, ...]] = {
    Kind.PERSON: (Said.TWIN, Said.ANOTHER),
    Kind.ORGANISATION: (Said.ANOTHER,),
    Kind.SCHOOL: (Said.ANOTHER,),
    Kind.COMPLAINT: (Said.SAME, Said.ANOTHER),
}
"""What may be said of two. That people or schools are one is said by making them into one; of two
complaints that are one, the one that came twice is withdrawn, with that as the reason."""


def offered(kind: Kind, one: OnFile, other: OnFile) -> tuple[Said, ...]:
    """What may be said of these two: twins are born within days."""
    every = OFFERED[kind]
    if not (isinstance(one, Person) and isinstance(other, Person)):
        return every
    are_twins = duplicates.may_be_twins(one, other)
    return tuple(said for said in every if said is not Said.TWIN or are_twins)


def answer(desk: Desk, one_id: int, other_id: int, said: Said, kind: Kind = Kind.PERSON) -> None:
    """Say of two records on file that they are twins or two different ones, or ask again.

    Trouble where they are said to be twins and were born on days too far apart.
    """
    assert said is Said.OPEN or said in OFFERED[kind], "they are made into one"
    with desk.writing(Act.ANSWER_LIKENESS) as connection:
        pair = answers.pair_of(one_id, other_id)
        one, other = answers.both(connection, kind, pair)
        if said is Said.TWIN and said not in offered(kind, one, other):
            raise Trouble(
                N_("Twins are born within a few days of each other, and these two are not.")
            )
        answers.keep(connection, kind, pair, said, desk.author, desk.now())
        _tell(connection, desk, said, one, other)


def _tell(connection: Connection, desk: Desk, said: Said, one: OnFile, other: OnFile) -> None:
    for mine, theirs in ((one, other), (other, one)):
        values = {"name": _name(theirs)}
        if isinstance(mine, Person):
            act = Step(_OF_PEOPLE[said], "R-8", values)
            history.record_for_child(connection, desk, act, mine.id)
        elif isinstance(mine, Complaint):
            act = Step(_OF_COMPLAINTS[said], "R-9", values)
            history.record_in(connection, desk, act, on_paper.matter(mine, ""))
    if isinstance(one, Provider):
        values = {"name": _name(one), "other": _name(other)}
        history.record_for_office(connection, desk, Step(_OF_SCHOOLS[said], "R-3", values))


def _name(record: OnFile) -> Value:
    if isinstance(record, Provider):
        return Words(record.name_kk, record.name_ru)
    return as_is(record.number if isinstance(record, Complaint) else record.full_name)


_OF_PEOPLE: Mapping[Said, str] = {
    Said.TWIN: N_("A twin of {name}, and not the same child"),
    Said.ANOTHER: N_("Another person than {name}, who looks the same on file"),
    Said.OPEN: N_("Whether it is the same person as {name} is asked again"),
}
_OF_COMPLAINTS: Mapping[Said, str] = {
    Said.SAME: N_("The same complaint as {name}: it came twice"),
    Said.ANOTHER: N_("Another complaint than {name}, which looks the same"),
    Said.OPEN: N_("Whether it is the same complaint as {name} is asked again"),
}
_OF_SCHOOLS: Mapping[Said, str] = {
    Said.ANOTHER: N_("{name} and {other} are two schools, which look the same on file"),
    Said.OPEN: N_("Whether {name} and {other} are one school is asked again"),
}


# Looking through what is on file


def seek(
    desk: Desk,
    progress: Callable[[int], None] = lambda _done: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> int:
    """Look through all on file for two that look alike; how many new questions there are.

    ``progress`` is told how many people were looked at. Nothing is kept where it is stopped.
    """
    with desk.reading() as connection:
        people = duplicates.everybody(connection)
        known = {kind: answers.known_pairs(connection, kind) for kind in Kind}
        of_others = list(_of_others(connection))
    found: list[tuple[Kind, answers.Pair]] = []
    for done, pair in duplicates.alike_among(people):
        if is_stopped():
            return 0
        progress(done)
        if pair is not None:
            found.append((Kind.PERSON, pair))
    new = [(kind, pair) for kind, pair in (*found, *of_others) if pair not in known[kind]]
    with desk.writing(Act.SEEK_LIKENESS) as connection:
        for kind, pair in new:
            answers.keep(connection, kind, pair, Said.OPEN, desk.author, desk.now())
        label = N_(
            "Looked through all on file. People: {count}; new pairs that look alike: {found}"
        )
        act = Step(label, "R-8", {"count": len(people), "found": len(new)})
        history.record_for_office(connection, desk, act)
    return len(new)


def _of_others(connection: Connection) -> Iterator[tuple[Kind, answers.Pair]]:
    for kind, pairs in (
        (Kind.ORGANISATION, duplicates.organisations_on_file),
        (Kind.SCHOOL, schools.pairs_on_file),
        (Kind.COMPLAINT, complaints.pairs_on_file),
    ):
        for pair in pairs(connection):
            yield kind, pair
