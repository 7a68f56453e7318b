"""The keys that people are sorted and found by: they follow from the card, and are made anew."""

from collections.abc import Callable, Iterator

import sqlalchemy as sa
from sqlalchemy import Connection

from desktop_app.identity.folding import folded
from desktop_app.identity.sorting import sort_key

_PAGE = 5_000
_NAME = ("surname", "given_name", "patronymic")
_KEPT = ("name_ru", "document_number", "search", "sort", "merged_into")
_people = sa.table("people", *map(sa.column, ("id", "iin", *_NAME, *_KEPT)))


def going_on(iin: str) -> sa.Select[tuple[int]]:
    """The id of whoever has an IIN; by one of a record that was merged, of the one that goes on."""
    found = sa.select(sa.func.coalesce(_people.c.merged_into, _people.c.id))
    return found.where(_people.c.iin == iin, _people.c.iin != "")


def found_by(word: str) -> sa.Select[tuple[int]]:
    """The ids of those who go on in whose names, of now and before, or numbers the word is.

    What records say that were made part of theirs is theirs. The word is one of `sought_words`.
    """
    found = sa.select(sa.func.coalesce(_people.c.merged_into, _people.c.id))
    return found.where(_people.c.search.contains(word, autoescape=True))


def search_text(*, iin: str, names: tuple[str, ...], document: str = "") -> str:
    """What somebody is found by; ``names`` are all they are or were called."""
    return " ".join(part for part in (folded(" ".join(names)), iin, folded(document)) if part)


Progress = Callable[[int, int], None]
"""Told how many people have their keys, and how many there are."""


def fill(connection: Connection) -> None:
    """Both keys of everybody, page by page. Tables of the version that has just been made.

    How far it is, the connection's option ``progress`` is told.
    """
    progress: Progress | None = connection.get_execution_options().get("progress")
    done, count = 0, connection.scalar(sa.select(sa.func.count()).select_from(_people)) or 0
    write = (
        _people.update()
        .where(_people.c.id == sa.bindparam("row_id"))
        .values(search=sa.bindparam("new_search"), sort=sa.bindparam("new_sort"))
    )
    for page in _pages(connection):
        connection.execute(write, page)
        done += len(page)
        if progress is not None:
            progress(done, count)


def _pages(connection: Connection) -> Iterator[list[dict[str, object]]]:
    last = 0
    while True:
        query = sa.select(_people).where(_people.c.id > last).order_by(_people.c.id).limit(_PAGE)
        rows = connection.execute(query).all()
        if not rows:
            return
        last = rows[-1].id
        yield [
            {
                "row_id": row.id,
                "new_search": search_text(
                    iin=row.iin,
                    names=(row.surname, row.given_name, row.patronymic, row.name_ru),
                    document=row.document_number,
                ),
                "new_sort": sort_key(row.surname, row.given_name, row.patronymic),
            }
            for row in rows
        ]
