"""Whatever refers to a person is moved with them, or stays for a reason."""

import pytest

from desktop_app.storage import tables as t
from desktop_app.storage.people.merged import MOVES, STAYS

NUMBERS = ("iin", "child_iin", "payee_iin", "applicant_iin", "parent_iin")
BY_ID_ALONE = {
    "likeness_answers.one_id",
    "likeness_answers.other_id",
    "import_rows.record_id",
    "looks.subject_id",
    "drafts.content",
}
"""References that no key of the schema says."""


def references() -> set[str]:
    """Every column that refers to people, by a key or by a number of theirs."""
    found = set(BY_ID_ALONE)
    for table in t.metadata.sorted_tables:
        for column in table.c:
            to_people = any(key.column.table is t.people for key in column.foreign_keys)
            if to_people or column.name in NUMBERS:
                found.add(f"{table.name}.{column.name}")
    return found


def test_every_reference_to_a_person_is_moved_or_stays_for_a_reason() -> None:
    assert references() == {*MOVES, *STAYS}
    assert not set(MOVES) & set(STAYS)


def test_every_column_that_ends_in_iin_is_known() -> None:
    columns = {column.name for table in t.metadata.sorted_tables for column in table.c}
    assert {name for name in columns if "iin" in name and name != "paid_without_iin"} <= {*NUMBERS}


@pytest.mark.parametrize("name", [*MOVES, *STAYS])
def test_what_is_listed_is_in_the_tables(name: str) -> None:
    table, _dot, column = name.partition(".")
    assert column in t.metadata.tables[table].c
