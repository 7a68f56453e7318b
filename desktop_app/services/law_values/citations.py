"""How papers cite a maslikhat's decision, composed from its body, number and day."""

from datetime import date

from desktop_app.law.acts import Acts
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.law_values import law_data


def citation_kk(body: str, number: str, decided_on: date | None) -> str:
    """«Алатау қалалық мәслихатының 2024 жылғы 12 қарашадағы № 11-36 шешімі», as far as known."""
    from desktop_app.documents.words import Case, kazakh_date

    day = kazakh_date(decided_on, Case.ATTRIBUTIVE) if decided_on else ""
    return _joined(_genitive_kk(body.strip()), day, _number(number), "шешімі")


def citation_ru(body: str, number: str, decided_on: date | None) -> str:
    """«решение маслихата города Алатау от 12 ноября 2024 года № 11-36», as far as known."""
    from desktop_app.documents.words import russian_date

    day = f"от {russian_date(decided_on)}" if decided_on else ""
    return _joined("решение", _genitive_ru(body.strip()), day, _number(number))


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _number(number: str) -> str:
    number = number.strip().removeprefix("№").strip()
    return f"№ {number}" if number else ""


def _genitive_kk(body: str) -> str:
    """«мәслихаты» becomes «мәслихатының»; another ending is left for the reader to set right."""
    endings = {"ы": "ның", "і": "нің"}
    return body + endings.get(body[-1:].lower(), "")


def _genitive_ru(body: str) -> str:
    """«Маслихат города …» becomes «маслихата города …», also after «Алматинский областной»."""
    words = body.split(" ")
    for place, word in enumerate(words):
        if word.lower() == "маслихат":
            words[: place + 1] = [*map(_adjective_ru, words[:place]), "маслихата"]
            break
    return " ".join(words)


def _adjective_ru(word: str) -> str:
    endings = {"ский": "ского", "ской": "ского", "цкий": "цкого", "ной": "ного", "ный": "ного"}
    for ending, genitive in endings.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + genitive
    return word


def acts_on(desk: Desk, day: date) -> Acts:
    """The acts that steps of a day cite, on screens and in commands."""
    with desk.reading(Sight.OFFICE) as connection:
        return law_data.acts_now(connection, day)
