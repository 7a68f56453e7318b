"""A writer that is broken in any line is found out by the reader written from the format (D-7).

Each line of each format is left out, said twice, or says something else: what is read then is
another file than the one that was approved, or no file at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from desktop_app.documents.bank import payment_file
from desktop_app.documents.bank.payment_file import Format
from tests.documents.bank.test_payment_file import BANK, MT102, OF_1C, ONE, WHAT
from tests.services.bank.payment_readers import ReadFile, exchange_1c, mt102

OTHER = replace(
    ONE,
    numbers=(2,),
    payee="Өтеғұлова Ғ.",
    payee_iin="080101400017",
    iban="KZ2",
    amount=5,
    purpose="Басқа",
)
PAYER = replace(WHAT.payer, details=replace(WHAT.payer.details, kod="21"))
TWO = replace(WHAT, payer=PAYER, bank=replace(BANK, payments=(ONE, OTHER)))
Reader = Callable[[bytes], ReadFile]
PARTS = ("head", "each", "tail")


def _with(form: Format, part: str, lines: tuple[str, ...]) -> Format:
    match part:
        case "head":
            return replace(form, head=lines)
        case "each":
            return replace(form, each=lines)
        case _:
            return replace(form, tail=lines)


def broken(form: Format) -> Iterator[tuple[str, Format]]:
    for part in PARTS:
        lines: tuple[str, ...] = getattr(form, part)
        for place, line in enumerate(lines):
            before, after = lines[:place], lines[place + 1 :]
            yield f"without {line}", _with(form, part, before + after)
            if "{" in line.replace("{{", ""):
                begin = line[: line.index("{", 2)]
                another_day = line.replace("{order_day_short}", "990101")
                for wrong in (f"{begin}?", line.replace("{payee_", "{payer_"), another_day):
                    if wrong != line:
                        yield wrong, _with(form, part, (*before, wrong, *after))


@pytest.mark.parametrize(("form", "read"), [(MT102, mt102), (OF_1C, exchange_1c)])
def test_a_broken_line_is_found_out(form: Format, read: Reader) -> None:
    right = read(payment_file.content(form, TWO))
    assert [each.tiyn for each in right.payments] == [3_460_000, 500]
    found = list(broken(form))
    assert len(found) > 50
    for what, other in found:
        try:
            told = read(payment_file.content(other, TWO))
        except (AssertionError, KeyError, ValueError, IndexError):
            continue
        assert told != right, what


@pytest.mark.parametrize(("form", "read"), [(MT102, mt102), (OF_1C, exchange_1c)])
def test_payments_in_another_order_or_of_another_sum_are_found_out(
    form: Format, read: Reader
) -> None:
    right = read(payment_file.content(form, TWO))
    for payments in ((OTHER, ONE), (ONE,), (ONE, replace(OTHER, amount=6))):
        other = replace(TWO, bank=replace(BANK, payments=payments))
        assert read(payment_file.content(form, other)) != right


@pytest.mark.parametrize(
    ("form", "read", "encoding"), [(MT102, mt102, "utf-8"), (OF_1C, exchange_1c, "kz1048")]
)
def test_another_encoding_is_found_out(form: Format, read: Reader, encoding: str) -> None:
    right = read(payment_file.content(form, TWO))
    content = payment_file.content(replace(form, encoding=encoding), TWO)
    try:
        told = read(content)
    except UnicodeDecodeError:
        return
    assert told != right
