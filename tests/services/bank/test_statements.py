"""A bank's statement pays the lines that it names beyond doubt; all else is for a person (D-7)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.records.bank_answers import LineAnswer
from desktop_app.records.kinds import LineState
from desktop_app.records.payouts import ApprovedPayout, PayoutLine
from desktop_app.services.bank import statements
from desktop_app.services.bank.proposed import take
from desktop_app.services.desk import Desk
from desktop_app.services.errors import Trouble
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.storage.payouts import bank_answers as kept_answers
from tests.builders import Clock
from tests.services.acts import pay
from tests.statement_files import OWN, Paid, as_1c, as_table

DAY = date(2026, 4, 2)


def paid(line: PayoutLine, number: str = "118", day: date = DAY) -> Paid:
    return Paid(number, day, f"{line.amount}.00", line.iban, line.payee_iin, line.payee_name)


def states(desk: Desk, payout: ApprovedPayout) -> list[LineState]:
    return [standing.state for standing in cycle.by_id(desk, payout.id).standings]


def xlsx(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "cp866"])
def test_1c_pays_lines_and_keeps_the_number_of_the_order(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([paid(line) for line in closed.lines[:2]], encoding))
    proposed = statements.propose_of(head, closed, file)
    assert (proposed.paid, proposed.unanswered, proposed.wrong) == (2, 1, ())
    take(head, proposed)
    assert states(head, closed) == [LineState.PAID, LineState.PAID, LineState.APPROVED]
    with head.reading() as connection:
        kept = kept_answers.history(connection, closed.id)
    assert [(each.order_number, each.day) for each in kept] == [("118", DAY)] * 2
    again = take(head, statements.propose_of(head, closed, file)).recorded
    assert (again.paid, again.same) == (0, 2)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_table_pays_lines(head: Desk, closed: ApprovedPayout, tmp_path: Path, kind: str) -> None:
    rows = as_table([paid(line) for line in closed.lines])
    file = tmp_path / f"statement.{kind}"
    if kind == "xlsx":
        xlsx(file, rows)
    else:
        text = "\n".join(";".join(map(str, row)) for row in rows)
        file.write_bytes(text.encode("cp1251", errors="replace"))
    proposed = statements.propose_of(head, closed, file)
    assert (proposed.paid, proposed.unanswered, proposed.wrong) == (3, 0, ())
    assert {each.order_number for each in proposed.answers} == {"118"}


Spoil = Callable[[Paid], Paid]
SPOILT: list[tuple[Spoil, str]] = [
    (lambda each: replace(each, amount="100.00"), "No line of this payee has this sum"),
    (lambda each: replace(each, iin="990101300016"), "The IIN is not that of the account's payee"),
    (lambda each: replace(each, iban="KZ000000000000000000"), "The account is none of this payee"),
    (lambda each: replace(each, amount="көп"), "Its day or its sum can't be read"),
    (lambda each: replace(each, day=date(2026, 1, 5)), "Its payout was approved only after"),
    (lambda each: replace(each, purpose="Өтеу, в обработке"), "The bank says of it"),
    (lambda each: replace(each, day=date(2026, 5, 5)), "This day is still to come"),
    (lambda each: replace(each, came_in=True, amount="100.00"), "Money came in"),
]


@pytest.mark.parametrize(("spoil", "why"), SPOILT)
def test_what_does_not_match_is_left_to_a_person(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, spoil: Spoil, why: str
) -> None:
    first, second = (paid(line) for line in closed.lines[:2])
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([spoil(first), second]))
    proposed = statements.propose_of(head, closed, file)
    assert [each.number for each in proposed.answers] == [2]
    (left,) = proposed.wrong
    assert left.step.label.startswith(why)
    assert "№ 118" in left.about
    assert left.about.endswith(spoil(first).iin), "whose it is"
    assert proposed.unanswered == 2


def test_what_concerns_nobody_here_is_only_counted(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    other = Paid("7", DAY, "5000.00", "KZ111111111111111111", "800101300017", "Жеткізуші")
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([other]))
    found = statements.match(head, file)
    assert (found.proposed, found.by_hand, found.others) == ((), (), 1)


def test_a_line_that_was_paid_twice_is_not_guessed(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    line = paid(closed.lines[0])
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([line, replace(line, number="119")]))
    found = statements.match(head, file)
    assert found.proposed == ()
    assert {each.step.label for each in found.by_hand} == {
        "{count} movements fit {lines} lines: was it paid twice?"
    }


def test_of_two_sheets_with_the_same_sum_the_purpose_says_which(
    head: Desk, closed: ApprovedPayout, clock: Clock, tmp_path: Path
) -> None:
    second = pay(head, "2026Q2")
    line = next(each for each in second.lines if each.amount == closed.lines[0].amount)
    one = replace(paid(line, day=head.today()), purpose="")
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([one]))
    assert statements.match(head, file).proposed == ()
    file.write_bytes(as_1c([replace(one, purpose=f"Ведомость {closed.number}9, төлем")]))
    assert statements.match(head, file).proposed == ()
    file.write_bytes(as_1c([replace(one, purpose=f"Ведомость {second.number}, төлем")]))
    (found,) = statements.match(head, file).proposed
    assert found.payout.number == second.number
    here = statements.propose_of(head, closed, file)
    assert here.answers == ()
    assert [each.step.values["count"] for each in here.wrong] == [1]


def test_a_line_that_came_back_is_not_paid_by_an_old_movement(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    line = closed.lines[0]
    back = LineAnswer(1, line.amount, line.iban, is_paid=False, day=DAY, why="Шот жоқ")
    bank_answers.record(head, closed.id, [back])
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([paid(line)]))
    found = statements.match(head, file)
    assert found.proposed == ()
    assert [each.step.label for each in found.by_hand] == [
        "Its line has another answer on file: line {line} of the payout {number}"
    ]


def test_totals_that_do_not_agree_are_told(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    file = tmp_path / "kl_to_1c.txt"
    file.write_bytes(as_1c([paid(closed.lines[0])], total="1.00"))
    (told,) = statements.match(head, file).by_hand
    assert told.step.label.startswith("The statement says that {total} went out")
    file.write_bytes(as_1c([paid(closed.lines[0])], came="1.00"))
    (told,) = statements.match(head, file).by_hand
    assert told.step.label.startswith("The statement says that {total} came in")


def test_nor_does_a_table_that_lacks_a_row_of_its_total(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    rows = as_table([paid(line) for line in closed.lines])
    file = tmp_path / "statement.csv"
    for kept, labels in ((rows, []), ([*rows[:3], *rows[4:]], ["went out"])):
        text = "\n".join(";".join(map(str, row)) for row in kept)
        file.write_text(text, encoding="utf-8")
        found = statements.match(head, file).by_hand
        assert [each.step.label.split("{total} ")[1].partition(",")[0] for each in found] == labels


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"",
            b"text",
            b"1CClientBankExchange\n",
            "1CClientBankExchange\nСекцияДокумент=а".encode(),
        ),
        f"Счет;Сумма\n{OWN};100".encode(),
    ],
)
def test_what_is_no_statement_is_refused(head: Desk, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    with pytest.raises(Trouble):
        statements.match(head, file)
