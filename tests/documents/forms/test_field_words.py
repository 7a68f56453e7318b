"""Every field that a form may use has words, and is written as one usually writes it."""

import pytest

from desktop_app.documents.forms.field_words import FormField, form_fields
from desktop_app.documents.notices.fields import KINDS


def _by_name(kind: str, language: str = "kk") -> dict[str, FormField]:
    return {field.name: field for field in form_fields(kind, language)}


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_words_and_stands_once(kind: str, language: str) -> None:
    fields = form_fields(kind, language)
    names = [field.name for field in fields]
    assert len(set(names)) == len(names)
    for field in fields:
        assert field.words, field.name
        assert field.name in field.written
        for part in field.parts:
            assert part.words, part.name


@pytest.mark.parametrize(
    ("kind", "name", "written"),
    [
        ("award_notice", "number", "{{ number }}"),
        ("award_notice", "issued_on", "{{ issued_on | in_full }}"),
        ("award_notice", "child.full_name", "{{ child.full_name }}"),
        ("award_notice", "payment", "{{ payment }}"),
        ("award_notice", "first_month", "{{ first_month | month }}"),
    ],
)
def test_how_a_field_is_printed(kind: str, name: str, written: str) -> None:
    assert _by_name(kind)[name].written == written


def test_a_list_is_gone_through_by_its_items() -> None:
    documents = _by_name("receipt_slip")["documents"]
    assert documents.written.startswith("{% for document in documents %}\n#item {{ document.")
    assert documents.written.endswith("{% endfor %}\n")
    assert all(part.name.startswith("document.") for part in documents.parts)


def test_shared_words_but_not_those_of_grounds() -> None:
    names = _by_name("award_notice")
    assert "terms.bin" in names
    assert "terms.grounds" not in names
