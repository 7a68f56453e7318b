"""The fields of a card and what stood in them, in words."""

from datetime import date

from desktop_app import wording
from desktop_app.gui.words import words
from desktop_app.law.iin import Sex
from desktop_app.records.kinds import PaperLanguage
from desktop_app.records.stored_words import meaning_of
from desktop_app.records.who_it_is import Difference, PersonValue
from desktop_app.translation import N_, _

_NAMES = {
    "iin": N_("IIN"),
    "surname": N_("Surname"),
    "given_name": N_("Given name"),
    "patronymic": N_("Patronymic"),
    "name_ru": N_("Name in Russian"),
    "birth_date": N_("Date of birth"),
    "sex": N_("Sex"),
    "address": N_("Address"),
    "phone": N_("Phone"),
    "paper_language": N_("Language of papers"),
    "complainant": N_("Name"),
}


def sides(each: Difference) -> tuple[str, str, str]:
    """The field, what is on file and what was typed."""
    return _(_NAMES[each.field]), _value(each.field, each.before), _value(each.field, each.after)


def earlier(value: PersonValue) -> str:
    """A value that is no longer on the card: until when, by which document, who put it down."""
    if value.field not in _NAMES:
        return ""
    name, before, after = sides(value)
    since = value.changed_on or value.recorded_at.date()
    told = (f"{name}: {before} → {after}", wording.day(since), value.document, value.recorded_by)
    return " · ".join(part for part in told if part)


def _value(field: str, text: str) -> str:
    if not text:
        return "–"
    match field:
        case "birth_date":
            return wording.day(date.fromisoformat(text))
        case "sex":
            return words(meaning_of(Sex, text))
        case "paper_language":
            return words(meaning_of(PaperLanguage, text))
        case _name:
            return text
