"""Who sees what: every function of the services that reads says so, and an administrator no case.

The functions are found in the source, then called.
"""

import ast
import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import pytest

import desktop_app.services
from desktop_app.law.quarters import Month, Period, Quarter
from desktop_app.records.acts import Act
from desktop_app.records.kinds import Role
from desktop_app.services.acts import refusal
from desktop_app.services.desk import NOT_FOR_ADMINISTRATORS, Desk, Sight
from desktop_app.services.errors import Trouble
from desktop_app.services.listing import Listing
from desktop_app.services.looks.shown import Looks
from desktop_app.services.post.undelivered import Undelivered
from tests.services.acts import taken_by

SERVICES = Path(desktop_app.services.__file__).parent

OFFICE = {
    "backups.making.identity": "which office it is",
    "backups.making.is_due": "which office it is, and how many acts there were",
    "backups.making.now": "the administrator looks after the backups; a copy is encrypted",
    "backups.places.known": "which office it is",
    "backups.planning.plan": "what a restore would lose: numbers and days, and nobody's name",
    "backups.restoring.restore": "whether what is restored is the same office's history",
    "backups.shown.standing": "which office it is, and how many acts there were",
    "bank.details.read": "the office's own side of payment orders; of no family",
    "decisions.in_force.listed": "decisions of the maslikhat are published",
    "health.check.database": "the administrator mends what is wrong with the database",
    "importing.book.written.save_template": "columns, as the decision in force calls them",
    "law_values.calendar.of_year": "days off are published",
    "law_values.citations.acts_on": "acts are published",
    "law_values.law_watch.listed": "acts are published, and so is who compared them here",
    "law_values.law_watch.to_tell": "as above",
    "law_values.mci.listed": "the MCI is a law",
    "law_values.periods.offered": "periods follow from the decision in force",
    "law_values.periods.resolve": "as above",
    "law_values.term_calculator.calculator": "it counts days, of nobody's case",
    "logins.recovery.page": "the office's name, printed over its recovery code",
    "office.beginning.prepare": "whether somebody works here",
    "office.clock.doubt": "when the last act was",
    "office.details.history": "who changed what of the office's own; of no case",
    "office.lock_time.minutes": "after how long every window locks",
    "office.schools.propose": "how much refers to a school; of no family",
    "office.shown.school": "a school is no family",
    "office.shown.workers": "the administrator keeps the list of workers",
    "office.shown.worker": "the administrator keeps the list of workers",
    "office.shown.read": "the office, its schools and its workers",
    "office.state.doubt": "how many acts there were, and when the last",
    "office.state.note": "as above",
    "office.watching._pages": "whether the file's pages are whole",
    "office.watching._whole": "as above",
    "payouts.substitutions.standing": "the administrator keeps who stands in for whom",
    "tasks.proving.findings": "kinds of tasks and numbers of records",
    "registers.numbering.on_file": "how the office numbers its papers",
    "today.set_up.left": "what of the office is not set up yet, and no family",
}
"""What shows no family: for everybody. Why."""

BY_ITSELF = {
    "desk.Desk.reading": "it is what the others are opened by",
    "desk.Desk.require": "it reads who works, before an act is prepared",
    "applications.home_education.prepare_certificate": "it reads who works; then it writes",
    "logins.passwords.change_own": "it reads the ring of passwords; then it writes",
    "logins.pins._stored": "it reads of oneself what the PIN is proved by",
    "looks.looking._keep": "it reads the looks of who looks",
    "looks.looking._office": "which office it is",
    "tasks.keeping.catch_up": "how many are marked",
    "tasks.keeping.turn": "it reads whether anybody is marked; what it reckons it gives nobody",
}
"""What reads past `Desk.reading`, and why that gives nothing away."""


NOT_CALLED = {
    "importing.register.check": "it takes what `open_register` gives, which is refused",
    "listing.Listing.find": "see test_a_list_says_whose_it_is",
    "listing.Listing.page": "see test_a_list_says_whose_it_is",
    "listing.InOrder.find": "it asks the list that it puts in order",
    "today.queue.Queue.find": "it is given by `first_screen.read`, which is refused",
    "today.queue.Queue.page": "as above",
    "registers.shown_list.save": "it asks the list that it is given",
}


