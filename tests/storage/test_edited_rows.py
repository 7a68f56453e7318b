"""What is edited in place is checked by its version; what is deleted leaves its id behind."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Integer, Table, text

import desktop_app
from desktop_app.storage.database import Database
from desktop_app.storage.tables import metadata

PACKAGE = Path(desktop_app.__file__).parent
STORAGE = PACKAGE / "storage"

WITHOUT_VERSION = {
    ("standing", "annul"): "annuls once: where it is annulled already nothing is done",
    ("changes", "end"): "what was changed late goes to the entry of the same unit of work",
    ("payouts/bank_answers", "keep"): "answers are recorded, those before stay as corrected",
    ("registers/numbers", "take_numbers"): "a counter that is read in the same transaction",
    ("payouts/drafts", "keep"): "drops a draft of the same period; its version rises with it",
    ("logins/known_slots", "keep"): "follows from the ring, which the same unit of work has read",
    ("logins/pins", "keep"): "everybody's own, and the newest counts",
    ("logins/server_slots", "keep"): "of the ring that the same unit of work has read",
    ("post/last_step", "put_back"): "one's own newest act, looked for in the same unit of work",
    ("post/last_step", "_touch_ledger"): "the ledger of an entry that is put back there",
    ("importing/confirming", "confirm"): "confirmed once: who was first stays",
    ("office/joined", "move"): "all that refers to a school goes on with the other, both locked",
    ("people/merged", "_refer"): "all that refers to a record goes on with the other, both locked",
    ("papers/issued", "keep_file"): "only where no file is: who drew it first is first",
    ("tasks/kept", "replace"): "what waits follows from what is on file, and is reckoned anew",
    ("tasks/kept", "begin_anew"): "what waits follows from what is on file, and is reckoned anew",
    ("tasks/kept", "mark_everybody"): "whoever comes next reckons what waits anew",
    ("importing/brought_in", "take_back"): "only of rows that `built_upon` found unchanged, once",
}
"""Where a row is updated without the version that somebody saw, and why nothing is lost by it."""

WITH_A_TEST_OF_THEIR_OWN = {"office/details"}
"""Workers, schools and the office's details: see the acts that write."""


class Statement(NamedTuple):
    """``delete(table)`` or ``update(table)`` in the program's code."""

    kind: str
    module: str
    function: str
    table: str
    is_checked: bool


def statements() -> Iterator[Statement]:
    """Of storage alone: nobody else builds any."""
    for file in sorted(STORAGE.rglob("*.py")):
        if "migrations" in file.parts:
            continue
        module = file.relative_to(STORAGE).with_suffix("").as_posix()
        source = file.read_text(encoding="utf-8")
        for function in ast.walk(ast.parse(source)):
            if isinstance(function, ast.FunctionDef):
                yield from _in_function(module, source, function)


def _in_function(module: str, source: str, function: ast.FunctionDef) -> Iterator[Statement]:
    body = ast.get_source_segment(source, function) or ""
    is_checked = "version == version" in body or "_is_still(seen)" in body
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args:
            kind, table = call.func.id, ast.unparse(call.args[0]).rpartition(".")[2]
            if kind in {"delete", "update"}:
                yield Statement(kind, module, function.name, table, is_checked)


def test_every_table_from_which_rows_are_deleted_never_gives_an_id_again(
    database: Database,
) -> None:
    emptied = {each.table for each in statements() if each.kind == "delete"}
    assert "drafts" in emptied
    for name in emptied:
        table = metadata.tables[name]  # a table under another name would not be found
        if not _counts_ids(table):
            continue
        assert table.dialect_options["sqlite"]["autoincrement"], name
        with database.read() as connection:
            made = connection.execute(
                text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name}
            ).scalar_one()
        assert "AUTOINCREMENT" in made, name


def _counts_ids(table: Table) -> bool:
    keys = list(table.primary_key)
    return len(keys) == 1 and isinstance(keys[0].type, Integer) and keys[0].name == "id"


def test_no_row_is_updated_or_deleted_that_somebody_else_changed_meanwhile() -> None:
    found = {
        (each.module, each.function)
        for each in statements()
        if not each.is_checked and each.module not in WITH_A_TEST_OF_THEIR_OWN
    }
    assert found == set(WITHOUT_VERSION)


def test_nothing_is_updated_or_deleted_by_words_of_sql() -> None:
    for file in PACKAGE.rglob("*.py"):
        if "migrations" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value.upper().split()
                assert words[:2] != ["DELETE", "FROM"], file.name
                assert not (words[:1] == ["UPDATE"] and "SET" in words), file.name
                assert words[:2] != ["INSERT", "OR"], file.name
