"""Every field in which a name or a number is typed is one that keeps what is meant."""

import ast
from collections.abc import Iterator
from pathlib import Path

from pytestqt.qtbot import QtBot

import desktop_app.gui
from desktop_app.gui.fields.identity import MeantField
from desktop_app.gui.office.fields import office_fields, school_fields
from desktop_app.services.identity.meaning import CLEANING

GUI = Path(desktop_app.gui.__file__).parent
KINDS = frozenset({"TextField", "Line"})
"""What keeps whatever is typed."""

PLAIN = frozenset(
    """
    address address_kk address_ru addressee asked_of body_kk body_ru citation class_name code
    document document_kind document_number document_ru earlier_day_why edition incoming
    issuer_kk issuer_ru left_out limit
    note number number_field password place portal_until position_kk position_ru rate register
    request_number rests_on_kk rests_on_ru return_days search sent_at tenge text time to typed why
    """.split()
)
"""Fields for other texts than names and numbers. A new one is listed here, or is a `MeantField`."""

NAMES_OF_DAYS = frozenset(
    {("law_values/calendar_dialogs.py", name) for name in ("name_kk", "name_ru")}
)


def made() -> Iterator[tuple[str, str]]:
    """The module and the name of every field that is made to keep whatever is typed."""
    for file in sorted(GUI.rglob("*.py")):
        if file.parent.name == "fields":
            continue
        module = file.relative_to(GUI).as_posix()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and is_plain(node.value):
                yield module, name_of(node.targets[0])
            elif isinstance(node, ast.Dict):
                pairs = zip(node.keys, node.values, strict=True)
                yield from ((module, name_of(key)) for key, value in pairs if is_plain(value))
            elif isinstance(node, ast.DictComp) and is_plain(node.value):
                yield module, name_of(node.key)


def is_plain(made: ast.expr) -> bool:
    return isinstance(made, ast.Call) and isinstance(made.func, ast.Name) and made.func.id in KINDS


def name_of(target: ast.expr | None) -> str:
    match target:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case ast.Constant(value=str(name)) | ast.Subscript(slice=ast.Constant(value=str(name))):
            return name
    raise AssertionError(f"a field without a name: {ast.dump(target) if target else target}")


def test_no_field_for_a_name_or_a_number_keeps_whatever_is_typed() -> None:
    found = set(made()) - NAMES_OF_DAYS
    assert {(module, name) for module, name in found if name in CLEANING} == set()
    assert {name for _module, name in found} == PLAIN


def test_the_office_and_its_schools_are_typed_in_such_fields(qtbot: QtBot) -> None:
    for fields in (office_fields(), school_fields()):
        for field in fields.values():
            qtbot.addWidget(field)
        named = {name for name, field in fields.items() if isinstance(field, MeantField)}
        assert named == fields.keys() & CLEANING.keys()
