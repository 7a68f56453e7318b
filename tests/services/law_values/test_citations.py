"""How papers cite a decision, in both languages, from as much of it as is known."""

from datetime import date

import pytest

from desktop_app.services.law_values.citations import citation_kk, citation_ru

DAY = date(2024, 11, 12)


@pytest.mark.parametrize(
    ("body", "number", "day", "expected"),
    [
        (
            "Алатау қалалық мәслихаты",
            "11-36",
            DAY,
            "Алатау қалалық мәслихатының 2024 жылғы 12 қарашадағы № 11-36 шешімі",
        ),
        ("Әкімі", "", None, "Әкімінің шешімі"),
        ("МӘСЛИХАТЫ", "№ 11-36", None, "МӘСЛИХАТЫның № 11-36 шешімі"),
        ("  Мәслихат ", "  №11-36 ", None, "Мәслихат № 11-36 шешімі"),
        ("", "", None, "шешімі"),
    ],
)
def test_in_kazakh_the_body_is_in_the_genitive(
    body: str, number: str, day: date | None, expected: str
) -> None:
    assert citation_kk(body, number, day) == expected


@pytest.mark.parametrize(
    ("body", "number", "day", "expected"),
    [
        (
            "Маслихат города Алатау",
            "11-36",
            DAY,
            "решение маслихата города Алатау от 12 ноября 2024 года № 11-36",
        ),
        (
            "Алматинский областной маслихат",
            "7",
            None,
            "решение Алматинского областного маслихата № 7",
        ),
        (
            "Кызылординский городской маслихат",
            "",
            DAY.replace(day=1),
            "решение Кызылординского городского маслихата от 1 ноября 2024 года",
        ),
        ("Илийский районный маслихат", "", None, "решение Илийского районного маслихата"),
        ("Акимат города", "3", None, "решение Акимат города № 3"),
        ("", "", None, "решение"),
    ],
)
def test_in_russian_too_with_the_adjectives_before_it(
    body: str, number: str, day: date | None, expected: str
) -> None:
    assert citation_ru(body, number, day) == expected
