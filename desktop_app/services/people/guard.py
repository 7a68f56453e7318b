"""The one way in: nobody on file is overwritten by being typed.

Whoever comes in under an IIN on file with another name, birth date or sex is asked about, both
sides beside each other. An empty field never erases what is on file, and slips of the keyboard
(case, ё, hyphens, letters that look alike) are no other name: what is on file stays, and is mended
where the slip is there.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from desktop_app.identity.spelling import is_slip, spelling
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.records.likeness import Alike
from desktop_app.records.people import Person, PersonEntry
from desktop_app.records.who_it_is import (
    CARD,
    NEVER_CHANGE,
    Asked,
    Because,
    Difference,
    Reason,
    Said,
    WhoItIs,
    as_text,
    differing,
    may_have_changed,
)
from desktop_app.services import history
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Question, Slip
from desktop_app.services.people.duplicates import slip_of
from desktop_app.storage.people import on_file as people

NAMES = ("surname", "given_name", "patronymic")
IDENTITY = (*NAMES, "name_ru", "birth_date", "sex")
"""What says who somebody is; all else on a card they may say anew whenever they come."""

ON_FILE = N_("On file under this IIN: {name}; typed here: {typed}. Say who it is.")
NOT_THIS_PERSON = N_("This IIN is on file for {name}. Check it against the document.")


@dataclass(frozen=True)
class Came:
    """Somebody as typed, and what was answered of who it is; ``who`` is the fields' prefix."""

    who: str
    entry: PersonEntry
    answer: WhoItIs | None = None


# What differs


def differences(on_file: Person, entry: PersonEntry) -> tuple[Difference, ...]:
    """What of the name, birth date and sex was typed otherwise than it is on file."""
    found = differing(on_file, entry)
    return tuple(each for each in found if _says_otherwise(each, on_file, entry))


def _says_otherwise(each: Difference, on_file: Person, entry: PersonEntry) -> bool:
    if each.field not in IDENTITY or not (each.before and each.after):
        return False
    if each.field in NAMES and same_name(on_file, entry):
        return False
    return not is_one_spelling(each)


def is_one_spelling(each: Difference) -> bool:
    """Whether only slips of the keyboard lie between what is on file and what was typed."""
    return bool(each.after) and spelling(each.before) == spelling(each.after)


def same_name(one: PersonEntry, other: PersonEntry) -> bool:
    """Whether two are called the same, whichever field a part of it stands in."""
    return spelling(one.full_name) == spelling(other.full_name)


def asked(connection: Connection, came: Iterable[Came]) -> Iterator[Asked]:
    """Who is still to be asked about."""
    for each in came:
        known = people.known(connection, each.entry)
        found = differences(known, each.entry) if known is not None else ()
        if known is not None and found and not answers(each.answer, found):
            yield Asked(each.who, known, each.entry, found)


def answers(answer: WhoItIs | None, found: tuple[Difference, ...]) -> bool:
    """Whether it is the answer to these differences and no others, and may be so."""
    if answer is None or set(answer.differences) != set(found):
        return False
    return answer.said is not Said.CHANGED or may_have_changed(found)


def require_answers(
    connection: Connection,
    today: date,
    came: Iterable[Came],
    slips: Iterable[Slip] = (),
    alike: tuple[Alike, ...] = (),
) -> None:
    """EntryError with every slip; Question where somebody must say first who it is.

    ``alike`` are those on file who look the same, and of whom nothing was said (`duplicates`).
    """
    came, slips = tuple(came), [*slips]
    open_ = tuple(asked(connection, came))
    slips += map(_slip, open_)
    for each in came:
        known = people.known(connection, each.entry)
        if known is not None and answers(each.answer, differences(known, each.entry)):
            slips += answer_slips(each, known, today)
    slips += map(slip_of, alike)
    if open_ or alike:
        raise Question(open_, *slips, alike=alike)
    if slips:
        raise EntryError(*slips)


def _slip(each: Asked) -> Slip:
    values = {"name": as_is(each.on_file.full_name), "typed": as_is(each.typed.full_name)}
    return Slip(f"{each.who}.iin", ON_FILE, values)


