"""The forms as they are, and what is said of forms that are wrong."""

import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app import paths
from desktop_app.documents.forms import filling as forms
from desktop_app.documents.forms import markup
from desktop_app.documents.forms.checks import check_forms
from desktop_app.documents.notices import fields
from desktop_app.documents.pdf import fonts
from tests.documents import samples

HEAD = "act: А\nedition: Б\nannex: В\nsince: 2026-11-21\ntitle: Г\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.forms(), tmp_path / "forms"))


def found(folder: Path) -> list[str]:
    return [str(problem) for problem in check_forms(folder)]


def test_the_forms_are_sound() -> None:
    assert found(paths.forms()) == []


def test_the_words_of_the_forms_can_be_printed() -> None:
    for path in paths.forms().rglob("*.t*"):
        assert fonts.unprintable(forms.read(path).replace("\n", "")) == [], path


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("{{ applicant.fullname }}", 7, "There is no such field: applicant.fullname"),
        ("{{ provider }}", 7, "There is no such field: provider"),
        ("\n\n{{ letterhead.name_kk }}", 9, "There is no such field: letterhead.name_kk"),
        (
            "{{ applicant.full_name.nickname }}",
            7,
            "There is no such field: applicant.full_name.nickname",
        ),
        ("{{ terms.greeting }}", 7, "There is no such field: terms.greeting"),
        ("{{ number | shout }}", 7, "There is no such filter: shout"),
        ("{{ number | dative }}", 7, "This filter does not fit this field: number | dative"),
        (
            "{{ application_date | days_to }}",
            7,
            "This filter does not fit this field: application_date | days_to",
        ),
        ("{{ application_date }}", 7, "This needs a filter to be printed: application_date"),
        ("{{ applicant }}", 7, "This needs a filter to be printed: applicant"),
        ("{% for one in number %}{% endfor %}", 7, "This is not a list: number"),
        (
            "{% for one in missing %}\n{{ one.size }}\n{% endfor %}",
            8,
            "There is no such field: one.size",
        ),
        ("{% if urgent %}!{% endif %}", 7, "There is no such field: urgent"),
        ("{{ number.__class__ }}", 7, "There is no such field: number.__class__"),
        ("{{ number.upper() }}", 7, "This is not allowed in a form: call"),
        ("{% set x = 1 %}", 7, "This is not allowed in a form: assign"),
        ("{% include 'x' %}", 7, "This is not allowed in a form: include"),
        (
            "{{ number",
            7,
            "This can't be understood: unexpected end of template",
        ),
        ("{% if number %}", 7, "This can't be understood"),
        ("#shout Ә", 7, "There is no such directive: #shout"),
        ("#field Ә", 7, "Too few or too many parts between |: #field"),
        (
            "#row Ә | Ғ\n{% if number %}\n#row {{ number }} | Қ | Ң\n{% endif %}",
            9,
            "This row has more or fewer parts than the one above it: #row",
        ),
        ("#row Ә", 7, "Too few or too many parts between |: #row"),
        ("Ә **Ғ", 7, "Bold begins with ** and ends with **"),
    ],
)
def test_a_broken_form_is_reported(folder: Path, body: str, line: int, what: str) -> None:
    (folder / "kk" / "appendix_two_refusal.txt").write_text(HEAD + body, encoding="utf-8")

    problems = found(folder)

    assert len(problems) == 1
    assert problems[0].startswith(f"kk/appendix_two_refusal.txt:{line}: {what}")


def test_tables_apart_from_each_other_have_columns_of_their_own(folder: Path) -> None:
    body = "#row Ә | Ғ\n\nҚ\n\n#row Ә | Ғ | Қ\n#note Ң\n#row Ә | Ғ"
    (folder / "kk" / "award_notice.txt").write_text(HEAD + body, encoding="utf-8")

    assert found(folder) == []


def test_a_missing_form_and_one_too_many(folder: Path) -> None:
    (folder / "ru" / "award_notice.txt").rename(folder / "ru" / "award.txt")

    assert found(folder) == [
        "ru/award_notice.txt:0: This form is missing: award_notice",
        "ru/award.txt:0: There is no such notice: award",
    ]


