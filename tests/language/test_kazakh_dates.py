"""Dates in Kazakh sentences: a figure takes no ending, so a word for the day takes it."""

import ast
import re
from pathlib import Path

import pytest

import desktop_app
from tests.language.all_texts import everything, forms, screens

DATES = frozenset(
    """
    answered applied approved began begins certified changed date day drawn ended ends first
    first_day gone known last last_day moment month new next now old old_first old_last on over
    second seen sent since told time until when
    """.split()
)
"""Fields of messages that hold a day, a month or a moment, some of them not everywhere."""

SHOW_A_DATE = frozenset({"day", "moment", "month"})
"""The functions of ``wording`` that give one."""

CARRIERS = r"күн|ай(?:ы|дан)|жыл|оқу жыл|уақыт|аралығы|және \{|немесе \{|және одан бұрын"
"""What may follow a date: a word that takes the ending, or another date."""

LETTER = "[а-яәғқңөұүһі]"
FOLLOWED = re.compile(
    rf"\{{(?:{'|'.join(sorted(DATES))})\}} (?!{CARRIERS})(?=№|{LETTER}|\{{\w+\}} {LETTER})",
    re.IGNORECASE,
)
SUFFIXED = re.compile(
    r"\}[-–](?:[дтн]ен|[дтн]ан|[гқ][ае]|[кғ][ае]|[дтн][ыіе]|[дтн][ае]|[дтн]ың|[дтн]ің|[мбп]ен)\b"
)
"""An ending on a field whose last sound nobody knows: 10-нан, but 5-тен."""

GENITIVE = re.compile(r"\w(?:ның|нің|дың|дің|тың|тің) (?:ЖСН|БСН|ЖСК)(?!-)\b")
"""«Баланың ЖСН-і»: what is somebody's has the ending of that."""

YEAR = re.compile(r"\{year\} жылдың")
IN_FORMS = re.compile(
    rf"\{{\{{[^}}]*\|\s*(?:in_full|day|month)\s*\}}\}} ?(?=№|{LETTER})", re.IGNORECASE
)


def fields_of_dates() -> set[str]:
    """The names under which the code hands a day, a month or a moment to a message."""
    found = set()
    for file in sorted(Path(desktop_app.__file__).parent.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _called(call) == "format":
                found |= {word.arg or "" for word in call.keywords if shows_a_date(word.value)}
    return found


def shows_a_date(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and _called(value) in SHOW_A_DATE


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(attr=name):
            return name
        case ast.Name(id=name):
            return name
    return ""


def in_messages() -> set[str]:
    return {name for text in screens("kk") for name in re.findall(r"\{(\w+)\}", text.source)}


def test_every_field_that_holds_a_date_is_looked_at() -> None:
    assert fields_of_dates() & in_messages() <= DATES
    assert len(fields_of_dates()) > 10


def test_a_date_is_followed_by_the_word_that_takes_its_ending() -> None:
    assert [text.words for text in screens("kk") if FOLLOWED.search(text.words)] == []


def test_no_ending_is_put_on_a_field() -> None:
    assert [text.words for text in screens("kk") if SUFFIXED.search(text.words)] == []


def test_a_year_is_named_as_papers_name_it() -> None:
    assert [text.words for text in screens("kk") if YEAR.search(text.words)] == []


def test_a_number_of_somebody_has_its_ending() -> None:
    assert [text for text in everything("kk") if GENITIVE.search(text.words)] == []


def test_a_date_of_a_form_is_declined_before_a_word() -> None:
    wrong = {name: IN_FORMS.findall(form) for name, form in forms("kk").items()}
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("{date} бастап", True),
        ("{until} дейін күтіледі", True),
        ("{date} төленді", True),
        ("{date} жағдай бойынша", True),
        ("{date} № {number} шешім", True),
        ("{date} күнінен бастап", False),
        ("{month} айынан бастап", False),
        ("{first} және {second}", False),
        ("Мерзімі: {date}. Төленді", False),
        ("{name} төледі", False),
    ],
)
def test_the_next_offence_is_found(words: str, wrong: bool) -> None:
    assert bool(FOLLOWED.search(words)) is wrong


def test_endings_on_fields_are_found() -> None:
    assert SUFFIXED.search("{most}-ден аспайды")
    assert SUFFIXED.search("{date}-на дейін")
    assert not SUFFIXED.search("{row}-жолдағы төлем")
    assert not SUFFIXED.search("{number}-тоқсан")


def test_an_undeclined_date_of_a_form_is_found() -> None:
    assert IN_FORMS.search("{{ deadline | in_full }} дейін")
    assert not IN_FORMS.search("{{ deadline | dative }} дейін")
    assert not IN_FORMS.search("{{ deadline | in_full }}, сағат")
