"""An application is never told as a document that lacks or has expired (R-4, R-5)."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from desktop_app.law.checklist import (
    APPLICATION,
    ChecklistItem,
    DocumentState,
    Presented,
    Source,
    outcome,
)
from desktop_app.records.kinds import Service
from desktop_app.services.law_values.law_data import rules

DAY = date(2026, 11, 21)
_ANOTHER_DISTRICTS = tuple(
    ChecklistItem(
        code=code,
        name_kk=code,
        name_ru=code,
        source=source,
        has_expiry=True,
        if_applies=False,
        citation="D-6",
        act="decision",
    )
    for code, source in ((APPLICATION, Source.SYSTEM_FIRST), ("conclusion", Source.APPLICANT))
)
CHECKLISTS = {
    **{service.value: rules(service).checklist for service in Service},
    "another district": _ANOTHER_DISTRICTS,
}


@pytest.mark.parametrize("name", CHECKLISTS)
@pytest.mark.parametrize(
    ("state", "expires_on", "in_vain"),
    list(product(DocumentState, (None, date(2020, 1, 1)), (False, True))),
)
def test_it_is_in_hand(
    name: str, state: DocumentState, expires_on: date | None, in_vain: bool
) -> None:
    checklist = CHECKLISTS[name]
    found = outcome(
        [
            Presented(item, state, expires_on=expires_on, asked_in_vain=in_vain)
            for item in checklist
        ],
        DAY,
    )
    assert APPLICATION in [each.item.code for each in found.accepted]
    assert APPLICATION not in [each.item.code for each in (*found.missing, *found.expired)]


def test_other_documents_still_lack_and_expire() -> None:
    first, second = _ANOTHER_DISTRICTS
    missing = Presented(second, DocumentState.MISSING)
    late = replace(missing, state=DocumentState.ACCEPTED, expires_on=date(2020, 1, 1))
    applied = Presented(first, DocumentState.MISSING)
    assert outcome([applied, missing], DAY).missing == (missing,)
    assert outcome([applied, late], DAY).expired == (late,)
    assert outcome([applied], DAY).complete


@pytest.mark.parametrize("service", list(Service))
def test_every_checklist_that_ships_begins_with_the_application(service: Service) -> None:
    codes = [item.code for item in rules(service).checklist]
    assert codes[0] == APPLICATION
    assert codes.count(APPLICATION) == 1
