"""The functions and operators that formulas of layouts have, as Excel counts them.

What can't be counted, such as a division by nothing, is not a number, and whatever comes of it is
none either.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal, InvalidOperation
from typing import Any

Value = str | bool | Decimal | None
"""None is an empty cell."""

WRONG = Decimal("NaN")


class Unknown(Exception):
    """A formula that is not counted here."""


@dataclass(frozen=True)
class Area:
    """The values of cells that a formula speaks of, row by row from ``top`` on."""

    top: int
    values: list[Value]


def single(value: "Value | Area") -> Value:
    """The value itself, or that of the one cell."""
    if not isinstance(value, Area):
        return value
    if len(value.values) != 1:
        raise Unknown
    return value.values[0]


def number(value: Value) -> Decimal:
    match value:
        case Decimal():
            return value
        case bool() | None:
            return Decimal(int(value or 0))
    try:
        return Decimal(value.strip())
    except InvalidOperation:
        return WRONG


def is_wrong(value: Value) -> bool:
    return isinstance(value, Decimal) and value.is_nan()


def text(value: Value) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            return f"{value.normalize():f}" if value else "0"
        case _:
            return value or ""


def joined(left: Value, right: Value) -> Value:
    return WRONG if is_wrong(left) or is_wrong(right) else text(left) + text(right)


def divided(left: Value, right: Value) -> Value:
    return number(left) / number(right) if number(right) else WRONG


def compared(sign: str) -> Callable[[Value, Value], Value]:
    """Numbers are less than texts, and texts less than what is true or not; case is no matter."""

    def give(left: Value, right: Value) -> Value:
        if is_wrong(left) or is_wrong(right):
            return WRONG
        one, other = _ranked(left, right), _ranked(right, left)
        order = (one > other) - (one < other)
        return {
            "=": order == 0, "<>": order != 0, "<": order < 0,
            ">": order > 0, "<=": order <= 0, ">=": order >= 0,
        }[sign]  # fmt: skip

    return give


def _ranked(value: Value, beside: Value) -> tuple[int, Any]:
    if value is None:
        value = "" if isinstance(beside, str) else Decimal(0)
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


# --- functions ---


def _numbers(given: tuple["Value | Area", ...]) -> list[Decimal]:
    """Of cells only what is a number; what is written in the formula itself becomes one."""
    found: list[Decimal] = []
    for each in given:
        if isinstance(each, Area):
            found += [value for value in each.values if isinstance(value, Decimal)]
        else:
            found.append(number(each))
    return found


def _count(*given: "Value | Area") -> Value:
    return Decimal(sum(not each.is_nan() for each in _numbers(given)))


def _count_all(*given: "Value | Area") -> Value:
    return Decimal(sum(each is not None for some in given for each in _values(some)))


def _values(given: "Value | Area") -> list[Value]:
    return given.values if isinstance(given, Area) else [given]


def _average(*given: "Value | Area") -> Value:
    found = _numbers(given)
    return sum(found, Decimal(0)) / len(found) if found else WRONG


def _outermost(of: Callable[..., Decimal]) -> Callable[..., Value]:
    def give(*given: "Value | Area") -> Value:
        found = _numbers(given)
        return WRONG if any(map(is_wrong, found)) else of(found, default=Decimal(0))

    return give


def _rounded(how: str) -> Callable[..., Value]:
    def give(value: "Value | Area", digits: "Value | Area" = None) -> Value:
        whole, places = number(single(value)), number(single(digits))
        if whole.is_nan() or places.is_nan():
            return WRONG
        return whole.quantize(Decimal(1).scaleb(-int(places)), how)

    return give


def _if(condition: "Value | Area", then: Any = True, other: Any = False) -> Value:
    holds = single(condition)
    if is_wrong(holds):
        return WRONG
    if isinstance(holds, str):
        raise Unknown
    return single(then) if holds else single(other)


def _every(of: Callable[..., bool]) -> Callable[..., Value]:
    def give(*given: "Value | Area") -> Value:
        found = [each for some in given for each in _values(some) if each is not None]
        if any(isinstance(each, str) for each in found):
            raise Unknown
        return WRONG if any(map(is_wrong, found)) else of(map(bool, found))

    return give


_SIGNS = ("<=", ">=", "<>", "<", ">", "=")


def _fits(criterion: Value) -> Callable[[Value], bool]:
    """``">5"``, ``"текст"`` or a value; with ``*`` and ``?`` it is not counted here."""
    sign, wanted = "=", criterion
    if isinstance(criterion, str):
        sign = next((each for each in _SIGNS if criterion.startswith(each)), "")
        said = criterion.removeprefix(sign)
        if set(said) & set("*?~"):
            raise Unknown
        whole = number(said)
        wanted, sign = (said if whole.is_nan() else whole), sign or "="
    of_numbers = isinstance(wanted, Decimal)
    return lambda value: (
        value is not None
        and (isinstance(value, Decimal) == of_numbers or sign == "<>")
        and compared(sign)(value, wanted) is True
    )


def _count_if(area: "Value | Area", criterion: "Value | Area") -> Value:
    return Decimal(sum(map(_fits(single(criterion)), _values(area))))


def _sum_if(area: "Value | Area", criterion: "Value | Area", of: Any = None) -> Value:
    fits, summed = _fits(single(criterion)), _values(area if of is None else of)
    if len(summed) != len(_values(area)):
        raise Unknown
    pairs = zip(_values(area), summed, strict=True)
    found = [one for each, one in pairs if fits(each) and isinstance(one, Decimal)]
    return sum(found, Decimal(0))


def _row(of: "Value | Area") -> Value:
    if not isinstance(of, Area):
        raise Unknown
    return Decimal(of.top)


def _of_text(give: Callable[[str], str]) -> Callable[..., Value]:
    return lambda value: WRONG if is_wrong(single(value)) else give(text(single(value)))


def _concatenate(*given: "Value | Area") -> Value:
    found: Value = ""
    for some in given:
        for each in _values(some):
            found = joined(found, each)
    return found


def _if_error(value: "Value | Area", other: "Value | Area") -> Value:
    return single(other) if is_wrong(single(value)) else single(value)


FUNCTIONS: Mapping[str, Callable[..., Value]] = {
    "SUM": lambda *given: sum(_numbers(given), Decimal(0)),
    "COUNT": _count,
    "COUNTA": _count_all,
    "AVERAGE": _average,
    "MIN": _outermost(min),
    "MAX": _outermost(max),
    "ABS": lambda value: abs(number(single(value))),
    "INT": lambda value: _rounded(ROUND_FLOOR)(value),
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDUP": _rounded(ROUND_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "IF": _if,
    "IFERROR": _if_error,
    "AND": _every(all),
    "OR": _every(any),
    "NOT": lambda value: WRONG if is_wrong(single(value)) else not number(single(value)),
    "TRUE": lambda: True,
    "FALSE": lambda: False,
    "COUNTIF": _count_if,
    "SUMIF": _sum_if,
    "ROW": _row,
    "LEN": lambda value: Decimal(len(text(single(value)))),
    "UPPER": _of_text(str.upper),
    "LOWER": _of_text(str.lower),
    "TRIM": _of_text(lambda value: " ".join(value.split())),
    "CONCATENATE": _concatenate,
    "CONCAT": _concatenate,
}