def answer_slips(came: Came, on_file: Person, today: date) -> Iterator[Slip]:
    """What keeps an answer from being taken."""
    answer = came.answer
    if answer is None:
        return
    if answer.said is Said.ANOTHER:
        values = {"name": as_is(on_file.full_name)}
        yield Slip(f"{came.who}.iin", NOT_THIS_PERSON, values)
    if answer.said is not Said.CHANGED:
        return
    if answer.changed_on is None:
        yield Slip(f"{came.who}.changed_on", N_("Enter the day from which it is otherwise."))
    elif answer.changed_on > today:
        yield Slip(f"{came.who}.changed_on", N_("This day lies in the future."))
    if not answer.document.strip():
        yield Slip(f"{came.who}.document", N_("Name the document that shows it."))


# What becomes of a card


def put_on_file(connection: Connection, desk: Desk, came: Came) -> int:
    """The person's id; Question where the card says otherwise and nobody answered who it is."""
    known = people.known(connection, came.entry)
    if known is None:
        return people.save(connection, came.entry, desk.worker.name, desk.now())
    require_answers(connection, desk.today(), [came])
    change(connection, desk, known, _as_it_becomes(known, came.entry), came.answer)
    return known.id


def change(
    connection: Connection, desk: Desk, before: Person, now: PersonEntry, answer: WhoItIs | None
) -> None:
    """Set a card, with what it said before and why it is otherwise; told in their history."""
    changed = tuple(differing(before, now))
    if not changed:
        return
    reasons = {each.field: _reason(each, answer, desk.today()) for each in changed}
    people.update(connection, before, now, reasons, desk.author, desk.now())
    history.record_for_child(connection, desk, _told(reasons, answer), before.id)


def _as_it_becomes(on_file: Person, entry: PersonEntry) -> PersonEntry:
    """What was typed over what is on file, once it is known to be the same person."""
    one_name = same_name(on_file, entry)
    values = {
        field: _becomes(field, getattr(on_file, field), getattr(entry, field), one_name)
        for field in CARD
    }
    return PersonEntry(**values)


def _becomes(field: str, before: Any, typed: Any, one_name: bool) -> Any:
    if field == "kind" or not typed or (field == "iin" and before):
        return before
    if field in NAMES and before:
        was, becomes = as_text(before), as_text(typed)
        if spelling(was) == spelling(becomes):
            return becomes if is_slip(was) and not is_slip(becomes) else was
    return before if field in NAMES and one_name else typed


def _reason(each: Difference, answer: WhoItIs | None, today: date) -> Reason:
    if not each.before:
        return Reason(Because.ADDED)
    if each.field in IDENTITY or each.field == "iin":
        if is_one_spelling(each):
            return Reason(Because.MENDED)
        assert answer is not None, "nobody is renamed without an answer"
        if answer.said is Said.CHANGED and each.field not in NEVER_CHANGE:
            return Reason(Because.CHANGED, answer.changed_on, answer.document.strip())
        return Reason(Because.WRONG, None, answer.document.strip())
    return Reason(Because.GIVEN, today)


def _told(reasons: Mapping[str, Reason], answer: WhoItIs | None) -> Step:
    because = {each.because for each in reasons.values()}
    if Because.CHANGED in because and answer is not None and answer.changed_on is not None:
        values: dict[str, Value] = {
            "day": answer.changed_on,
            "document": as_is(answer.document.strip()),
        }
        return Step(N_("The personal details changed from {day}: {document}"), "R-8", values)
    if Because.WRONG in because and answer is not None:
        if not answer.document.strip():
            return Step(N_("The personal details were wrong on file and were set right"), "R-8")
        label = N_("The personal details were wrong on file and were set right: {document}")
        return Step(label, "R-8", {"document": as_is(answer.document.strip())})
    if because == {Because.MENDED}:
        return Step(N_("A slip of the keyboard in the name was mended"), "R-8")
    return Step(N_("Changed the personal details"), "R-8")
