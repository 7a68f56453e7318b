"""Whatever the desk and an import do: no value of a person is another one without its entry."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.law import corrections
from desktop_app.records.acts import Act
from desktop_app.records.kinds import PaperLanguage, Role, Status
from desktop_app.records.messages import MessageEntry
from desktop_app.records.people import PersonEntry
from desktop_app.records.who_it_is import CARD, Because, Said, WhoItIs, as_text
from desktop_app.services.applications import registering
from desktop_app.services.awards import amendments, deciding
from desktop_app.services.awards.wrong_facts import FactWasWrong
from desktop_app.services.cases import merging
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Question, Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import Answers
from desktop_app.services.messages import proactive
from desktop_app.services.people import keeping
from desktop_app.storage import tables as t
from tests.builders import Clock, a_child, a_parent, reimbursement_entry
from tests.import_samples import a_row, write
from tests.services.acts import application_now, taken_by
from tests.services.import_acts import NOBODY

Paid = Mapping[int, tuple[int, int]]
"""The child and the payee of each award."""
Cards = Mapping[int, Mapping[str, str]]
_NAMES = ("Герман", "Сергеева", "ГЕРМАН", "Гepмaн", "Фёдорова", "Федорова", "")
_PHONES = ("", "+7 701 111 11 11", "+7 702 222 22 22")
_SEEDS, _TURNS = 8, 40
_SAID = (None, Said.CHANGED, Said.WRONG, Said.ANOTHER)


def _somebody(chance: Random, entry: PersonEntry) -> PersonEntry:
    """The same IIN, typed by a hurried clerk."""
    changed: dict[str, Any] = {
        "surname": chance.choice((entry.surname, *_NAMES)),
        "patronymic": chance.choice((entry.patronymic, "", "Петровна")),
        "phone": chance.choice(_PHONES),
        "sex": chance.choice((entry.sex, "", "male")),
        "birth_date": chance.choice((entry.birth_date, date(2015, 7, 4))),
    }
    chosen = chance.sample(sorted(changed), chance.randint(0, 3))
    return replace(entry, **{name: changed[name] for name in chosen})


def _answers(chance: Random, question: Question) -> dict[str, Any]:
    return {f"{each.who}_is": _answer(chance, each.differences) for each in question.asked}


def _answer(chance: Random, differences: Any) -> WhoItIs | None:
    said = chance.choice(_SAID)
    if said is None:
        return None
    day, document = chance.choice([(date(2026, 8, 14), "№ 8"), (None, "")])
    return WhoItIs(said, differences, day, document)


def _applies(chance: Random, desk: Desk, school: int, _folder: Path) -> None:
    entry = reimbursement_entry(
        school,
        child=_somebody(chance, a_child(chance.randint(1, 2))),
        applicant=_somebody(chance, a_parent(chance.randint(1, 3))),
        applied_on=date(2026, 11, chance.randint(1, 20)),
    )
    try:
        registering.register(desk, entry)
    except Question as question:
        registering.register(desk, replace(entry, **_answers(chance, question)))


def _is_asked(chance: Random, desk: Desk, school: int, _folder: Path) -> None:
    entry = MessageEntry(
        child=_somebody(chance, a_child(chance.randint(1, 4))),
        parent=_somebody(chance, a_parent(chance.randint(1, 4))),
        provider_id=school,
        phone="+7 701 000 64 68",
        language=PaperLanguage.KAZAKH,
        sent_at=desk.now(),
    )
    try:
        proactive.send(desk, entry)
    except Question as question:
        proactive.send(desk, replace(entry, **_answers(chance, question)))


def _is_set_right(chance: Random, desk: Desk, _school: int, _folder: Path) -> None:
    with desk.database.read() as connection:
        ids = list(connection.scalars(select(t.people.c.id)))
    if not ids:
        return
    before = keeping.on_file(desk, chance.choice(ids))
    entry = _somebody(chance, before)
    answer = _answer(chance, keeping.asks(before, entry))
    keeping.update(desk, before.id, before.version, entry, answer)


def _comes_in_a_register(chance: Random, desk: Desk, _school: int, folder: Path) -> None:
    serial = chance.randint(1, 4)
    child, payee = (_somebody(chance, each(serial)) for each in (a_child, a_parent))
    columns = ("surname", "given_name", "patronymic")
    row = a_row(
        serial,
        **{f"child_{name}": getattr(child, name) for name in columns},
        **{f"payee_{name}": getattr(payee, name) for name in columns},
        birth_date=child.birth_date,
        phone=payee.phone,
    )
    file = write(folder / f"{chance.random()}.xlsx", [row])
    same = frozenset(chance.choice(((), (child.iin,), (payee.iin,))))
    opened = importing.open_register(desk, file)
    found = importing.check(desk, opened, answers=NOBODY.with_more(Answers(same)))
    importing.bring_in(taken_by(desk, Role.HEAD), found)


def _is_awarded(chance: Random, desk: Desk, _school: int, _folder: Path) -> None:
    waiting = _ids(desk, t.applications.c.id, t.applications.c.status == Status.REGISTERED)
    if waiting:
        head = taken_by(desk, Role.HEAD)
        deciding.decide(head, application_now(desk, chance.choice(waiting)))


def _is_amended(chance: Random, desk: Desk, _school: int, _folder: Path) -> None:
    awards = _ids(desk, t.decisions.c.id, t.decisions.c.awarded)
    if awards:
        born = date(2015, chance.randint(1, 12), chance.randint(1, 28))
        change = FactWasWrong(corrections.BirthDate(born), "Туу туралы куәлік № 0417")
        amendments.amend(taken_by(desk, Role.HEAD), chance.choice(awards), change, "Қате екен")


def _is_merged(chance: Random, desk: Desk, _school: int, _folder: Path) -> None:
    people = _ids(desk, t.people.c.id)
    if len(people) > 1:
        kept, gone = chance.sample(people, 2)
        head = taken_by(desk, Role.HEAD)
        merging.merge(head, merging.propose(head, kept, gone), "Бір бала")


def _ids(desk: Desk, column: Any, *wanted: Any) -> list[int]:
    with desk.database.read() as connection:
        return list(connection.scalars(select(column).where(*wanted).order_by(column)))


_OF_PEOPLE = (_applies, _is_asked, _is_set_right, _comes_in_a_register)
_OF_MONEY = (_is_awarded, _is_amended, _is_merged)


def _paid(desk: Desk) -> Paid:
    with desk.database.read() as connection:
        award = t.decisions.c
        query = select(award.id, award.child_id, award.payee_id)
        return {each: (child, payee) for each, child, payee in connection.execute(query)}


def _acts_of(desk: Desk) -> set[str]:
    """Which acts are told of children, as often as each was done."""
    with desk.database.read() as connection:
        rows = connection.execute(select(t.acts.c.id, t.acts.c.act, t.acts.c.child_id))
        return {f"{act} {child} {row}" for row, act, child in rows if child is not None}


def _require_no_payment_moved(before: Paid, after: Paid, told: set[str]) -> None:
    """No award goes to another child or payee, but by a merge that the history of both tells."""
    for award_id, was in before.items():
        merged = {(old, new) for old, new in zip(was, after[award_id], strict=True) if old != new}
        for _gone, kept in merged:
            assert any(each.startswith(f"{Act.MERGE_PEOPLE} {kept} ") for each in told)


def _cards(desk: Desk) -> Cards:
    with desk.database.read() as connection:
        rows = connection.execute(select(t.people)).mappings()
        return {row["id"]: {name: as_text(row[name]) for name in CARD} for row in rows}


def _require_told(desk: Desk, before: Cards, after: Cards, kept: dict[int, int]) -> None:
    """What is otherwise on each card is what was put down since, and by whom and why."""
    for person_id, card in before.items():
        told = keeping.held(desk, person_id)
        new, kept[person_id] = told[kept.get(person_id, 0) :], len(told)
        changed = {
            name: (value, after[person_id][name])
            for name, value in card.items()
            if value != after[person_id][name]
        }
        assert {each.field: (each.before, each.after) for each in new} == changed
        for each in new:
            assert each.recorded_by
            assert each.recorded_at == desk.now()
            if each.answer is Because.CHANGED:
                assert each.changed_on is not None
                assert each.document
            if each.field in ("surname", "birth_date", "sex") and each.before:
                assert each.answer in {Because.CHANGED, Because.WRONG, Because.MENDED}


def _busy_office(
    chance: Random, acts: Sequence[Callable[..., None]], desk: Desk, school: int, folder: Path
) -> tuple[set[str], int]:
    """Acts at random, each looked at after; the names of those that were done, and how many
    values of cards are otherwise."""
    kept, done = dict[int, int](), set[str]()
    clock = desk.clock
    assert isinstance(clock, Clock)
    for _turn in range(_TURNS):
        clock.pass_by(minutes=7)
        before, paid, told = _cards(desk), _paid(desk), _acts_of(desk)
        act = chance.choice(acts)
        try:
            act(chance, desk, school, folder)
            done.add(act.__name__)
        except (EntryError, Trouble):
            assert _cards(desk) == before
        after = _cards(desk)
        assert before.keys() <= after.keys()
        _require_told(desk, before, after, kept)
        _require_no_payment_moved(paid, _paid(desk), _acts_of(desk) - told)
    return done, sum(kept.values())


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_no_value_changes_without_an_entry_that_says_who_and_why(
    desk: Desk, school: int, tmp_path: Path, seed: int
) -> None:
    done, changed = _busy_office(Random(seed), _OF_PEOPLE, desk, school, tmp_path)
    assert len(done) > 2
    assert changed > 3


@pytest.mark.parametrize("seed", range(2))
def test_awards_amendments_and_merges_move_no_payment_unseen(
    desk: Desk, school: int, tmp_path: Path, seed: int
) -> None:
    acts = (*_OF_PEOPLE, *_OF_MONEY)
    done, _changed = _busy_office(Random(seed), acts, desk, school, tmp_path)
    assert {each.__name__ for each in _OF_MONEY} <= done
