"""What is wrong with a name is a slip at its field; a doubt is told there and let through."""

import re
from collections.abc import Mapping

from desktop_app.identity.names import (
    NameDoubt,
    NameFault,
    doubts_of_name,
    initial_in,
    slips_of_name,
)
from desktop_app.law.steps import N_, Step, Value, as_is
from desktop_app.services.errors import Doubt, Slip

NOT_A_NAME: Mapping[NameFault, str] = {
    NameFault.FORMULA: N_("A name does not begin with “{part}”. Write it as in the document."),
    NameFault.NO_LETTER: N_("This is not a name. Write it as it stands in the document."),
    NameFault.DIGIT: N_("“{part}” can't stand in a name (character {place})."),
    NameFault.SIGN: N_("“{part}” can't stand in a name (character {place})."),
    NameFault.TWO_ALPHABETS: N_(
        "In “{part}” Latin letters stand among Cyrillic ones. Type the name again."
    ),
}
_ANY_WORDS = (NameFault.DIGIT, NameFault.SIGN, NameFault.TWO_ALPHABETS)


def name_slip(field: str, name: str, *, any_words: bool = False) -> Slip | None:
    """None of a cleaned name, or of an empty text.

    ``any_words``: an organisation or a position may stand there, with its digits and signs.
    """
    for wrong in slips_of_name(name):
        if any_words and wrong.fault in _ANY_WORDS:
            continue
        values: dict[str, Value] = {"part": as_is(wrong.part), "place": as_is(wrong.place)}
        return Slip(field, NOT_A_NAME[wrong.fault], values)
    return None


_DOUBTS: Mapping[NameDoubt, str] = {
    NameDoubt.TWO_PEOPLE: N_("“{part}”: are these two people? There is one in each field."),
    NameDoubt.RELATION: N_("“{part}” is no part of a name. Check it."),
    NameDoubt.BRACKETS: N_("“{part}”: is this part of the name? Check it."),
    NameDoubt.MANY_WORDS: N_("More than three words: is this one name? Check it."),
    NameDoubt.INITIAL: N_("“{part}”: write the name in full, as it stands in the document."),
}


def name_doubt(name: str) -> Step | None:
    """What to look at in a cleaned name that is taken all the same."""
    doubts = doubts_of_name(name)
    if not doubts:
        return None
    return Step(_DOUBTS[doubts[0].doubt], "", {"part": as_is(doubts[0].part)})


def name_question(field: str, name: str, *, any_words: bool = False) -> Doubt | None:
    """What somebody is to look at, and confirm, before a cleaned name is kept.

    ``any_words``: an organisation may stand there, which signs or digits show.
    """
    if any_words and _OF_AN_ORGANISATION.search(name):
        return None
    doubt = name_doubt(name)
    return None if doubt is None else Doubt(field, doubt.label, doubt.values, name)


def family_name_question(field: str, name: str) -> Doubt | None:
    """The same of a child, a parent or an applicant, who are named in full: no initial of them."""
    initial = initial_in(name)
    found = name_question(field, name)
    if found is not None or initial is None:
        return found
    return Doubt(field, _DOUBTS[initial.doubt], {"part": as_is(initial.part)}, name)


_OF_AN_ORGANISATION = re.compile(r"[«»\"“”№<>{}=\d]|(?<!\w)[А-ЯӘҒҚҢӨҰҮҺІ]{2,5}(?!\w)")
"""Marks, digits, or a word such as ЖШС, ТОО, КГУ."""
