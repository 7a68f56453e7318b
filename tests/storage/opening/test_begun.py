"""Whoever looks at a database's files first ends what was begun with them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.disk.exchange import Move, is_begun, list_of
from desktop_app.services.logins.doors import Kind, door_of
from desktop_app.storage.opening import begun
from desktop_app.storage.schema import open_database
from desktop_app.storage.trouble import DatabaseTrouble
from tests.practice_office import practice_office

Look = Callable[[Path], None]


def _as_a_door(place: Path) -> None:
    assert door_of(place).kind is Kind.PRACTICE


def _as_a_database(place: Path) -> None:
    open_database(place, must_exist=True).close()


@pytest.mark.parametrize("look", [_as_a_door, _as_a_database])
def test_a_backup_that_was_taking_the_place_takes_it(look: Look, tmp_path: Path) -> None:
    ready, place = practice_office(tmp_path / "ready"), tmp_path / "office.sqlite"
    list_of(place).write_text(json.dumps([Move(ready.name, place.name, aside=False)]))
    look(place)
    assert (ready.exists(), is_begun(place)) == (False, False)


@pytest.mark.parametrize("look", [begun.end_it, door_of, open_database])
def test_what_can_not_be_ended_keeps_everybody_out(
    look: Callable[[Path], object], tmp_path: Path
) -> None:
    place = practice_office(tmp_path / "office.sqlite")
    list_of(place).mkdir()
    with pytest.raises(DatabaseTrouble) as told:
        look(place)
    assert told.value.kind == "folder"
