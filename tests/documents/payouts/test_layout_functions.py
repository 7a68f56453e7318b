"""Functions of layouts as Excel counts them: by hand, where LibreOffice would say the same."""

from decimal import Decimal

import pytest

from desktop_app.documents.payouts.layout_functions import (
    FUNCTIONS,
    WRONG,
    Area,
    Unknown,
    Value,
    compared,
    divided,
    is_wrong,
    joined,
    number,
    single,
    text,
)

D = Decimal
CELLS = Area(4, [D(1), "2", None, True, D(5)])


@pytest.mark.parametrize(
    ("name", "given", "gives"),
    [
        ("SUM", (CELLS, "2", True), D(9)),
        ("COUNT", (CELLS, "2", "көп"), D(3)),
        ("COUNTA", (CELLS,), D(4)),
        ("AVERAGE", (CELLS,), D(3)),
        ("MAX", (Area(1, []),), D(0)),
        ("ROUND", (D("2.5"), D(0)), D(3)),
        ("ROUND", (D(1250), D(-2)), D(1300)),
        ("ROUNDDOWN", (D("-1.55"), D(1)), D("-1.5")),
        ("INT", (D("-2.5"),), D(-3)),
        ("IF", (D(0), "иә", "жоқ"), "жоқ"),
        ("IF", (D(1), "иә"), "иә"),
        ("IFERROR", (WRONG, D(7)), D(7)),
        ("AND", (CELLS.values[0], True), True),
        ("OR", (D(0), None), False),
        ("NOT", (D(0),), True),
        ("COUNTIF", (CELLS, ">1"), D(1)),
        ("COUNTIF", (Area(1, ["Ә", "ә", "б"]), "Ә"), D(2)),
        ("COUNTIF", (Area(1, ["Ә", D(3), "б"]), "<>б"), D(2)),
        ("SUMIF", (Area(1, ["а", "б"]), "=б", Area(1, [D(3), D(4)])), D(4)),
        ("ROW", (CELLS,), D(4)),
        ("CONCAT", (CELLS, "!"), "12TRUE5!"),
        ("LEN", ("үйде",), D(4)),
        ("TRIM", ("  үйде   оқыту ",), "үйде оқыту"),
    ],
)
def test_a_function(name: str, given: tuple[object, ...], gives: Value) -> None:
    assert FUNCTIONS[name](*given) == gives


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("SUM", (Area(1, [D(1), WRONG]),)),
        ("MAX", (WRONG, D(1))),
        ("AVERAGE", (Area(1, []),)),
        ("IF", (WRONG, D(1), D(2))),
        ("ROUND", ("көп", D(1))),
        ("UPPER", (WRONG,)),
        ("CONCAT", ("а", WRONG)),
        ("AND", (WRONG, True)),
    ],
)
def test_what_can_not_be_counted_makes_all_of_it_wrong(
    name: str, given: tuple[object, ...]
) -> None:
    assert is_wrong(FUNCTIONS[name](*given))


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("IF", ("мәтін", D(1))),
        ("COUNTIF", (CELLS, "а*")),
        ("SUMIF", (CELLS, D(1), Area(1, [D(1)]))),
        ("ROW", (D(1),)),
        ("LEN", (CELLS,)),
        ("OR", ("иә",)),
    ],
)
def test_what_is_left_to_excel(name: str, given: tuple[object, ...]) -> None:
    with pytest.raises(Unknown):
        FUNCTIONS[name](*given)


def test_values_as_each_other() -> None:
    assert [number(each) for each in (None, True, " 5 ", D(2))] == [0, 1, 5, 2]
    assert is_wrong(number("5 тг"))
    assert [text(each) for each in (None, False, D("1E+2"), D("0.50"))] == [
        "",
        "FALSE",
        "100",
        "0.5",
    ]
    assert single(Area(1, [D(3)])) == D(3)


def test_operators() -> None:
    assert divided(D(1), D(4)) == D("0.25")
    assert is_wrong(divided(D(1), None))
    assert joined("а", D(2)) == "а2"
    assert compared("<")(D(99), "а") is True
    assert compared("=")("Ә", "ә") is True
    assert compared("=")(None, "") is True
    assert compared(">=")(None, D(0)) is True
    assert is_wrong(compared("=")(WRONG, D(1)))
