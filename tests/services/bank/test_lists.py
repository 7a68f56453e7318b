"""One list for each bank, read back as a bank reads it; nothing is cut or guessed (D-7)."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.documents.bank import list_file, payment_file
from desktop_app.records.payments import PaymentDetails
from desktop_app.records.payouts import ApprovedPayout, PayoutState
from desktop_app.services.bank import details, lists, statements
from desktop_app.services.bank.lists import PaymentLists
from desktop_app.services.desk import Desk
from desktop_app.services.errors import EntryError, Trouble
from desktop_app.services.payouts import bank_answers, cycle
from desktop_app.storage.office import details as offices
from tests.builders import Clock, make_iban, reimbursement_entry
from tests.ready_made import ready_made
from tests.services.acts import award, pay
from tests.services.bank.payment_readers import ReadFile, exchange_1c, mt102
from tests.services.payout_acts import acts, answer

DAY = date(2026, 4, 2)
DETAILS = PaymentDetails(
    payer_bin="020340000013",
    payer_iban=make_iban(1, bank="070"),
    payer_bic="KKMFKZ2A",
    kod="11",
    kbe="19",
    knp="911",
    programme="009",
    specific="322",
    purpose="Возмещение затрат на обучение на дому, {period}, ведомость {number}, {child}",
)


@pytest.fixture
@ready_made
def closed(head: Desk, school: int, clock: Clock) -> ApprovedPayout:
    """Three children paid into accounts of two banks; today is 6 April."""
    for serial, bank in ((1, "722"), (2, "601"), (3, "722")):
        facts = {"iban": make_iban(serial, bank=bank)}
        award(head, reimbursement_entry(school, serial, applied_on=date(2026, 1, 12), facts=facts))
    found = pay(head, "2026Q1")
    clock.move_to(date(2026, 4, 6))
    with head.database.begin() as connection:
        names = {"name_ru": "Отдел образования", "name_kk": "Білім бөлімі"}
        offices.save_values(connection, names, "Басшы", head.now())
    details.save(head, DETAILS, 0)
    return found


def of(desk: Desk, payout: ApprovedPayout, language: str = "ru") -> PaymentLists:
    return lists.lists_of(desk, payout.id, language)


def test_each_bank_has_its_list(head: Desk, closed: ApprovedPayout) -> None:
    found = of(head, closed)
    assert {each.bic: len(each.payments) for each in found.lists} == {"CASPKZKA": 2, "HSBKKZKX": 1}
    assert sum(each.total for each in found.lists) == closed.total
    assert found.not_listed == ()
    payment = found.lists[0].payments[0]
    assert closed.number in payment.purpose
    assert payment.child in payment.purpose
    assert "квартал" in payment.purpose


def test_what_was_answered_is_not_paid_again(head: Desk, closed: ApprovedPayout) -> None:
    bank_answers.record(head, closed.id, [answer(closed, 1, day=DAY)])
    found = of(head, closed)
    assert sum(len(each.payments) for each in found.lists) == 2
    assert [each.numbers for each in found.not_listed] == [(1,)]


def test_the_order_of_a_list_is_kept_and_can_be_changed(
    head: Desk, accountant: Desk, closed: ApprovedPayout
) -> None:
    lists.record_order(accountant, closed.id, "722", (" 118 ", DAY), None)
    with pytest.raises(Trouble, match="meanwhile"):
        lists.record_order(head, closed.id, "722", ("7", DAY), None)
    first = next(each.order for each in of(head, closed).lists if each.code == "722")
    lists.record_order(accountant, closed.id, "722", ("119", DAY), first)
    orders = {each.code: each.order for each in of(head, closed).lists}
    kept = orders["722"]
    assert kept is not None
    assert (kept.number, kept.day, kept.recorded_by) == ("119", DAY, accountant.worker.name)
    assert orders["601"] is None
    for number, day in (
        ("", DAY),
        ("1" * 21, DAY),
        ("1", date(2026, 5, 1)),
        ("1", date(2026, 1, 1)),
    ):
        with pytest.raises(EntryError):
            lists.record_order(accountant, closed.id, "722", (number, day), kept)


Reader = Callable[[bytes], ReadFile]


@pytest.mark.parametrize(("kind", "read"), [("mt102", mt102), ("1c", exchange_1c)])
def test_a_file_is_read_back_as_it_was_approved(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, kind: str, read: Reader
) -> None:
    lists.record_order(head, closed.id, "722", ("118", DAY), None)
    found = of(head, closed)
    bank = next(each for each in found.lists if each.code == "722")
    path = tmp_path / lists.file_name(found, bank, kind)
    assert path.name.endswith("-TEST.txt")
    lists.save_file(head, found, bank, kind, path, "ru")
    file = read(path.read_bytes())
    assert file.total == bank.total * 100
    assert [(each.iban, each.iin, each.tiyn) for each in file.payments] == [
        (each.iban, each.payee_iin, each.amount * 100) for each in bank.payments
    ]
    assert [(each.name, each.purpose) for each in file.payments] == [
        (each.payee, each.purpose) for each in bank.payments
    ]
    assert {(each.residence, each.sector) for each in file.payments} == {("1", "9")}


def test_mt102_names_both_banks_and_the_order(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    lists.record_order(head, closed.id, "601", ("7", DAY), None)
    found = of(head, closed)
    bank = next(each for each in found.lists if each.code == "601")
    path = tmp_path / "a.txt"
    lists.save_file(head, found, bank, "mt102", path, "ru")
    file = mt102(path.read_bytes())
    assert (file.head["52B"], file.head["57B"]) == ("KKMFKZ2A", "HSBKKZKX")
    assert (file.head["50"], file.head["50/IDN"]) == (f"/D/{DETAILS.payer_iban}", "020340000013")
    assert (file.head["70/NUM"], file.head["70/DATE"]) == ("7", "260402")
    assert (file.head["70/KNP"], file.head["50/SECO"]) == ("911", "1")


def test_nothing_is_written_while_something_is_not_known(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    found = of(head, closed)
    path = tmp_path / "a.txt"
    with pytest.raises(Trouble, match="payment order"):
        lists.save_file(head, found, found.lists[0], "mt102", path, "ru")
    details.save(head, replace(DETAILS, knp=""), details.read(head)[1])
    lists.record_order(head, closed.id, found.lists[0].code, ("7", DAY), None)
    found = of(head, closed)
    with pytest.raises(Trouble, match="not entered yet"):
        lists.save_file(head, found, found.lists[0], "mt102", path, "ru")
    details.save(head, DETAILS, details.read(head)[1])
    found = of(head, closed)
    unknown = replace(found.lists[0], bic="")
    with pytest.raises(Trouble, match="BIC of the bank"):
        lists.save_file(head, found, unknown, "mt102", path, "ru")
    long = replace(found.lists[0].payments[0], purpose="а" * 211)
    for wrong in (long, replace(long, purpose="а\nб"), replace(long, purpose="ⴰ")):
        listed = replace(found.lists[0], payments=(wrong,))
        with pytest.raises(Trouble):
            lists.save_file(head, found, listed, "mt102", path, "ru")
    assert not path.exists()


def test_once_a_bank_has_taken_a_file_it_bears_no_mark(
    head: Desk, accountant: Desk, closed: ApprovedPayout
) -> None:
    found = of(head, closed)
    form = next(each for each in found.formats if each.code == "mt102")
    with pytest.raises(EntryError):
        details.record_accepted(accountant, form, date(2026, 5, 1))
    details.record_accepted(accountant, form, DAY)
    found = of(head, closed)
    assert not lists.is_not_compared(found, "mt102")
    assert lists.is_not_compared(found, "1c")
    assert lists.file_name(found, found.lists[0], "mt102").endswith("-mt102.txt")


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_list_has_the_columns_that_the_office_chose(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, kind: str
) -> None:
    columns = "payee_iin,iban,bic,amount,knp,programme,purpose"
    details.save(head, replace(DETAILS, columns=columns, purpose="=1+1"), details.read(head)[1])
    found = of(head, closed)
    bank = next(each for each in found.lists if each.code == "722")
    path = tmp_path / lists.file_name(found, bank, kind)
    lists.save_file(head, found, bank, kind, path, "ru")
    if kind == "xlsx":
        sheet = load_workbook(path).worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert sheet["G2"].data_type == "s"
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [list(row) for row in csv.reader(file, delimiter=";")]
    purpose = "=1+1" if kind == "xlsx" else "'=1+1"
    assert [list(map(str, row)) for row in rows[1:]] == [
        [each.payee_iin, each.iban, "CASPKZKA", str(each.amount), "911", "009", purpose]
        for each in bank.payments
    ]


def test_an_annulled_sheet_has_no_lists(head: Desk, closed: ApprovedPayout) -> None:
    cycle.annul(head, closed.id, "Қате")
    with pytest.raises(Trouble, match="annulled"):
        of(head, closed)


def test_a_file_for_the_bank_leaves_its_mark_on_the_sheet(
    head: Desk, accountant: Desk, closed: ApprovedPayout, clock: Clock, tmp_path: Path
) -> None:
    lists.record_order(head, closed.id, "601", ("7", DAY), None)
    found = of(head, closed)
    of_halyk = next(each for each in found.lists if each.code == "601")
    kinds = (*lists.LIST_KINDS, *(form.code for form in found.formats))
    begun = clock()
    for kind in kinds:
        lists.save_file(accountant, found, of_halyk, kind, tmp_path / kind, "ru")
        clock.pass_by(minutes=1)
    lists.save_file(head, found, of_halyk, "csv", tmp_path / "again", "ru")
    taken = cycle.by_id(head, closed.id)
    assert [(each.kind, each.taken_by) for each in taken.files] == [
        *((kind, "Бухгалтер") for kind in kinds),
        ("csv", "Басшы"),
    ]
    assert {each.bank for each in taken.files} == {"601"}
    assert taken.files[0].file == lists.file_name(found, of_halyk, "xlsx")
    assert (taken.exported_by, taken.exported_at) == ("Бухгалтер", begun)
    assert taken.state is PayoutState.EXPORTED
    assert [each.taken_by for each in taken.last_files if each.kind == "csv"] == ["Басшы"]
    told = [label for _who, label in acts(head)]
    assert told.count("Took the payout {number} out for the bank: {file}") == len(kinds) + 1


def test_annulling_a_sheet_that_the_bank_may_have_says_so(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    found = of(head, closed)
    lists.save_file(head, found, found.lists[0], "csv", tmp_path / "a.csv", "ru")
    cycle.annul(head, closed.id, "Қате")
    assert acts(head)[-1][1].startswith("Annulled the payout {number}, which was taken out")


def test_what_could_not_be_written_is_not_marked_as_taken_out(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    found = of(head, closed)
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(Trouble):
        lists.save_file(head, found, found.lists[0], "csv", tmp_path / "folder.csv", "ru")
    with pytest.raises(Trouble):  # its payment order was not recorded
        lists.save_file(head, found, found.lists[0], "mt102", tmp_path / "a.txt", "ru")
    now = cycle.by_id(head, closed.id)
    assert (now.files, now.exported_at, now.state) == ((), None, PayoutState.APPROVED)


@pytest.mark.parametrize("kind", ["csv", "mt102"])
def test_lists_that_were_read_before_pay_nothing_that_stands_no_more(
    head: Desk, closed: ApprovedPayout, tmp_path: Path, kind: str
) -> None:
    """A window shows them for an hour; what they pay comes due on another sheet meanwhile."""
    lists.record_order(head, closed.id, "601", ("7", DAY), None)
    found, path = of(head, closed), tmp_path / "a.txt"
    one, two = found.lists
    answered = two.payments[0].numbers[0] if two.code == "601" else one.payments[0].numbers[0]
    bank, other = (two, one) if two.code == "601" else (one, two)
    bank_answers.record(head, closed.id, [answer(closed, answered, "Шот жабылған", DAY)])
    with pytest.raises(Trouble, match="meanwhile"):
        lists.save_file(head, found, bank, kind, path, "ru")
    cycle.annul(head, closed.id, "Қате")
    with pytest.raises(Trouble, match="annulled"):
        lists.save_file(head, found, other, kind, path, "ru")
    assert not path.exists()


@pytest.mark.parametrize("kind", ["csv", "mt102"])
def test_a_sheet_that_is_annulled_while_its_list_is_written_comes_to_no_place(
    head: Desk,
    closed: ApprovedPayout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    lists.record_order(head, closed.id, "601", ("7", DAY), None)
    found, path = of(head, closed), tmp_path / "a.txt"
    bank = next(each for each in found.lists if each.code == "601")
    module: Any = list_file if kind == "csv" else payment_file
    write = module.write

    def written(*given: Any) -> None:
        cycle.annul(head, closed.id, "Қате")
        write(*given)

    monkeypatch.setattr(module, "write", written)
    with pytest.raises(Trouble, match="annulled"):
        lists.save_file(head, found, bank, kind, path, "ru")
    assert not path.exists()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
    assert cycle.by_id(head, closed.id).files == ()


def test_who_only_looks_writes_no_file_to_pay_by(
    head: Desk, inspector: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    found, path = of(inspector, closed), tmp_path / "a.csv"
    with pytest.raises(Trouble):
        lists.save_file(inspector, found, found.lists[0], "csv", path, "ru")
    assert not path.exists()


def test_the_file_that_goes_to_the_bank_answers_no_line(
    head: Desk, closed: ApprovedPayout, tmp_path: Path
) -> None:
    """Chosen by mistake for the statement it would say of every line that it was paid."""
    _now, seen = details.read(head)
    details.save(head, DETAILS, seen)
    bank = lists.lists_of(head, closed.id, "ru").lists[0].code
    lists.record_order(head, closed.id, bank, ("15", DAY), None)
    found = lists.as_accepted(lists.lists_of(head, closed.id, "ru"), "1c")
    place = tmp_path / "sent.txt"
    lists.save_file(head, found, found.lists[0], "1c", place, "ru")

    with pytest.raises(Trouble, match="a file of payment orders for the bank"):
        statements.match(head, place)
