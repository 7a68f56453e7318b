"""Whatever entry a name or a number comes in with, it is kept as it is meant."""

import dataclasses
import importlib
import inspect
import pkgutil
import re
import typing
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import desktop_app.records
import desktop_app.services
from desktop_app.identity.cleaning import Mend, cleaned_name
from desktop_app.records.kinds import PersonKind
from desktop_app.records.people import PersonEntry
from desktop_app.services.identity.meaning import CLEANING, MEND_WORDS, as_meant, told_mended
from tests.builders import a_parent, home_education_entry, make_iban, reimbursement_entry

DIRTY = {
    **dict.fromkeys(["surname", "given_name", "patronymic", "name", "representative"], "ӘЛИEВ"),
    **dict.fromkeys(["head_name", "accountant_name"], "ӘЛИEВ"),
    **dict.fromkeys(["name_kk", "name_ru", "complainant", "teacher", "controller"], "Әлиeв\u200b"),
    "taken_by": "Әлиeв\u200b",
    **dict.fromkeys(["genitive_kk", "genitive_ru"], "Әлиeв\u200b"),
    "iin": "ИИН 150 407-603016",
    "bin": "БИН 9901 4000 1233",
    "iban": make_iban().replace("KZ", "КZ"),
    "phone": "87010006468",
    "complained_of": "№ ш-2026-00017",
}
CLEAN = {
    **dict.fromkeys(DIRTY, "Әлиев"),
    "iin": "150407603016",
    "bin": "990140001233",
    "iban": make_iban(),
    "phone": "+7 (701) 000-64-68",
    "complained_of": "Ш-2026-00017",
}

WORKERS_OWN = ["Office", "Provider", "Worker", "RepaymentTerms", "AccountChanged", "Newcomer"]
"""What is typed in besides the entries that are called so."""

NEITHER = frozenset(
    """
    act address address_kk address_ru addressee annex annulled_by annulled_why answer asked_of
    body_kk body_ru citation_kk citation_ru class_name code days document document_kind
    document_number earlier_day_why enclosures head_position_kk head_position_ru note number
    paper_language password place_kk place_ru position_kk position_ru question rate recorded_by
    request_number rests_on_kk rests_on_ru sex subject to who why
    """.split()
)
"""Texts that are no name and none of our numbers. A new field is one or the other."""


def modules() -> Iterator[ModuleType]:
    for package in (desktop_app.records, desktop_app.services):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(module.name)


def entries() -> dict[str, type[Any]]:
    """Everything that somebody types, by its name."""
    return {
        name: found
        for module in modules()
        for name, found in vars(module).items()
        if dataclasses.is_dataclass(found)
        and isinstance(found, type)
        and (name.endswith("Entry") or name in WORKERS_OWN)
    }


def texts_of(entry: type[Any]) -> set[str]:
    hints = typing.get_type_hints(entry)
    return {each.name for each in dataclasses.fields(entry) if hints[each.name] is str}


def test_every_text_of_an_entry_is_a_name_or_a_number_that_is_cleaned_or_known_as_neither() -> None:
    found = {name for entry in entries().values() for name in texts_of(entry)}
    assert found - CLEANING.keys() == NEITHER


def test_every_name_and_number_is_cleaned() -> None:
    assert {name: clean(DIRTY[name]).value for name, clean in CLEANING.items()} == CLEAN


def is_named(entry: type[Any]) -> bool:
    """Whether a name or a number stands in it or in one of its parts."""
    return any(
        name in CLEANING or (dataclasses.is_dataclass(of) and is_named(typing.cast(type[Any], of)))
        for name, of in typing.get_type_hints(entry).items()
    )


def acts() -> Iterator[tuple[str, Callable[..., Any]]]:
    """What writes something that was typed in, and names or numbers with it."""
    names = [rf"\b{name}\b" for name, each in entries().items() if is_named(each)]
    named = re.compile("|".join(names))
    for module in modules():
        for name, act in vars(module).items():
            if not inspect.isfunction(act) or act.__module__ != module.__name__:
                continue
            given = inspect.signature(act).parameters.values()
            taken = " ".join(str(each.annotation) for each in given)
            if named.search(taken) and ".writing(" in inspect.getsource(act) and name[0] != "_":
                yield f"{module.__name__}.{name}", act


GOES = {"desktop_app.services.office.details.retire_worker"}
"""Whose entry is somebody on file, as they were read."""


def test_every_act_takes_an_entry_as_it_is_meant() -> None:
    """`linked` does it for complaints, `tidied` for the first people of an office."""
    found = {name: inspect.getsource(act) for name, act in acts() if name not in GOES}
    assert len(found) >= 9
    cleaned = re.compile(r"as_meant|linked\(|\.tidied")
    assert [name for name, source in found.items() if not cleaned.search(source)] == []


def test_the_parts_of_an_entry_are_as_they_are_meant_too() -> None:
    typed = home_education_entry(1, applicant=a_parent(1, surname="ӘЛИEВА", phone="87010006468"))
    meant = as_meant(typed)
    assert (meant.applicant.surname, meant.applicant.phone) == ("Әлиева", "+7 (701) 000-64-68")
    assert dataclasses.replace(meant, applicant=typed.applicant) == typed
    money = reimbursement_entry(1)
    spaced = dataclasses.replace(money.reimbursement, iban="kz84 722c 0000 0000 0003")
    meant = as_meant(dataclasses.replace(money, reimbursement=spaced))
    assert meant.reimbursement.iban == "KZ84722C000000000003"


def test_an_entry_that_is_right_stays_what_it_is() -> None:
    entry = home_education_entry(1)
    assert as_meant(entry) is entry


def test_an_organisation_keeps_its_capitals_and_has_a_bin() -> None:
    typed = PersonEntry("БИН 990140001233", "КММ  «ҚАМҚОР»", kind=PersonKind.ORGANISATION)
    assert as_meant(typed) == dataclasses.replace(typed, iin="990140001233", surname="КММ «ҚАМҚОР»")


def test_what_was_set_right_is_told_in_words() -> None:
    assert MEND_WORDS.keys() == set(Mend)
    told = told_mended(cleaned_name("ИBAHOBA"))
    assert told.values == {"what": (MEND_WORDS[Mend.LETTERS], MEND_WORDS[Mend.CAPITALS])}
