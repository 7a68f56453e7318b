"""What the search holds in memory: read once, kept fresh by the history, and let go."""

from typing import Any

from desktop_app.records.search import Group
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.entry import drafts
from desktop_app.services.search.asked import asked
from desktop_app.services.search.group import Key
from desktop_app.services.search.index import SearchIndex, read
from tests.builders import a_child, home_education_entry


def registered(desk: Desk, school: int, number: int, surname: str) -> int:
    child = a_child(number, surname=surname)
    entry = home_education_entry(school, number, child=child)
    return registering.register(desk, entry).application.child_id


def test_it_is_not_read_again_but_brought_up(desk: Desk, school: int) -> None:
    index = SearchIndex()
    one = registered(desk, school, 1, "Бірінші")
    with desk.reading() as connection:
        groups = index.fresh(connection)
        assert index.fresh(connection) is groups
    other = registered(desk, school, 2, "Екінші")
    with desk.reading() as connection:
        assert index.fresh(connection) is groups
    children = groups[Group.CHILD]
    assert children.find(asked("екинши"), 5) == [other]
    assert children.find(asked("биринши"), 5) == [one]
    assert len(children) == 2


def test_what_changed_much_is_read_again_in_its_order(desk: Desk, school: int) -> None:
    index = SearchIndex()
    registered(desk, school, 1, "Бірінші")
    with desk.reading() as connection:
        groups = index.fresh(connection)
        groups[Group.CHILD].gone.update(range(100, 200))
    registered(desk, school, 2, "Екінші")
    with desk.reading() as connection:
        assert index.fresh(connection) is not groups


def test_brought_up_it_finds_the_same_as_read_anew(desk: Desk, school: int) -> None:
    index = SearchIndex()
    with desk.reading() as connection:
        index.fresh(connection)
    for number, surname in enumerate(("Әлиев", "Алиев", "Қасым"), start=1):
        registered(desk, school, number, surname)
    with desk.reading() as connection:
        fresh, anew = index.fresh(connection), read(connection)
    for text in ("али", "касым", "2026", "Ө-2026-00002", "қазақ", "7"):
        for group in anew:
            found, expected = (groups[group].find(asked(text), 50) for groups in (fresh, anew))
            assert set(found) == set(expected), (group, text)


def typed(surname: str) -> dict[str, Any]:
    return {"child": {"surname": surname, "given_name": "Дана"}}


def draft_ids(desk: Desk, index: SearchIndex, text: str) -> list[Key]:
    with desk.reading() as connection:
        return index.fresh(connection)[Group.DRAFT].find(asked(text), 5)


def test_what_is_being_typed_is_found_as_it_stands_now(desk: Desk) -> None:
    index = SearchIndex()
    assert draft_ids(desk, index, "сейтова") == []
    kept = drafts.save(desk, None, typed("Сейтова")).seen
    assert draft_ids(desk, index, "сейтова") == [kept.id]
    kept = drafts.save(desk, kept, typed("Омарова")).seen
    assert draft_ids(desk, index, "сейтова") == []
    assert draft_ids(desk, index, "өмарова") == [kept.id]
    drafts.close(desk, kept)
    drafts.discard(desk, kept)
    assert draft_ids(desk, index, "омарова") == []


def test_what_was_typed_on_many_times_is_found_once(desk: Desk) -> None:
    index = SearchIndex()
    other = drafts.save(desk, None, typed("Сейтов")).seen
    kept = drafts.save(desk, None, typed("Сейтова")).seen
    for _again in range(60):
        kept = drafts.save(desk, kept, typed("Сейтова")).seen
        assert draft_ids(desk, index, "сейтов") == [other.id, kept.id]
    with desk.reading() as connection:
        assert len(index.fresh(connection)[Group.DRAFT]) < 60


def test_nothing_stays_once_it_is_cleared(desk: Desk, school: int) -> None:
    index = SearchIndex()
    registered(desk, school, 1, "Бірінші")
    with desk.reading() as connection:
        index.fresh(connection)
        index.clear()
        assert index.is_empty


def test_cleared_while_it_is_read_it_keeps_nothing(desk: Desk, school: int) -> None:
    index = SearchIndex()
    registered(desk, school, 1, "Бірінші")
    with desk.reading() as connection:

        class Watched:
            """The connection, at whose first question everybody leaves."""

            def __getattr__(self, name: str) -> object:
                index.clear()
                return getattr(connection, name)

        groups = index.fresh(Watched())  # type: ignore[arg-type]
    assert groups[Group.CHILD].find(asked("бир"), 5)
    assert index.is_empty
