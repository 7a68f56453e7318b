"""The fields of the office's and of a school's details, by the names that slips use for them."""

from dataclasses import fields

from desktop_app.gui.fields.entries import TextField
from desktop_app.gui.fields.identity import BinField, OfficialNameField, PhoneField, WordsField
from desktop_app.records.people import Office
from desktop_app.translation import _

_KINDS: dict[str, type[TextField]] = {
    "name_kk": WordsField,
    "name_ru": WordsField,
    "genitive_kk": WordsField,
    "genitive_ru": WordsField,
    "head_name": OfficialNameField,
    "accountant_name": OfficialNameField,
    "bin": BinField,
    "phone": PhoneField,
}


def office_fields() -> dict[str, TextField]:
    """In pairs, Kazakh to the left and Russian to the right."""
    named = {
        "name_kk": _("Name in Kazakh"),
        "name_ru": _("Name in Russian"),
        "address_kk": _("Address in Kazakh"),
        "address_ru": _("Address in Russian"),
        "place_kk": _("Place in Kazakh"),
        "place_ru": _("Place in Russian"),
        "head_position_kk": _("Head's position in Kazakh"),
        "head_position_ru": _("Head's position in Russian"),
        "head_name": _("Head"),
        "accountant_name": _("Accountant"),
        "bin": _("BIN"),
        "phone": _("Phone"),
        "genitive_kk": _("Name in the genitive, in Kazakh"),
        "genitive_ru": _("Name in the genitive, in Russian"),
    }
    assert set(named) == {field.name for field in fields(Office)}
    return {name: _KINDS.get(name, TextField)(words) for name, words in named.items()}


def school_fields() -> dict[str, TextField]:
    return {
        "name_kk": WordsField(_("Name in Kazakh")),
        "name_ru": WordsField(_("Name in Russian")),
        "bin": BinField(_("BIN"), most=60),
        "address_kk": TextField(_("Address in Kazakh")),
        "address_ru": TextField(_("Address in Russian")),
        "phone": PhoneField(_("Phone"), most=60),
        "head_name": OfficialNameField(_("Head, as papers show the name")),
    }
