"""What is said of the school's certificate is said otherwise of the document in its place (D-2).

A text that names the certificate is one of `or_of`, or stands below with the reason why it means
the school's certificate in every district.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import desktop_app
from tests.language.all_texts import screens

SOURCE = Path(desktop_app.__file__).parent
_SERVER = re.compile(r"server|sslmode|root certificate")
_CERTIFICATE = re.compile(r"certificate", re.IGNORECASE)
_SAYS = {"kk": "анықтама", "ru": "справк"}
OF_THE_SCHOOL = {
    "An application rests on the certificate {number}, so it can't be annulled.": "issued here",
    "Another certificate…": "the school issues it here",
    "Certificate of home education": "the paper that the school issues here",
    "Issue a certificate": "the school issues it here",
    "Issue the certificate": "the school issues it here",
    "Issue the certificate…": "the school issues it here",
    "Prepare a certificate for signature": "the school issues it here",
    "The certificate rests on the order: issue the order first.": "the school issues it here",
    "The order is issued. The certificate waits for the head's signature.": "issued here",
    "This certificate was issued already. Nothing was issued.": "issued here",
    "The certificate is there. One of the parents can apply for the reimbursement.": "issued here",
    "Certificate of death": "of the registry office",
    "Journal of certificates": "of those that are issued here",
    "Register of certificates": "of those that are issued here",
    "Record a school's certificate": "an act in the table of roles, which no decision changes",
    "assume that certificates are renewed": "help of a command, before any office is open",
    "certificates: {count}": "counted with the school's orders",
    "number of the certificate; may be empty": "a field of a form, named in the editor of forms",
    "day of the certificate": "a field of a form, named in the editor of forms",
    "documents that the award rests on; empty with the certificate alone": "a field of a form",
    "what gives the months; empty where it is the school's certificate": "a field of a form",
    "the same certificate of the same school": "whose paper it is, two records being compared",
    "the school's certificate": "its name",
    "the school's certificate of home education": "its name",
    "certificate until {date}": "one cause of several, each with its own document",
    "The period of the school's certificate ends": "one cause of several",
}


STANDS_ALONE = {
    ("Certificates", "gui/registers/page.py"): "the journal of those that are issued here",
    ("Certificates", "gui/search/words.py"): "a group of what is found, whatever the decision",
    ("Certificates", "services/cases/person_sheets.py"): "its sheet names the document of each",
}
"""Where a text of `or_of` stands without the other, and why."""


def _is_call(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def pairs() -> Iterator[tuple[str, str]]:
    """The two texts of each `or_of` in the program."""
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if _is_call(node, "or_of"):
                one, other = node.args  # type: ignore[attr-defined]
                yield _text(one), _text(other)


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.Call):  # N_("…")
        return _text(node.args[0])
    return str(node.value) if isinstance(node, ast.Constant) else "{paper}"


PAIRS = dict(pairs())


def _fields(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text)) - {"paper"}


def test_every_text_about_the_certificate_has_another_or_a_reason() -> None:
    named = {
        text
        for text in {each.source for each in screens("ru")}
        if _CERTIFICATE.search(text)
        and not _SERVER.search(text)
        and "disability" not in text.replace("of school or disability", "")
    }
    assert named - set(PAIRS) == set(OF_THE_SCHOOL) - set(PAIRS)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_what_is_said_instead_names_no_certificate(language: str) -> None:
    words = {each.source: each.words for each in screens(language)}
    for one, other in PAIRS.items():
        assert _fields(one) == _fields(other), one
        assert not _CERTIFICATE.search(other), other
        assert _SAYS[language] not in words.get(other, "").lower(), other


def test_no_text_of_a_pair_is_shown_without_asking_which_document_it_is() -> None:
    found = set()
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        asked = [node for node in ast.walk(tree) if _is_call(node, "or_of")]
        inside = {id(each) for node in asked for each in ast.walk(node)}
        for node in ast.walk(tree):
            if id(node) not in inside and (_is_call(node, "_") or _is_call(node, "N_")):
                argument = node.args[0]  # type: ignore[attr-defined]
                if isinstance(argument, ast.Constant) and argument.value in PAIRS:
                    found.add((argument.value, file.relative_to(SOURCE).as_posix()))
    assert found == set(STANDS_ALONE)
