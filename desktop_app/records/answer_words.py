"""What the words mean that banks and treasuries write beside a line: paid, returned, or neither.

Whose payment is taken for a return is paid twice, whose return is taken for a payment gets nothing.
So only words that are known decide; what anything else means is for a person to say.
"""

import re
from enum import StrEnum

from desktop_app.identity.folding import folded


class Meaning(StrEnum):
    """What a text in the column of reasons says."""

    NOTHING = "nothing"
    """That there is nothing to say: «-», «нет», 0."""
    PAID = "paid"
    """That it was carried out: «исполнено», «төленді»."""
    RETURNED = "returned"
    """Why the money came back: «счет закрыт», «шот жабық»."""
    UNCLEAR = "unclear"
    """Words that are none of these, or more than one."""


def meaning(text: str) -> Meaning:
    """What a text says, in any case, with any spaces, and with letters that only look right."""
    if not text.strip(_EMPTY_MARKS) or _NOUGHT.fullmatch(text.strip()):
        return Meaning.NOTHING
    words = folded(_CAPITALS.sub(_as_cyrillic, text)).split()
    if all(len(word) == 1 for word in words):
        words = ["".join(words)]
    whole = " ".join(words)
    if whole in _NOTHING:
        return Meaning.NOTHING
    if whole in _PAID:
        return Meaning.PAID
    return _of_a_sentence(words)


def _of_a_sentence(words: list[str]) -> Meaning:
    """A return where some word says so, and none says that it was carried out after all."""
    kept = [word for word in words if word not in _NOT]
    denied = len(kept) < len(words)
    says_paid = any(word.startswith(_PAID_STEMS) for word in kept) and not denied
    says_not_paid = any(word.startswith(_NOT_PAID_STEMS) for word in kept)
    says_returned = any(word.startswith(_RETURNED_STEMS) for word in kept)
    wrong = denied and any(word.startswith(_WRONG_IF_DENIED) for word in kept)
    if denied and says_returned:  # «не закрыт», «қайтарылған жоқ»
        return Meaning.UNCLEAR
    if says_paid:
        return Meaning.UNCLEAR
    return Meaning.RETURNED if says_not_paid or says_returned or wrong else Meaning.UNCLEAR


_EMPTY_MARKS = " \t\r\n\u00a0\u202f-–—−_.,"
_NOUGHT = re.compile(r"0+(?:[.,]0+)?")

# Capitals of both alphabets look alike where small letters do not.
_CAPITALS = re.compile(r"\w+")
_LOOKS = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
_CYRILLIC = re.compile("[Ѐ-ӿ]")


def _as_cyrillic(found: re.Match[str]) -> str:
    """A word with a Cyrillic letter, or of nothing but letters that look like those."""
    word = found[0]
    after = word.translate(_LOOKS)
    only = all(_CYRILLIC.match(letter) for letter in after)
    return after if only or _CYRILLIC.search(word) else word


def _words(*texts: str) -> frozenset[str]:
    return frozenset(map(folded, texts))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(folded, text.split()))


_NOTHING = _words(
    "нет", "жоқ", "none", "no", "пусто", "нет возврата", "возврата нет", "возвратов нет"
)
_PAID = _words(
    *("ок", "ok", "окей", "okay", "да", "иә", "yes", "paid", "done", "executed"),
    *("исполнено", "исполнен", "исполнена", "оплачено", "оплачен", "оплачена", "уплачено"),
    *("выплачено", "выплачен", "выплачена", "перечислено", "перечислен", "перечислена"),
    *("зачислено", "зачислен", "зачислена", "проведено", "проведен", "проведена", "выполнено"),
    *("завершен", "завершено", "completed", "аяқталды"),
    *("успешно", "успешно исполнено", "успешно проведено", "исполнено успешно"),
    *("исполнено банком", "исполнено полностью", "полностью исполнено", "полностью оплачено"),
    *("төленді", "төленген", "төлем жасалды", "орындалды", "орындалған", "аударылды", "аударылған"),
    *("есепке алынды", "шотқа түсті", "сәтті", "сәтті орындалды", "толық төленді", "төлем өтті"),
)
_NOT = _words("не", "нет", "ни", "без", "жоқ", "емес", "not", "no")
_PAID_STEMS = _stems(
    "исполн оплач оплат выплач уплач перечисл зачисл провед провод выполн успешн поступ "
    "төлен төлем орындал аударыл сәтті түсті түскен paid done executed"
)
_NOT_PAID_STEMS = _stems(
    "неисполн неоплач невыплач неуплач неперечисл незачисл непровед невыполн неуспешн"
)
_RETURNED_STEMS = _stems(
    "возвра возвращ вернул отказ отклон закрыт заблок блокир арест неверн неправильн ошиб "
    "недейств несоответ несовпад несуществ аннулир умер "
    "қайтар қайтт қайтып жабыл жабық бұғатта тыйым қате сәйкессіз returned rejected closed"
)
_WRONG_IF_DENIED = _stems(
    "верн найден существ принадлеж соответ совпад исполн оплач выплач перечисл зачисл провед "
    "счет шот иик дұрыс сәйкес табыл төлен орындал аударыл"
)