def test_a_missing_language(folder: Path) -> None:
    shutil.rmtree(folder / "kk")

    assert len(found(folder)) == len(fields.KINDS)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("act: А\n", "", "act"),
        ("title: Г", "title:", "title"),
        ("2026-11-21", "кеше", "since"),
        ("since", "from: 1\nsince", "from"),
        ("---", "copies: 3\n---", "copies"),
        ("---", "", "---"),
    ],
)
def test_an_incomplete_head(folder: Path, old: str, new: str, field: str) -> None:
    form = HEAD.replace(old, new) + "Ә"
    (folder / "ru" / "award_notice.txt").write_text(form, encoding="utf-8")

    assert found(folder) == [
        f"ru/award_notice.txt:1: The head of the form is incomplete or wrong: {field}"
    ]


def test_shared_words_that_are_incomplete(folder: Path) -> None:
    terms = folder / "terms.toml"
    terms.write_text(terms.read_text("utf-8").replace('signature = "подпись"\n', ""), "utf-8")

    assert found(folder) == ["terms.toml:0: The shared words are incomplete: ru: signature"]


def test_a_file_that_is_not_text(folder: Path) -> None:
    (folder / "kk" / "award_notice.txt").write_bytes("Шешім".encode("cp1251"))

    assert found(folder) == ["kk/award_notice.txt:1: This file can't be read"]


def test_a_form_saved_by_notepad_and_changed_meanwhile(folder: Path) -> None:
    path = folder / "kk" / "award_notice.txt"
    path.write_text("\ufeff" + (HEAD + "Бірінші").replace("\n", "\r\n"), encoding="utf-8")
    assert check_forms(folder) == []
    assert words_of(folder) == ["Бірінші"]

    path.write_text(HEAD + "Жаңа сөздер", encoding="utf-8")

    assert words_of(folder) == ["Жаңа сөздер"]


def words_of(folder: Path) -> list[str]:
    filled = forms.fill(samples.AWARD_NOTICE, forms.Source.in_folder(folder, "award_notice", "kk"))
    return ["".join(cell) for block in filled.blocks for cell in block.cells]


def test_a_form_that_cannot_be_used_says_nothing_of_the_notice(folder: Path) -> None:
    (folder / "kk" / "award_notice.txt").write_text(HEAD + "{{ child.shoes }}", encoding="utf-8")

    with pytest.raises(forms.FormError, match=r"^kk/award_notice\.txt: UndefinedError$") as error:
        forms.fill(samples.AWARD_NOTICE, forms.Source.in_folder(folder, "award_notice", "kk"))

    assert error.value.__context__ is None


def test_what_is_typed_can_not_become_markup() -> None:
    environment = forms.environment("kk", SimpleNamespace(grounds=()))  # type: ignore[arg-type]
    form = "{{ a }}\n{{ b }}\n\n#field Бала: | {{ c }}\n"
    typed = {"a": "#title Ә", "b": "**Ғ** | {{ c }}", "c": "{% raw %} | #"}

    blocks = markup.blocks_of(environment.from_string(form).render(typed))

    assert blocks == (
        markup.Block("paragraph", (("#title Ә **Ғ** | {{ c }}",),)),
        markup.Block("field", (("Бала: ",), (" {% raw %} | #",))),
    )


@pytest.mark.parametrize("language", fields.LANGUAGES)
def test_what_is_absent_is_printed_as_nothing_by_every_filter(language: str) -> None:
    terms = SimpleNamespace(grounds=("Ә",))
    filters = forms.filters(language, terms)  # type: ignore[arg-type]
    counts = {name for name, each in filters.items() if each.accepts == (int,)} - {"in_words"}
    for name in filters.keys() - counts:  # a count is always there
        arguments = () if filters[name].argument is None else (None,)
        assert filters[name].apply(None, *arguments) == "", name


