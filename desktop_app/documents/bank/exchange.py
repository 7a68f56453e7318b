"""The exchange text of 1C as banks of Kazakhstan write it: ``1CClientBankExchange``.

Lines of ``Key=value`` in sections. Each document is a section from ``СекцияДокумент`` to
``КонецДокумента``; sections ``СекцияРасчСчет`` say of which accounts the statement is and what
went out in all. Of a statement ``СуммаРасход`` or ``СуммаПриход`` says which way it went, or the
day that it was written off or came in; else whether the payer's account is one of the statement's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.documents.bank.statement import (
    CUT_SHORT,
    NOT_A_STATEMENT,
    ORDERS,
    Movement,
    Statement,
    Total,
    UnreadableStatement,
    not_done,
    state,
)
from desktop_app.documents.workbooks import typed
from desktop_app.documents.workbooks.guard import RefusedWorkbook
from desktop_app.documents.workbooks.separated_text import text_of

FIRST_LINE = "1CClientBankExchange"

_Fields = dict[str, str]


@dataclass
class _Sections:
    """What the file has, by lower-case keys."""

    documents: list[_Fields] = field(default_factory=list)
    accounts: list[_Fields] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """Accounts that stand above all sections."""


def is_one(content: bytes) -> bool:
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    wide = FIRST_LINE.encode("utf-16-le")
    return start.startswith(FIRST_LINE.encode()) or wide in content[: len(wide) + 8]


def read(content: bytes) -> Statement:
    """Raises UnreadableStatement."""
    found = _sections(_decoded(content))
    if _are_orders(found):
        raise UnreadableStatement(ORDERS)
    own = found.named | {_account(account.get("расчсчет", "")) for account in found.accounts}
    own.discard("")
    movements = tuple(
        _movement(place, document, own) for place, document in enumerate(found.documents, 1)
    )
    return Statement(movements, tuple(_totals(found.accounts, movements)))


_TOTALS = {True: "всегосписано", False: "всегопоступило"}


def _totals(accounts: Sequence[_Fields], movements: Sequence[Movement]) -> Iterator[Total]:
    """Of all accounts of the file together, where each says it."""
    for is_out, key in _TOTALS.items():
        said = [typed.tiyn(each[key]) for each in accounts if key in each]
        known = [each for each in said if each is not None]
        if known and len(known) == len(said):
            added = sum(each.tiyn or 0 for each in movements if each.is_out is is_out)
            yield Total(0, is_out, sum(known), added)


def _decoded(content: bytes) -> str:
    """Windows-1251 or UTF-8, or the encoding of DOS where the text itself says so."""
    dos = content.decode("cp866", errors="replace")
    if "Кодировка=DOS" in dos[:1000]:
        return dos
    try:
        return text_of(content)
    except RefusedWorkbook as refused:
        raise UnreadableStatement(refused.label) from refused


def _sections(text: str) -> _Sections:
    found = _Sections()
    inside: _Fields | None = None
    for key, value in _pairs(text):
        if key in ("секциядокумент", "секциярасчсчет"):
            if inside is not None:
                raise UnreadableStatement(CUT_SHORT)
            inside = {}
            (found.documents if key == "секциядокумент" else found.accounts).append(inside)
        elif key in ("конецдокумента", "конецрасчсчет"):
            inside = None
        elif inside is not None:
            inside.setdefault(key, value)
        elif key == "расчсчет":
            found.named.add(_account(value))
    if inside is not None:
        raise UnreadableStatement(CUT_SHORT)
    if not found.documents and not found.accounts:
        raise UnreadableStatement(NOT_A_STATEMENT)
    return found


_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""One after the other: all at once they would take as much memory as the text again."""


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in _LINE.finditer(text):
        key, _equals, value = line[0].strip().partition("=")
        yield "".join(key.split()).casefold(), value.strip()


def _movement(place: int, document: Mapping[str, str], own: set[str]) -> Movement:
    payer, payee = (
        _account(document.get(f"{side}иик", "")) for side in ("плательщик", "получатель")
    )
    is_out = _way(document, payer, payee, own)
    side = "плательщик" if is_out is False else "получатель"
    other = payer if is_out is False else payee
    iin = "".join(document.get(f"{side}бин_иин", "").split())
    sums = [document.get(key, "") for key in ("суммарасход", "суммаприход", "сумма")]
    days = [document.get(key, "") for key in ("датаоперации", _DAYS[is_out], "датадокумента")]
    return Movement(
        place,
        document.get("номердокумента", ""),
        typed.day(next((each for each in days if each), "")),
        typed.tiyn(next((each for each in sums if each), "")),
        frozenset({other} - {""}),
        frozenset({iin} - {""}),
        is_out,
        document.get("назначениеплатежа", ""),
        not_done(document.values()) or next(filter(None, map(state, _states(document))), ""),
    )


_DAYS: Mapping[bool | None, str] = {True: "датасписано", False: "датапоступило", None: ""}
"""The day that money went out or came in, as other banks write it."""


def _states(document: Mapping[str, str]) -> Iterator[str]:
    return (said for key, said in document.items() if key.startswith(("статус", "состояни")))


_OF_A_STATEMENT = ("суммарасход", "суммаприход", "датаоперации", *filter(None, _DAYS.values()))


def _are_orders(found: _Sections) -> bool:
    """What 1C sends to a bank: no account of a statement, no day of any writing off."""
    return not found.accounts and not any(
        document.get(key) for document in found.documents for key in _OF_A_STATEMENT
    )


def _way(document: Mapping[str, str], payer: str, payee: str, own: set[str]) -> bool | None:
    """Whether it went out; None where neither sums nor accounts say so."""
    for out, came in (("суммарасход", "суммаприход"), (_DAYS[True], _DAYS[False])):
        if bool(document.get(out)) != bool(document.get(came)):
            return bool(document.get(out))
    if (payer in own) != (payee in own):
        return payer in own
    return None


def _account(text: str) -> str:
    return "".join(text.split()).upper()
