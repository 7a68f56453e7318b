"""Of the act that shows a fact its number, day and issuer are asked for: papers name them."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.services.papers.act_documents import slips
from tests.services.act_paper import AN_ACT

TODAY = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({}, []),
        ({"number": " "}, ["number"]),
        ({"issued_on": None}, ["issued_on"]),
        ({"issued_on": date(2025, 9, 2)}, ["issued_on"]),
        ({"issuer_kk": ""}, []),
        ({"issuer_kk": "", "issuer_ru": " "}, ["issuer_kk"]),
    ],
)
def test_what_lacks_is_said_at_its_field(changed: dict[str, object], fields: list[str]) -> None:
    document = replace(AN_ACT, **changed)  # type: ignore[arg-type]
    assert [slip.field for slip in slips(document, TODAY)] == fields


def test_without_any_document_all_is_asked() -> None:
    assert [slip.field for slip in slips(None, TODAY)] == ["number", "issued_on", "issuer_kk"]
