"""The table says something of every hard field, in both languages, by clauses that there are."""

import ast
from pathlib import Path

import pytest

import desktop_app
from desktop_app.gui.field_help.table import TOLD, Asked
from desktop_app.services.law_values import law_data
from desktop_app.translation import LANGUAGES, translator

GUI = Path(desktop_app.__file__).parent / "gui"

HARD = {
    "entry/form.py": {"WAY", "DAY", "SCHOOL", "WHO_APPLIES"},
    "entry/applicant.py": {"WHO_APPLIES", "NOT_PAID"},
    "entry/reimbursement_fields.py": {"PAPER", "PAPER_DAYS", "DISABILITY", "ACCOUNT", "NOT_PAID"},
    "entry/checklist.py": {"SOURCE"},
    "people/editors.py": {"IIN"},
    "applications/consider.py": {"CLASS"},
    "applications/order.py": {"ORDER"},
    "applications/evidence.py": {"SOURCE", "PAPER_DAYS"},
    "awards/decide.py": {"GROUND", "FACTS", "NOT_HEARD"},
    "awards/certificate.py": {"PAPER", "PAPER_DAYS"},
    "awards/event.py": {"EVENT"},
    "awards/amend.py": {"CHANGE", "PAPER", "DISABILITY", "EVENT", "ACCOUNT"},
    "awards/payee_end.py": {"PAYEE"},
    "awards/take_over.py": {"PAYEE"},
    "payouts/approve.py": {"APPROVAL"},
    "papers/hearing.py": {"HEARING", "FACTS", "NOT_HEARD"},
    "post/to_issue.py": {"NOT_HEARD"},
    "complaints/fields.py": {"COMPLAINT", "IIN"},
    "complaints/dialogs.py": {"COMPLAINT_ANSWER", "COMPLAINT_EXTENDED", "COMPLAINT_SENT_ON"},
    "messages/answer.py": {"CONSENT"},
    "debts/agreements.py": {"RETURNED"},
    "debts/entries.py": {"RETURNED"},
}
"""What each form and dialog explains."""


def explained() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Attribute) or file.parent.name == "field_help":
                continue
            if isinstance(node.value, ast.Name) and node.value.id == "Asked":
                found.setdefault(file.relative_to(GUI).as_posix(), set()).add(node.attr)
    return found


def test_every_hard_field_is_explained_and_nothing_stands_in_the_table_for_nobody() -> None:
    assert explained() == HARD
    assert {name for names in HARD.values() for name in names} == {each.name for each in Asked}
    assert set(TOLD) == set(Asked)


@pytest.mark.parametrize("asked", Asked)
def test_it_cites_clauses_that_the_decision_or_the_rules_have(asked: Asked) -> None:
    (shipped,) = law_data.shipped_profiles()
    acts = {"D": shipped.value.act, "R": law_data.shipped_acts()["rules-223"].cited}
    told = TOLD[asked]
    assert told.clauses or told.of_hearings
    assert all(acts[code.partition("-")[0]].number(code) for code in told.clauses)
    assert (told.basis() is not None) == told.of_hearings


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_both_languages(language: str) -> None:
    say = translator(language).gettext
    assert [asked for asked, told in TOLD.items() if say(told.words) == told.words] == []
