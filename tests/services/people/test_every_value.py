"""Whatever the desk and an import do: no value of a person is another one without its entry."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from desktop_app.records.kinds import PaperLanguage, Role
from desktop_app.records.messages import MessageEntry
from desktop_app.records.people import PersonEntry
from desktop_app.records.who_it_is import CARD, Because, Said, WhoItIs, as_text
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Question, Trouble
from desktop_app.services.importing import register as importing
from desktop_app.services.importing.answers import Answers
from desktop_app.services.messages import proactive
from desktop_app.services.people import keeping
from desktop_app.storage import tables as t
from tests.builders import Clock, a_child, a_parent, reimbursement_entry
from tests.import_samples import a_row, write
from tests.services.acts import taken_by

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
    found = importing.check(desk, opened, answers=Answers(same))
    importing.bring_in(taken_by(desk, Role.HEAD), found)


_ACTS = (_applies, _is_asked, _is_set_right, _comes_in_a_register)


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


@pytest.mark.parametrize("seed", range(_SEEDS))
def test_no_value_changes_without_an_entry_that_says_who_and_why(
    desk: Desk, school: int, clock: Clock, tmp_path: Path, seed: int
) -> None:
    chance, kept, done = Random(seed), dict[int, int](), 0
    for _turn in range(_TURNS):
        clock.pass_by(minutes=7)
        before = _cards(desk)
        try:
            chance.choice(_ACTS)(chance, desk, school, tmp_path)
            done += 1
        except (EntryError, Trouble):
            assert _cards(desk) == before
        after = _cards(desk)
        assert before.keys() <= after.keys()
        _require_told(desk, before, after, kept)
    assert done > 3
    assert sum(kept.values()) > 3
