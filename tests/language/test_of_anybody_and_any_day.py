"""Papers and screens say of nobody whether they are a man or a woman, and of no day whether it has
come: the same words are read before it and after it.

Russian past tenses are of a gender: what was done is said without who did it («утверждено: …»).
"""

import re

import pytest

from tests.language.all_texts import everything, forms, screens

WHO = (
    "семья|заявитель|получатель|родитель|представитель|сотрудник|руководитель|бухгалтер|"
    "специалист|директор|педагог"
)
OF_A_GENDER = re.compile(
    rf"\w\((?:а|ла|ая)\)|\b(?:{WHO})(?: \w+)? (?:не )?(?!был)\w{{2,}}(?:л|ла|лся|лась)\b",
    re.IGNORECASE,
)
OF_THE_LAW = {"acceptance_notification": "Уважаемый(ая)", "appendix_two_refusal": "Получил(а)"}
"""As the annexes 3 and 2 of the Rules have it."""

OF_A_DAY = {
    "ru": re.compile(r"исполн(?:яется|ится|илось)|заканчивается|закончится|истекает|истечет"),
    "kk": re.compile(r"толады|толды|аяқталады|аяқталмақ"),
}
SAID_ON_ITS_DAY = ("turns 18 on {date}", "turned 18 on {date}", "The last certificate ended")
"""The screen chooses between them by today."""


def test_nobody_is_called_a_man_or_a_woman() -> None:
    wrong = [
        (text.place, found.group())
        for text in everything("ru")
        for found in [OF_A_GENDER.search(text.words)]
        if found and found.group() not in "".join(OF_THE_LAW.values())
    ]
    assert wrong == []


@pytest.mark.parametrize(("form", "words"), OF_THE_LAW.items())
def test_what_the_annexes_say_is_left_to_them(form: str, words: str) -> None:
    assert words in forms("ru")[form]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_day_is_told_as_if_it_were_still_to_come_or_over(language: str) -> None:
    wrong = [
        text.words
        for text in screens(language)
        if "{date}" in text.source
        and not text.source.startswith(SAID_ON_ITS_DAY)
        and OF_A_DAY[language].search(text.words)
    ]
    wrong += [
        f"{name}: {line}"
        for name, form in forms(language).items()
        for line in form.splitlines()
        if "in_full" in line and OF_A_DAY[language].search(line)
    ]
    assert wrong == []
