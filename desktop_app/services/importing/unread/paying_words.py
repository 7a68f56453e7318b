"""Words beside sums in either language: not paid, still to be paid, of paying, paid."""

import re

_NOT_PAID = re.compile(
    r"возврат|возвращ|возвр\b|вернул|"
    r"не (?:был[аио]? )?(?:получ|выпла|опла|перечис|зачис|прош|поступ|"
    r"приш|дош|выда|перевед|отправ|произв|осуществ)|без (?:вы|о)плат|невыпла|"
    r"неопла|отклон|отказ банк|заблок|сч[её]т закры|закрыт\w* сч|арест|депонир|"
    r"аннулир|отозван|сторн|ошибочн|приостан|удержан|задерж|"
    r"\bдолг[аи]?\b|задолж|қайтар|қайтты|төленбе|төленген жоқ|аударылма|алмады|алмаған|алған жоқ|"
    r"жабылған шот|шот.? жаб|түспе|(?:түскен|келген|берілген|жіберілген) жоқ|қарыз|ұсталды|тоқтат|"
    r"(?:жасал|өткізіл|алын)[бм]а|жүргізілме|төлемсіз|"
    r"(?:за|вы|о)платим|перечислим|төлейміз|аударамыз"
)
_PLANNED = re.compile(
    r"прогноз|\bплан(?:ы|а|у|ом|ов\w*|ир\w*)?\b|потребност|\bсмет[аыуе]\b|к (?:вы|о)плате|"
    r"к перечислению|подлеж|начислен|болжам|жоспар|қажеттілі|төлену[гі][ае]? тиіс|төленетін|"
    r"есептелген|есептелді"
)
"""Of a whole sheet or a column: that it is of what is to be paid, not of what was."""
OF_PAYING = re.compile(
    r"оплат|оплач|заплат|заплач|выплат|выплач|перечис|зачисл|плат[её]ж|статус|төле|аудар|күйі"
)
_PAID = re.compile(
    r"да|ия|иә|ок|ok|\+|v|✓|✔|исполнен\w*|(?:оплач|выплач|перечис|зачис|получ|төленді|төленген|"
    r"аударыл)\w*|"
    r"успешно|сәтті"
)


def says_not_paid(words: str) -> bool:
    return _NOT_PAID.search(words.casefold()) is not None


def says_planned(words: str) -> bool:
    return _PLANNED.search(words.casefold()) is not None


def says_paid(word: str) -> bool:
    """Whether a word, in small letters, says no more than that it was paid."""
    return _PAID.fullmatch(word) is not None
