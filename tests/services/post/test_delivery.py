"""A paper is delivered: how, when, to whom; what is wrong is said; what waits is a list (R-8)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, event, update

from desktop_app.records.decisions import NoticeRow
from desktop_app.records.deliveries import DeliveryEntry
from desktop_app.records.kinds import DeliveryWay, NoticeKind
from desktop_app.records.outside_numbers import Bearer, NumberEntry, Whose
from desktop_app.records.people import Office
from desktop_app.services.applications import registering
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.office import details as office
from desktop_app.services.papers import on_file, outside_numbers
from desktop_app.services.post import delivery, envelopes
from desktop_app.storage.papers import issued as notices
from desktop_app.storage.post import deliveries
from desktop_app.storage.tables import notices as notices_table
from tests.builders import Clock, home_education_entry
from tests.documents.reading import text_of as text_of_pdf
from tests.ready_made import ready_made
from tests.services.acts import history, register

ISSUED = date(2026, 11, 12)
TODAY = date(2026, 11, 21)


@pytest.fixture
@ready_made
def paper(desk: Desk, school: int, clock: Clock) -> NoticeRow:
    """A receipt slip of 12 November 2026; it is 21 November now."""
    clock.move_to(ISSUED)
    issued = registering.register(desk, home_education_entry(school, applied_on=ISSUED)).paper
    clock.move_to(TODAY)
    return issued


def waiting(desk: Desk, kind: NoticeKind | None = None, text: str = "") -> list[int]:
    with desk.database.read() as connection:
        return deliveries.waiting_ids(connection, kind, text)


HAND, POST, PORTAL, SMS = (
    DeliveryWay.HANDED_OVER,
    DeliveryWay.POST,
    DeliveryWay.PORTAL,
    DeliveryWay.SMS,
)
RIGHT = [
    (HAND, ISSUED, "", ""),
    (HAND, TODAY, "", "Ғабитов Қ."),
    (POST, date(2026, 11, 13), "RR 123 456 789 KZ", ""),
    (PORTAL, TODAY, "", ""),
    (SMS, TODAY, "+7 (700) 000-00-00", ""),
]
WRONG = [
    (HAND, date(2026, 11, 11), "", "delivered_on"),
    (HAND, date(2026, 11, 22), "", "delivered_on"),
    (POST, TODAY, "", "number"),
    (SMS, TODAY, "", "number"),
    (SMS, TODAY, "12-34", "number"),
]


@pytest.mark.parametrize(("way", "day", "number", "taken_by"), RIGHT)
def test_what_is_recorded_stands_and_is_told(
    desk: Desk, paper: NoticeRow, way: DeliveryWay, day: date, number: str, taken_by: str
) -> None:
    assert waiting(desk) == [paper.id]
    delivery.record(desk, [paper.id], DeliveryEntry(way, day, number, taken_by))
    kept = on_file.about(desk, paper.id).delivery
    assert kept is not None
    assert (kept.way, kept.delivered_on, kept.number) == (way, day, number)
    assert kept.taken_by == (taken_by or (paper.recipient if way is HAND else ""))
    assert waiting(desk) == []


@pytest.mark.parametrize(("way", "day", "number", "field"), WRONG)
def test_a_slip_is_told_at_its_field(
    desk: Desk, paper: NoticeRow, way: DeliveryWay, day: date, number: str, field: str
) -> None:
    with pytest.raises(EntryError) as error:
        delivery.record(desk, [paper.id], DeliveryEntry(way, day, number))
    assert [slip.field for slip in error.value.slips] == [field]
    assert waiting(desk) == [paper.id]


def test_several_at_once_all_or_none(desk: Desk, paper: NoticeRow, school: int) -> None:
    second = registering.register(desk, home_education_entry(school, 2)).paper
    with pytest.raises(EntryError):  # the second one was issued today
        delivery.record(desk, [paper.id, second.id], DeliveryEntry(HAND, ISSUED))
    assert waiting(desk) == [paper.id, second.id]
    assert delivery.record(desk, [second.id, paper.id], DeliveryEntry(HAND, TODAY)) == 2
    assert waiting(desk) == []
    with pytest.raises(Trouble, match="No paper is chosen"):
        delivery.record(desk, [], DeliveryEntry(HAND, TODAY))


def test_a_paper_is_delivered_once_and_an_annulled_one_not_at_all(
    desk: Desk, paper: NoticeRow, school: int
) -> None:
    delivery.hand_over(desk, paper.id)
    with pytest.raises(Trouble, match="is delivered already"):
        delivery.hand_over(desk, paper.id)
    second = registering.register(desk, home_education_entry(school, 2)).paper
    with desk.database.begin() as connection:
        connection.execute(
            update(notices_table)
            .where(notices_table.c.id == second.id)
            .values(annulled_at=desk.now(), annulled_by="Ә", annulled_why="қате")
        )
    assert waiting(desk) == []
    with pytest.raises(Trouble, match="was annulled"):
        delivery.hand_over(desk, second.id)


def test_a_mistake_is_annulled_with_the_reason_and_the_paper_waits_again(
    desk: Desk, school: int
) -> None:
    application = register(desk, home_education_entry(school))
    (issued,) = (waiting(desk),)
    delivery.hand_over(desk, issued[0])
    kept = on_file.about(desk, issued[0]).delivery
    assert kept is not None
    with pytest.raises(EntryError):
        delivery.annul(desk, kept.id, " ")
    delivery.annul(desk, kept.id, "басқа қағаз берілді")
    assert waiting(desk) == issued
    assert on_file.about(desk, issued[0]).delivery is None
    with desk.database.read() as connection:
        (old,) = deliveries.of_notice(connection, issued[0])
    assert (old.annulled_why, old.annulled_by) == ("басқа қағаз берілді", desk.worker.name)
    with pytest.raises(Trouble, match="annulled already"):
        delivery.annul(desk, kept.id, "тағы")
    delivery.hand_over(desk, issued[0])
    told = [label for _who, label in history(desk, application)][-3:]
    assert told == [
        "Delivered {way} on {date}: {paper} {number}",
        "Annulled the delivery {way} of {date}: {paper} {number}",
        "Delivered {way} on {date}: {paper} {number}",
    ]


def test_the_list_is_narrowed_by_kind_and_by_what_is_searched(
    desk: Desk, paper: NoticeRow, school: int
) -> None:
    entry = home_education_entry(school, 2)
    child = replace(entry.child, surname="Үмбетова")
    second = registering.register(desk, replace(entry, child=child)).paper
    assert waiting(desk, NoticeKind.RECEIPT_SLIP) == [paper.id, second.id]
    assert waiting(desk, NoticeKind.ORDER) == []
    assert waiting(desk, text="үмбет") == [second.id]
    assert waiting(desk, text="гүлнұр ғалым") == [paper.id]
    assert waiting(desk, text=second.number.lower()) == [second.id]
    with desk.database.read() as connection:
        assert deliveries.waiting_count(connection) == 2
        (row,) = deliveries.waiting_rows(connection, [second.id])
    assert (row.number, row.recipient) == (second.number, second.recipient)


def test_papers_from_before_deliveries_were_recorded_do_not_wait(
    desk: Desk, paper: NoticeRow
) -> None:
    with desk.database.begin() as connection:
        connection.execute(update(notices_table).values(words=None))
    assert waiting(desk) == []
    delivery.hand_over(desk, paper.id)  # but may be recorded all the same
    with desk.database.read() as connection:
        assert notices.words(connection, paper.id) is None


def test_what_waits_is_found_by_its_index(desk: Desk, paper: NoticeRow) -> None:
    """Whether a paper stands is stored behind its bytes: nobody reads through all of them."""
    seen: list[str] = []

    def explain(
        connection: Connection, _cursor: object, statement: str, values: Any, *_more: object
    ) -> None:
        if statement.startswith("SELECT"):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            seen.extend(str(row[3]) for row in plan)

    with desk.database.read() as connection:
        event.listen(connection, "before_cursor_execute", explain)
        deliveries.waiting_count(connection)
        deliveries.waiting_ids(connection)
    of_papers = [step for step in seen if "notices" in step]
    assert len(of_papers) == 2
    assert all("ix_notices_to_deliver" in step for step in of_papers)


class TestOnTheEnvelope:
    def test_the_address_of_the_card_where_the_paper_has_none(
        self, desk: Desk, paper: NoticeRow
    ) -> None:
        self.change(desk, address="")
        (letter,) = envelopes.letters(desk, [paper.id])
        assert letter.address == "Алатау қ., Жетіген к., 7 үй"
        assert letter.sender.name_ru == "Общеобразовательная школа № 7"

    def test_never_the_address_of_somebody_else(self, desk: Desk, paper: NoticeRow) -> None:
        self.change(desk, address="", recipient="Мектеп № 7")
        (letter,) = envelopes.letters(desk, [paper.id])
        assert (letter.address, letter.person) == ("", None)
        with pytest.raises(Trouble, match="bears no address"):
            envelopes.print_for(desk, [paper.id], "C5")

    def test_a_paper_without_words_is_sent_by_the_department(
        self, desk: Desk, head: Desk, paper: NoticeRow
    ) -> None:
        office.save_details(head, Office(name_kk="Бөлім", name_ru="Отдел"))
        for words in (None, b"no words"):
            self.change(desk, words=words)
            (letter,) = envelopes.letters(desk, [paper.id])
            assert letter.sender.name_ru == "Отдел"

    def test_the_outgoing_number_stands_before_its_own(self, desk: Desk, paper: NoticeRow) -> None:
        entry = {Whose.OUTGOING: NumberEntry("05-12/900", TODAY)}
        outside_numbers.record(desk, Bearer.PAPER, paper.id, entry)
        (letter,) = envelopes.letters(desk, [paper.id])
        assert (letter.outgoing, letter.number) == ("05-12/900", paper.number)
        said = text_of_pdf(envelopes.print_for(desk, [paper.id], "C5"))
        assert f"№ 05-12/900 / {paper.number}" in said

    @staticmethod
    def change(desk: Desk, **values: object) -> None:
        with desk.database.begin() as connection:
            connection.execute(update(notices_table).values(**values))
