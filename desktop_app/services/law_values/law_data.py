"""Values in force: what ships in ``resources/law`` and what the office added."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection

from desktop_app import paths
from desktop_app.law.acts import Acts, CitedAct
from desktop_app.law.award_papers import AS_THE_SCHOOL_CERTIFIES, AwardPaper, AwardPapers
from desktop_app.law.checklist import ChecklistItem, DocumentState, Source
from desktop_app.law.in_force import Dated, InForce, NotInForceError
from desktop_app.law.profile import DecisionProfile, LawInForce
from desktop_app.law.readings import AS_SHIPPED, OwnDesk, Readings
from desktop_app.law.steps import N_, Words, as_is
from desktop_app.records.applications import Document, DocumentEntry
from desktop_app.records.kinds import Service
from desktop_app.records.profiles import dated_profile, profile_from_values
from desktop_app.services.errors import Trouble
from desktop_app.storage.decisions import of_office as profiles
from desktop_app.storage.office import details as offices
from desktop_app.storage.rows import asked_once


class LawDataError(Exception):
    """A file of law data is wrong; names the file and what is wrong in it."""


@dataclass(frozen=True)
class ServiceRules:
    """A service: its full name and its checklist.

    ``held_back`` are documents that it may ask for: off until their act was compared.
    """

    name_kk: str
    name_ru: str
    checklist: tuple[ChecklistItem, ...]
    held_back: tuple[ChecklistItem, ...] = ()

    def item(self, code: str) -> ChecklistItem | None:
        """The document of a code; None where the service does not ask for it any more."""
        return next((item for item in self.checklist if item.code == code), None)

    def item_of(self, document: DocumentEntry) -> ChecklistItem:
        """What a document is by the checklist, or was on the day that it was put on file by.

        Trouble for one that was only typed, of a code that is not in the list: it has no name.
        """
        item = self.item(document.code)
        if item is not None:
            return item
        if not isinstance(document, Document):
            raise Trouble(
                N_("The document “{code}” is no longer in the lists. Nothing was saved."),
                code=as_is(document.code),
            )
        return ChecklistItem(
            code=document.code,
            name_kk=document.name_kk,
            name_ru=document.name_ru,
            source=document.source,
            has_expiry=document.expires_on is not None,
            # Only what was asked for if it applied could be marked as not needed.
            if_applies=document.state is DocumentState.NOT_NEEDED,
            citation="",
            is_listed=False,
        )


@dataclass(frozen=True)
class ShippedAct:
    """An act with its edition, where that is published, and the day somebody compared it."""

    cited: CitedAct
    edition: str
    published: Words
    compared_on: date | None


@dataclass(frozen=True)
class Citation:
    """The acts that a notice of the department rests on, with their clauses."""

    citation_kk: str
    citation_ru: str


@contextmanager
def reading(name: str) -> Iterator[Mapping[str, Any]]:
    """A file of law data; whatever is wrong with it becomes a LawDataError that names it."""
    try:
        yield tomllib.loads(paths.resource("law", name).read_text(encoding="utf-8"))
    except KeyError as error:
        raise LawDataError(f"{name}: {error} is missing") from error
    except (OSError, TypeError, ValueError) as error:
        raise LawDataError(f"{name}: {error}") from error


def dated_mci(values: Iterable[tuple[date, int, Words]]) -> InForce[int]:
    """Each MCI holds until the next one, and never past the year that it was set for."""
    ordered = sorted(values)
    following = [first for first, _, _ in ordered[1:]] + [date.max]
    return InForce(
        "mci",
        [
            Dated(first, min(after - timedelta(days=1), date(first.year, 12, 31)), tenge, citation)
            for (first, tenge, citation), after in zip(ordered, following, strict=True)
        ],
    )


@cache
def shipped_mci() -> tuple[tuple[date, int, Words], ...]:
    with reading("mci.toml") as data:
        return tuple(
            (entry["from"], entry["tenge"], _citation_of(entry)) for entry in data["value"]
        )


@cache
def shipped_profiles() -> tuple[Dated[DecisionProfile], ...]:
    """The decisions that ship with the program and count until the office annuls them."""
    return _profiles_of("profiles.toml")


@cache
def shipped_comparisons() -> Mapping[str, tuple[str, Words, date | None]]:
    """Of each decision that ships: its edition, where it was published, the day it was compared."""
    with reading("profiles.toml") as data:
        return {
            entry["code"]: (
                entry["edition"],
                Words(entry["published_kk"], entry["published_ru"]),
                entry.get("compared_on"),
            )
            for entry in data["profile"]
        }


@cache
def example_profiles() -> tuple[Dated[DecisionProfile], ...]:
    """Decisions as other districts take them: examples to begin from, never in force."""
    return _profiles_of("example_profiles.toml")


def _profiles_of(name: str) -> tuple[Dated[DecisionProfile], ...]:
    with reading(name) as data:
        return tuple(
            dated_profile(entry["from"], profile_from_values(entry)) for entry in data["profile"]
        )


def _citation_of(entry: Mapping[str, Any]) -> Words:
    return Words(entry["citation_kk"], entry["citation_ru"])


@asked_once
def in_force(connection: Connection, as_of: datetime | None = None) -> LawInForce:
    """Everything a sum is counted with, the office's own values included.

    ``as_of`` asks what was known at a moment; without it, what is known now.
    """
    values = {first: (tenge, citation) for first, tenge, citation in shipped_mci()}
    for first, (tenge, source) in offices.added_mci(connection, as_of).items():
        values[first] = (tenge, as_is(source))
    mci = dated_mci((first, tenge, citation) for first, (tenge, citation) in values.items())
    annulled = profiles.annulled_codes(connection, as_of)
    shipped = [dated for dated in shipped_profiles() if dated.value.code not in annulled]
    own = [stored.profile for stored in profiles.standing_profiles(connection, as_of)]
    return LawInForce(mci, InForce("profile", [*shipped, *own]))


def citation(
    connection: Connection, day: date, *clauses: str, as_of: datetime | None = None
) -> Citation:
    """Clauses of the decision that counts on a day, or of the first known one before it (D-1).

    ``clauses`` are called ``D-9`` and so on: what they are in that decision, it says itself.
    NotInForceError where the office has no decision at all.
    """
    cited = _decision(connection, day, as_of).cited(*clauses)
    return Citation(cited.kk, cited.ru)


def clause(connection: Connection, day: date, *clauses: str) -> Citation:
    """The same without the rules that the decision was made under.

    For what follows an award: the notice of that has named them.
    """
    cited = _decision(connection, day, None).act.cited(*clauses)
    return Citation(cited.kk, cited.ru)


def acts(connection: Connection, day: date, as_of: datetime | None = None) -> Acts:
    """The acts that steps of a day cite; NotInForceError where the office has no decision."""
    return Acts(_decision(connection, day, as_of).act, shipped_acts()["rules-223"].cited)


def acts_now(connection: Connection, today: date) -> Acts:
    """The same for today's screens; an office without a decision has steps without its clauses."""
    try:
        return acts(connection, today)
    except NotInForceError:
        unknown = Words("Шешім", "Решение")
        return Acts(CitedAct(unknown, unknown), shipped_acts()["rules-223"].cited)


