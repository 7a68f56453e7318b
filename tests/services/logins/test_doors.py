"""What stands before an office is told without changing it."""

import lzma
from pathlib import Path

import pytest

from desktop_app.keys import files
from desktop_app.services.errors import Trouble
from desktop_app.services.logins.doors import Kind, door_of
from tests.services.logins.conftest import PEOPLE, Protected


def test_a_file_that_is_not_there_or_empty_is_new(tmp_path: Path) -> None:
    empty = tmp_path / "empty.homeedu"
    empty.touch()
    assert door_of(tmp_path / "nothing.homeedu").kind is Kind.NEW
    assert door_of(empty).kind is Kind.NEW
    assert sorted(tmp_path.iterdir()) == [empty, tmp_path / "user"]


def test_a_practice_office_lets_anybody_in(office_file: Path) -> None:
    door = door_of(office_file)
    assert door.kind is Kind.PRACTICE
    assert len(door.workers) == 5


def test_an_office_of_before_is_unprotected(plain_file: Path) -> None:
    door = door_of(plain_file)
    assert door.kind is Kind.UNPROTECTED
    assert {each.name for each in door.workers} == {"Маман", "Басшы", "Бухгалтер"}


@pytest.mark.parametrize("name", ["0001-first", "0002-last", "0004-last"])
def test_an_office_of_an_old_version_is_unprotected_and_stays_as_it_is(
    name: str, tmp_path: Path
) -> None:
    kept = Path(__file__).parents[2] / "old_databases" / f"{name}.sqlite.xz"
    file = tmp_path / "office.sqlite"
    file.write_bytes(lzma.decompress(kept.read_bytes()))
    before = file.read_bytes()
    door = door_of(file)
    assert door.kind is Kind.UNPROTECTED
    assert len(door.workers) > 2
    assert file.read_bytes() == before


def test_a_protected_office_names_its_workers(protected: Protected) -> None:
    before = protected.file.read_bytes()
    door = protected.door
    assert door.kind is Kind.PROTECTED
    assert [slot.name for slot in door.slots] == [each.worker.name for each in PEOPLE]
    in_order = ["Әлия Серікова", "Болат Ахметов", "Гүлнар Ержанова", "Сәуле Нұрова"]
    assert [name for _id, name in door.names] == in_order
    assert {slot.worker: slot.name for slot in door.slots} == dict(door.names)
    assert protected.file.read_bytes() == before


def test_without_its_keys_an_encrypted_file_says_so(protected: Protected) -> None:
    files.ring_file(protected.file).unlink()
    assert protected.door.kind is Kind.NO_KEYS


def test_damaged_keys_are_told(protected: Protected) -> None:
    ring = files.ring_file(protected.file)
    ring.write_bytes(ring.read_bytes()[:-100])
    with pytest.raises(Trouble, match="damaged"):
        door_of(protected.file)


def test_keys_beside_a_plain_file_are_of_an_encryption_that_was_interrupted(
    protected: Protected, plain_file: Path
) -> None:
    protected.file.write_bytes(plain_file.read_bytes())
    assert protected.door.kind is Kind.UNPROTECTED
