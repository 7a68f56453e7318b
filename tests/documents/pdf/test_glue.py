"""What a line never parts."""

import pytest

from desktop_app.documents.pdf.glue import NO_BREAK, glued


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("город Алатау, улица Жетиген, 12", ["Жетиген, 12"]),
        ("Алатау қаласы, Абай көшесі, 53-үй, 17-пәтер", ["көшесі, 53-үй,"]),
        ("Алатау қаласы, Абай көшесі 5", ["көшесі 5"]),
        ("улица Оркен, дом 60, кв. 28", ["дом 60,", "кв. 28"]),
        ("қаулы, 12 парақ", ["12 парақ"]),
        ("пункт 5 приложения 3 к приказу", ["пункт 5", "приложения 3"]),
        ("Отказ: приложение 2", ["приложение 2"]),
        ("2024, 2025, 2026", []),
    ],
)
def test_a_number_stays_with_its_word(text: str, together: list[str]) -> None:
    kept = [part.replace(NO_BREAK, " ") for part in glued(text).split(" ") if NO_BREAK in part]
    assert kept == together