def readings(connection: Connection, day: date) -> Readings:
    """How the decision of a day is read; as the program ships it where there is no decision."""
    return readings_on(in_force(connection).profiles, day)


def readings_on(profiles: InForce[DecisionProfile], day: date) -> Readings:
    """The same of decisions that were read before."""
    try:
        return _on(profiles, day).readings
    except NotInForceError:
        return AS_SHIPPED


def papers(connection: Connection, day: date) -> AwardPapers:
    """What an award rests on by the decision of a day (D-2)."""
    return papers_on(in_force(connection).profiles, day)


def papers_on(profiles: InForce[DecisionProfile], day: date) -> AwardPapers:
    """The same of decisions that were read before; as it ships where there is none."""
    try:
        return _on(profiles, day).papers
    except NotInForceError:
        return AS_THE_SCHOOL_CERTIFIES


def own_desk_on(profiles: InForce[DecisionProfile], day: date) -> OwnDesk:
    """Whether the department itself takes applications by the decision of a day (D-6)."""
    try:
        return _on(profiles, day).own_desk
    except NotInForceError:
        return OwnDesk.TAKES


def rules_on(connection: Connection, service: Service, day: date) -> ServiceRules:
    """A service with what the decision of a day asks for."""
    return rules(service, papers(connection, day))


