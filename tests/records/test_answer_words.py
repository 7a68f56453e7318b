"""Words of banks: what was carried out is never taken for a return, or the other way (D-7)."""

import pytest

from desktop_app.records.answer_words import Meaning, meaning

MEANINGS = {
    Meaning.NOTHING: ("", " ", "-", "—", "– –", "0", "0,00", "нет", "Нет.", "HET", "жоқ", "Жoқ"),
    Meaning.PAID: (
        *("исполнено", "ИСПОЛНЕНО", " Исполнено. ", "исполненно", "И С П О Л Н Е Н О"),
        *("ИCПOЛHEHO", "Исполнeно", "оплачено", "Оплачено!", "OK", "ок", "ОК.", "Ok"),
        *("төленді", "Төленді", "тoлендi", "орындалды", "ОРЫНДАЛДЫ", "зачислено", "төленген"),
    ),
    Meaning.RETURNED: (
        *("счет закрыт", "Счёт получателя закрыт", "шот жабық", "ШОТ ЖАБЫЛҒАН", "Возврат"),
        *("не исполнено", "не оплачено", "неисполнено", "төленген жоқ", "Қайтарылды", "қайтты"),
        *(
            "неверный ИИН",
            "счет не найден",
            "шот жоқ",
            "счета нет",
            "ИИН сәйкес емес",
            "отказ банка",
        ),
    ),
    Meaning.UNCLEAR: (
        *("?", "+", "✓", "123", "27.11.2026", "в обработке", "жіберілді", "отправлено"),
        *(
            "исполнено, затем возврат",
            "оплачено частично",
            "исполнено 27.11.2026",
            "отказ в оплате",
        ),
        *("возврата не было", "қайтарылған жоқ", "счет не закрыт", "п/п 118", "аааа"),
    ),
}


@pytest.mark.parametrize(
    ("text", "found"), [(text, found) for found, texts in MEANINGS.items() for text in texts]
)
def test_what_a_text_says(text: str, found: Meaning) -> None:
    assert meaning(text) is found
