"""What is hidden of a sheet besides its rows, as Excel and other programs write it."""

import pytest

from desktop_app.documents.importing import hidden_parts


@pytest.mark.parametrize(
    ("before", "hidden"),
    [
        (b'<cols><col min="2" max="3" width="9" hidden="1"/></cols>', {1, 2}),
        (b"<x:cols><x:col min='2' max='2' hidden='true'/></x:cols>", {1}),
        (
            b'<cols><col min="2" max="2" width="0"/><col min="4" max="4" width="0.7"/></cols>',
            {1, 3},
        ),
        (b'<cols><col min="1" max="2" outlineLevel="1" hidden="1" width="9"/></cols>', {0, 1}),
        (b'<cols><col min="1" max="2" outlineLevel="1" width="9"/></cols>', set()),
        (b'<cols><col min="1" max="1" hidden="0" width="12.5"/></cols>', set()),
        (b"", set()),
    ],
)
def test_columns(before: bytes, hidden: set[int]) -> None:
    assert hidden_parts.hidden_columns(before) == hidden


def test_columns_that_are_hidden_unless_told_otherwise() -> None:
    before = b'<sheetFormatPr defaultColWidth="0"/><cols><col min="1" max="3" width="9"/></cols>'

    found = hidden_parts.hidden_columns(before)

    assert (2 in found, 3 in found, 16_383 in found) == (False, True, True)


def _condition(rule: str) -> bytes:
    whole = '<conditionalFormatting xmlns:xr="u" xr:uid="1" sqref="B2:C9 $E$1">{}</{}>'
    return whole.format(rule, "conditionalFormatting").encode()


@pytest.mark.parametrize(
    ("rule", "is_found"),
    [
        ('<cfRule type="cellIs" operator="greaterThan" dxfId="3"><formula>1</formula></cfRule>', 1),
        ('<cfRule type="cellIs" operator="equal" dxfId="3"><formula>0</formula></cfRule>', 0),
        ('<cfRule type="cellIs" operator="equal" dxfId="3"><formula>5</formula></cfRule>', 1),
        ('<cfRule type="containsErrors" dxfId="3"><formula>ISERROR(B2)</formula></cfRule>', 0),
        ('<cfRule type="duplicateValues" dxfId="3"/>', 1),
        ('<cfRule type="duplicateValues" dxfId="4"/>', 0),
        ('<cfRule type="dataBar"/>', 0),
    ],
)
def test_conditions_that_may_hide(rule: str, is_found: int) -> None:
    areas = [((1, 1), (8, 2)), ((0, 4), (0, 4))]
    assert list(hidden_parts.may_hide(_condition(rule), {3})) == areas * is_found
    assert list(hidden_parts.may_hide(_condition(rule), set())) == []