def decision_by(law: LawInForce, day: date) -> DecisionProfile | None:
    """The decision that counts on a day; None where the office has none at all."""
    try:
        return _on(law.profiles, day)
    except NotInForceError:
        return None


def _decision(connection: Connection, day: date, as_of: datetime | None) -> DecisionProfile:
    return _on(in_force(connection, as_of).profiles, day)


def _on(found: InForce[DecisionProfile], day: date) -> DecisionProfile:
    covering = [dated for dated in found.values if dated.covers(day)] or found.values[:1]
    if not covering:
        raise NotInForceError("profile", day)
    return covering[-1].value


@cache
def shipped_acts() -> Mapping[str, ShippedAct]:
    """The acts besides the decision, by their codes."""
    with reading("acts.toml") as data:
        return {entry["code"]: _act(entry) for entry in data["act"]}


def _act(entry: Mapping[str, Any]) -> ShippedAct:
    cited = CitedAct(
        title=Words(entry["title_kk"], entry["title_ru"]),
        short=Words(entry["short_kk"], entry["short_ru"]),
        annex=entry.get("annex", ""),
        clauses=tuple(entry.get("clauses", {}).items()),
    )
    published = Words(entry["published_kk"], entry["published_ru"])
    return ShippedAct(cited, entry["edition"], published, entry.get("compared_on"))


@cache
def rules(service: Service, papers: AwardPapers = AS_THE_SCHOOL_CERTIFIES) -> ServiceRules:
    """A service as it ships; the reimbursement with the ``papers`` that an award rests on (D-2)."""
    with reading("checklists.toml") as data:
        entry = data[service]
        asked = tuple(_checklist_item(each) for each in entry["document"])
        if service is Service.REIMBURSEMENT:
            others = tuple(_checklist_item(each) for each in entry["award_paper"])
            asked = _with_papers(asked, others, papers)
        codes = {item.code for item in asked}
        held_back = tuple(_checklist_item(each) for each in entry.get("held_back", ()))
        return ServiceRules(
            name_kk=entry["name_kk"],
            name_ru=entry["name_ru"],
            checklist=asked,
            held_back=tuple(item for item in held_back if item.code not in codes),
        )


@cache
def award_papers() -> frozenset[str]:
    """The documents that an award may rest on by one decision or another, as they ship."""
    with reading("checklists.toml") as data:
        entry = data[Service.REIMBURSEMENT]
        return frozenset(each["code"] for each in entry["award_paper"])


def _with_papers(
    asked: tuple[ChecklistItem, ...], others: tuple[ChecklistItem, ...], papers: AwardPapers
) -> tuple[ChecklistItem, ...]:
    """What an award rests on stands where the school's certificate does."""
    known = {item.code: item for item in (*asked, *others)}
    codes = [item.code for item in asked]
    usual = AwardPaper.CERTIFICATE
    place = codes.index(usual) if usual in codes else len(codes)
    if_any = (replace(known[each], if_applies=True) for each in papers.if_any if each in known)
    rows = (*(known[each] for each in papers.required if each in known), *if_any)
    return (*asked[:place], *rows, *asked[place + 1 :])


def _checklist_item(document: Mapping[str, Any]) -> ChecklistItem:
    return ChecklistItem(
        code=document["code"],
        name_kk=document["name_kk"],
        name_ru=document["name_ru"],
        source=Source(document["source"]),
        has_expiry=document.get("has_expiry", False),
        if_applies=document.get("if_applies", False),
        citation=document["citation"],
        act=document["act"],
        edition=document["edition"],
        compared_on=document.get("compared_on"),
    )
