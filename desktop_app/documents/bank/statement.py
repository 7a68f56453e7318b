"""A bank's statement as it is read: each movement of money, by nothing but what stands there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.records.answer_words import Meaning, meaning
from desktop_app.translation import N_

NOT_A_STATEMENT = N_(
    "{file} is no statement that can be read: neither the exchange text of 1C "
    "(1CClientBankExchange) nor a table with columns for the day, the document's number and the "
    "sum that went out (debit)."
)
ORDERS = N_(
    "{file} is a file of payment orders for the bank, not its statement: it does not say what was "
    "carried out. Take the statement from the bank."
)
CUT_SHORT = N_("{file} is cut short: its last document has no end. Take it from the bank again.")


class UnreadableStatement(Exception):
    """``label`` says in one sentence why; it may name ``{file}``."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.label = label


@dataclass(frozen=True)
class Movement:
    """Money that went out or came in. ``place`` is the row of a table, or the how-manieth document.

    ``tiyn`` is the sum in hundredths of a tenge, None where it can't be read. ``accounts`` and
    ``iins`` are those of the other side, or, in a table, all that stand in the row. ``is_out`` is
    None where the file does not say which way it went. ``not_done`` is what it says of a movement
    that was turned down, came back or waits still; empty where it says nothing of the kind.
    """

    place: int
    number: str
    day: date | None
    tiyn: int | None
    accounts: frozenset[str]
    iins: frozenset[str]
    is_out: bool | None
    purpose: str = ""
    not_done: str = ""


def not_done(texts: Iterable[str]) -> str:
    """The first text that says so of a movement: a list of orders is no list of payments.

    A sum in another money is none of the office's payments either.
    """
    said = (each.strip() for each in texts)
    return next(
        (each for each in said if _NOT_DONE.search(each.casefold()) or each.upper() in _FOREIGN), ""
    )


def state(said: str) -> str:
    """What is said of the state of a movement, unless it is that the order was carried out."""
    return "" if meaning(said) in (Meaning.NOTHING, Meaning.PAID) else said.strip()


_NOT_DONE = re.compile(
    r"отклон|отверг|отказ|не ?исполн|не ?провед|не ?оплач|ошибк|возврат|возвращ|аннулир|отмен[её]н|"
    r"сторно|в обработке|ожида|черновик|отозва|отзыв|приостанов|на исполнении|не ?принят|"
    r"не ?зачисл|вернул|қайтт|недостат|на подпис|не ?выполн|не ?списан|не ?подпис|в пути|"
    r"жеткіліксіз|не ?перечисл|заблокир|қайтар|қабылданба|орындалма|өңдел|күтуде|күтілуде|"
    r"кері шақыр|тоқтат|күші жой|бас тарт|төленбе|өткізілме|"
    r"в очеред|картотек|\bудал[её]н[ао]?\b|подготовл|к отправке|кезект|дайындал|"
    r"reject|returned|cancel|pending|failed|declined|recalled|suspended"
)


_FOREIGN = frozenset("USD EUR RUB RUR CNY KGS UZS GBP TRY".split())


@dataclass(frozen=True)
class Total:
    """What a statement itself says went out or came in, in tiyn, and what it lists of it.

    ``place`` is the row of a table, 0 where the file says it of an account.
    """

    place: int
    is_out: bool
    said: int
    added: int


@dataclass(frozen=True)
class Statement:
    movements: tuple[Movement, ...]
    totals: tuple[Total, ...] = ()
