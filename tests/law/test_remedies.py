"""The parts of a remedy joined to the sentence of a paper."""

import pytest

from desktop_app.law.remedies import Remedy
from desktop_app.law.steps import Words

PARTS = {"what": "A", "way": "B ({office})", "whom": "C", "term": "D", "court": "E", "basis": "F"}
ENTRY = {f"{part}_{language}": said for part, said in PARTS.items() for language in ("kk", "ru")}


def test_each_language_is_joined_by_its_own_paragraph() -> None:
    paragraph = Words("{what} {way} {whom} {term} {court} ({basis})", "{way}: {term}")
    said = Remedy.of(ENTRY).said(paragraph, Words("Бөлім", "Отдел"))
    assert said == Words("A B (Бөлім) C D E (F)", "B (Отдел): D")


def test_an_office_without_a_name_leaves_no_empty_brackets() -> None:
    said = Remedy.of(ENTRY).said(Words("{way}.", "{way}."), Words("", "Отдел"))
    assert said == Words("B.", "B (Отдел).")


def test_what_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="court_ru"):
        Remedy.of({key: text for key, text in ENTRY.items() if key != "court_ru"})