ACTS = {"cases.whole_person.export": Act.EXPORT_PERSON}
"""What is refused as an act already, before anything is read."""


@dataclass(frozen=True)
class Reader:
    """A function that reads: where it is, and which sights it names."""

    name: str
    sights: tuple[str, ...]
    past: bool


def readers() -> list[Reader]:
    found = []
    for path in sorted(SERVICES.rglob("*.py")):
        module = ".".join(path.relative_to(SERVICES).with_suffix("").parts)
        for name, function in _functions(ast.parse(path.read_text(encoding="utf-8"))):
            sights = tuple(_sights(function))
            past = any(True for _ in _calls(function, "read", of="database"))
            if sights or past:
                found.append(Reader(f"{module}.{name}", sights, past))
    return found


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.FunctionDef):
                    yield f"{node.name}.{each.name}", each


def _calls(function: ast.FunctionDef, name: str, of: str = "") -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr == name and (not of or getattr(node.func.value, "attr", "") == of):
            yield node


def _sights(function: ast.FunctionDef) -> Iterator[str]:
    for call in _calls(function, "reading"):
        named = [each.attr for each in call.args if isinstance(each, ast.Attribute)]
        yield named[0] if named else "CASES"


READERS = readers()
OF_CASES = [each.name for each in READERS if each.sights and "OFFICE" not in each.sights]


def test_what_an_administrator_sees_is_on_the_list() -> None:
    assert len(READERS) > 90
    assert {each.name for each in READERS if "OFFICE" in each.sights} == set(OFFICE)


def test_nothing_reads_past_the_desk() -> None:
    assert {each.name for each in READERS if each.past} == set(BY_ITSELF)


def is_public(name: str) -> bool:
    return not name.rpartition(".")[2].startswith("_")


CALLED = [each for each in OF_CASES if is_public(each) and each not in NOT_CALLED]


@pytest.mark.parametrize("name", CALLED)
def test_an_administrator_sees_no_case(name: str, administrator: Desk) -> None:
    module, _, function = name.rpartition(".")
    called = getattr(import_module(f"desktop_app.services.{module}"), function)
    given = {
        asked: _given(hint) if asked not in _SAID else _SAID[asked]
        for asked, hint in _asked(called)
    }
    with pytest.raises(Trouble) as caught:
        called(administrator, **given)
    act = ACTS.get(name)
    assert caught.value.step.label == (NOT_FOR_ADMINISTRATORS if act is None else refusal(act))


def test_a_list_says_whose_it_is(administrator: Desk, head: Desk) -> None:
    looks = Looks(date(2026, 1, 1), date(2027, 1, 1))
    for other in (administrator, *(taken_by(head, role) for role in (Role.CLERK, Role.ACCOUNTANT))):
        for ask in (lambda desk=other: looks.find(desk), lambda desk=other: looks.page(desk, [1])):
            with pytest.raises(Trouble, match="Only the head and an inspector"):
                ask()
    for may in (head, taken_by(head, Role.INSPECTOR)):
        assert looks.find(may).ids == []
    others = [each for each in Listing.__subclasses__() if each is not Looks]
    assert {each.sight for each in others} == {Sight.CASES}
    with pytest.raises(Trouble, match=NOT_FOR_ADMINISTRATORS):
        Undelivered().find(administrator)


def _asked(called: Any) -> Sequence[tuple[str, Any]]:
    hints = get_type_hints(called, localns={"Layout": None})
    needed = [
        each.name
        for each in inspect.signature(called).parameters.values()
        if each.default is inspect.Parameter.empty
        and each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY)
    ]
    assert hints[needed[0]] is Desk, f"{called} reads, and is not given a desk first"
    return [(each, hints[each]) for each in needed[1:]]


_SAID = {"text": "Т-2026-00001/1", "language": "kk", "message": None}


def _given(hint: Any) -> Any:
    """Something of the kind: that there is none such must not be told either."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    known: dict[Any, Any] = {
        int: 1,
        str: "1",
        date: date(2026, 1, 1),
        Month: Month(2026, 1),
        Quarter: Quarter(2026, 1),
        Period: Quarter(2026, 1),
        Path: Path("none.xlsx"),
    }
    if hint in known:
        return known[hint]
    return [] if get_origin(hint) is not None else None