def test_a_line_that_ends_with_a_tag_stays_a_line() -> None:
    form = "#item {% if a %}{{ a }}{% endif %}\n{% if a %}\n#item Ғ\n{% endif %}\n"
    form += "#item Қ{# Ң #}\n#note Һ"
    environment = forms.environment("kk", SimpleNamespace(grounds=()))  # type: ignore[arg-type]

    blocks = markup.blocks_of(environment.from_string(markup.body(form, 0)).render(a="Ә"))

    assert [block.cells[0][0] for block in blocks] == ["Ә", "Ғ", "Қ", "Һ"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  Ә\n\tҒ\u00a0\u2028Қ ", "Ә Ғ Қ"),
        ("Ә\u202eҒ\u200bҚ\x00\x07\ufeff\udcff", "ӘҒҚ"),
        ("и\u0306 Е\u0308", "й Ё"),
        ("Ә" * 6001, "Ә" * 5999 + "…"),
        ("Ә" * 6000, "Ә" * 6000),
        ("\ufdd1title", "title"),
        ("", ""),
    ],
)
def test_what_is_typed_is_made_fit_for_paper(typed: str, printed: str) -> None:
    assert fields.clean(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Бірінші.\nЕкінші.", ("Бірінші.", "Екінші.")),
        ("  Ә\t Ғ \r\n\r\n \n Қ\u2029Ң\u2028Һ\rҰ\n", ("Ә Ғ", "Қ", "Ң", "Һ", "Ұ")),
        ("\u200b\n\x00\n\u202e", ()),
        ("", ()),
        ("Ә" * 6001 + "\nҒ", ("Ә" * 5999 + "…", "Ғ")),
        ("и\u0306\n#title\n\n**", ("й", "#title", "**")),
    ],
)
def test_a_long_text_keeps_its_paragraphs(typed: str, printed: tuple[str, ...]) -> None:
    """The answer to a complaint says more than fits one paragraph (R-9)."""
    assert fields.paragraphs(typed) == printed


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_sentence_of_a_form_ends_once_after_initials(language: str) -> None:
    """«… Сейітова Н. Қ..» stood in an order; what somebody typed keeps its dots."""
    typed = {"teacher": "Сейітова Н. Қ.", "controller": "Өтеғұлов Һ.І.", "number": "т.б.."}
    order = replace(
        samples.ADMISSION_ORDER,
        teacher=typed["teacher"],
        controller=typed["controller"],
        number=typed["number"],
    )
    filled = forms.fill(order, forms.Source.in_folder(paths.forms(), "admission_order", language))
    words = str(filled.blocks)
    assert all(value in words for value in typed.values())
    assert "Қ.." not in words
    assert "І.." not in words


@pytest.mark.parametrize(
    ("name", "words", "printed"),
    [
        ("Г. С. Жұмабаева", "Орындаушы: {{ name }}. Т: 1", "Орындаушы: Г. С. Жұмабаева. Т: 1"),
        ("Жұмабаева Г. С.", "Орындаушы: {{ name }}. Т: 1", "Орындаушы: Жұмабаева Г. С. Т: 1"),
        ("Жұмабаева Г. С.", "Орындаушы: {{ name }}.", "Орындаушы: Жұмабаева Г. С."),
        ("Жұмабаева Г. С.", "Бала: **{{ name }}**.", "Бала: Жұмабаева Г. С."),
        ("Жұмабаева Г. С.", "{{ name }}, маман", "Жұмабаева Г. С., маман"),
        ("Жұмабаева Г. С.", "{{ name }}", "Жұмабаева Г. С."),
        ("Білмеймін...", "Айтты: {{ name }}", "Айтты: Білмеймін..."),
    ],
)
def test_a_name_that_ends_with_initials_has_one_full_stop(
    name: str, words: str, printed: str
) -> None:
    terms = forms.read_all_terms(forms.read(paths.forms() / forms.TERMS_FILE))["kk"]
    text = forms.environment("kk", terms).from_string(words).render(name=name)
    (block,) = markup.blocks_of(text)
    assert "".join(block.cells[0]) == printed
