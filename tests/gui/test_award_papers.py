"""What screens call the document that gives an award its months."""

import pytest

from desktop_app import translation
from desktop_app.gui.award_papers import LAST_ENDED, ONE, RECORD, said, short_name
from desktop_app.law.award_papers import AwardPaper


@pytest.mark.parametrize(
    ("language", "one", "record", "ended"),
    [
        ("kk", "ПМПК қорытындысы", "Жазу: ПМПК қорытындысы", "ПМПК қорытындысы: соңғысының"),
        ("ru", "Заключение ПМПК", "Записать: заключение ПМПК", "Заключение ПМПК: срок последнего"),
    ],
)
def test_it_is_named_with_a_capital_where_it_begins(
    language: str, one: str, record: str, ended: str
) -> None:
    before = translation.current()
    translation.use(language)
    try:
        assert said(AwardPaper.PEDAGOGICAL, ONE) == one
        assert said(AwardPaper.PEDAGOGICAL, RECORD) == record
        assert said(AwardPaper.PEDAGOGICAL, LAST_ENDED).startswith(ended)
        assert "{date}" in said(AwardPaper.PEDAGOGICAL, LAST_ENDED)
        assert short_name(AwardPaper.CERTIFICATE) != said(AwardPaper.CERTIFICATE, ONE)
    finally:
        translation.use(before)
