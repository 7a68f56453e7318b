"""The demo's families whom a school asked by a message, and who did not apply so far (R-7-1)."""

from desktop_app.demo.families import BOTH, KK, RU, day, family
from desktop_app.demo.stories import Asked, Home
from desktop_app.records.kinds import MessageAnswer

_FIRST_SERIAL = 80
_CONSENT, _REFUSAL = MessageAnswer.CONSENT, MessageAnswer.REFUSAL

_ASKED = (
    ("Литвинов Арсений Павлович", "2019-02-17", "Литвинова Дарья Сергеевна", RU),
    ("Құрманғали Іңкәр Әділетқызы", "2018-06-05", "Құрманғали Үміт Һамитқызы", KK),
    ("Ахметова Самира Рустамовна", "2017-10-23", "Ахметова Гульнара Фаритовна", RU),
    ("Жүнісбек Әбілмансұр Ғаниұлы", "2019-05-11", "Жүнісбек Өмірай Сағынқызы", KK),
    ("Пак Тимур Владиславович", "2018-01-30", "Пак Елена Николаевна", BOTH),
)
_WHAT_CAME = (
    Asked(day("2026-11-18"), day("2026-11-18"), _REFUSAL),
    Asked(day("2026-11-16"), day("2026-11-18")),
    Asked(day("2026-11-11"), day("2026-11-16"), _CONSENT),
    Asked(day("2026-11-20"), day("2026-11-20"), _CONSENT),
    Asked(day("2026-11-20")),
)


def asked() -> tuple[Home, ...]:
    """One family for everything that can come back: the third one's consent came too late, and
    the last one has not answered.
    """
    return tuple(
        family(serial, child, born, parent, story, language=language)
        for serial, ((child, born, parent, language), story) in enumerate(
            zip(_ASKED, _WHAT_CAME, strict=True), _FIRST_SERIAL
        )
    )
