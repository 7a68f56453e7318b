"""A migration that somebody's database may have been through stays as it is, and is tried again."""

from hashlib import sha256
from itertools import pairwise

from desktop_app import __version__, paths
from tests.storage.old_databases import FOLDER, NAMES
from tests.test_version import is_released

_FILES = sorted((paths.migrations() / "versions").glob("0*.py"))
# Nobody's database stood still at one that came to main together with a newer one.
_NEVER_THE_NEWEST = {"0012", "0013", "0014", "0016", "0017", "0018"}
_ADVICE = "see tests/old_databases/README.md"


def _kept() -> dict[str, str]:
    """The hashes by file."""
    lines = (FOLDER / "migrations.sha256").read_text("utf-8").splitlines()
    pairs = (line.split() for line in lines if not line.startswith("#"))
    return {name: digest for digest, name in pairs}


def _digest(name: str) -> str:
    # As text: on Windows a checkout may end its lines otherwise.
    text = (paths.migrations() / "versions" / name).read_text("utf-8")
    return sha256(text.encode()).hexdigest()


def test_a_released_migration_is_never_changed() -> None:
    changed = [name for name, digest in _kept().items() if _digest(name) != digest]
    assert changed == [], f"add a new migration instead: {_ADVICE}"


def test_a_migration_is_released_as_soon_as_another_follows_it() -> None:
    """Only the newest may still be changed, until the version is released."""
    names = [file.name for file in _FILES]
    wanted = names if is_released(__version__) else names[:-1]
    assert [name for name in wanted if name not in _kept()] == [], f"keep their hashes: {_ADVICE}"
    assert list(_kept()) == names[: len(_kept())]


def test_migrations_are_numbered_on() -> None:
    numbers = [int(file.name[:4]) for file in _FILES]
    assert numbers[0] == 1
    assert all(before < after for before, after in pairwise(numbers))


def test_every_migration_has_an_old_database() -> None:
    """Those new since the last release may get theirs later: with the next at the latest."""
    with_database = {name[:4] for name in NAMES}
    numbers = [file.name[:4] for file in _FILES if file.name[:4] not in _NEVER_THE_NEWEST]
    if not is_released(__version__):
        numbers = [number for number in numbers if number <= max(with_database)]
    assert [number for number in numbers if number not in with_database] == [], _ADVICE
