"""Statements as banks write them, for tests: 1C's exchange text, and a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

OWN = "KZ856010111000000001"


@dataclass(frozen=True)
class Paid:
    """A movement of money: a payment to somebody, or one that came in from them."""

    number: str
    day: date
    amount: str
    iban: str
    iin: str
    name: str
    purpose: str = "Үйде оқыту шығындарын өтеу"
    came_in: bool = False


def as_1c(
    movements: Sequence[Paid], encoding: str = "cp1251", total: str = "", came: str = ""
) -> bytes:
    named = {"cp1251": "Windows", "cp866": "DOS"}.get(encoding, "UTF-8")
    lines = [
        *("1CClientBankExchange", "ВерсияФормата=2.00", f"Кодировка={named}"),
        *("Отправитель=Банк", "Получатель=1C Предприятие", f"РасчСчет={OWN}"),
        *("СекцияРасчСчет", f"РасчСчет={OWN}", "НачальныйОстаток=0.00"),
        *([f"ВсегоСписано={total}"] if total else []),
        *([f"ВсегоПоступило={came}"] if came else []),
        "КонецРасчСчет",
    ]
    for each in movements:
        payer, payee = (
            ("Получатель", "Плательщик") if each.came_in else ("Плательщик", "Получатель")
        )
        lines += [
            *('СекцияДокумент="Выписка"', f"ДатаОперации={each.day:%d.%m.%Y}"),
            f"{'СуммаПриход' if each.came_in else 'СуммаРасход'}={each.amount}",
            *(f"НомерДокумента={each.number}", f"ДатаДокумента={each.day:%d.%m.%Y}"),
            *(f"{payer}Наименование=Бөлім", f"{payer}БИН_ИИН=020340000013", f"{payer}ИИК={OWN}"),
            *(f"{payee}Наименование={each.name}", f"{payee}БИН_ИИН={each.iin}"),
            *(f"{payee}ИИК={each.iban}", f"НазначениеПлатежа={each.purpose}"),
            *(f"Сумма={each.amount}", "Валюта=KZT", "КонецДокумента"),
        ]
    return "\r\n".join([*lines, "КонецФайла", ""]).encode(encoding, errors="replace")


def as_table(movements: Sequence[Paid]) -> list[list[object]]:
    rows: list[list[object]] = [
        [f"Выписка по счету {OWN} за апрель 2026"],
        [],
        [
            "Дата",
            "№ документа",
            "Дебет",
            "Кредит",
            "Корреспондент",
            "ИИН/БИН",
            "Назначение платежа",
        ],
    ]
    for each in movements:
        spaced = f"{float(each.amount):,.2f}".replace(",", " ").replace(".", ",")
        who = f"{each.name}, {each.iban}"
        day = f"{each.day:%d.%m.%Y}"
        rows.append([day, each.number, spaced, "", who, each.iin, each.purpose])
    whole = f"{sum(float(each.amount) for each in movements):.2f}".replace(".", ",")
    rows.append(["Итого", "", whole, "0,00", "", "", ""])
    return [[*row, *[""] * (7 - len(row))] for row in rows]
