"""Which texts of the program were compared with the acts they rest on, and which wait for it.

Nothing counts as compared but what somebody held against the published text: before the program
shipped (its own files say the day), or at this office since.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from sqlalchemy import Connection

from desktop_app.law.award_papers import AS_THE_SCHOOL_CERTIFIES
from desktop_app.law.checklist import ChecklistItem
from desktop_app.law.profile import DecisionProfile, LawInForce
from desktop_app.law.steps import N_, Step, Words, as_is
from desktop_app.records.acts import Act
from desktop_app.records.comparisons import Watched
from desktop_app.records.kinds import NoticeKind, Service
from desktop_app.services.desk import Desk, Sight
from desktop_app.services.errors import EntryError, Slip, Trouble
from desktop_app.services.history import record_for_office
from desktop_app.services.identity import banks
from desktop_app.services.law_values import hearing_rule, law_data, remedies
from desktop_app.services.record_words import KIND_WORDS
from desktop_app.storage.law_values import comparisons as stored
from desktop_app.storage.papers import issued as papers
from desktop_app.translation import translator

ANNEXES = {
    "form:appendix_two_refusal": NoticeKind.APPENDIX_TWO_REFUSAL,
    "form:acceptance_notification": NoticeKind.ACCEPTANCE,
}
"""The forms that carry the mark of an annex: the act prescribes their words (R-4, R-5)."""

_QUARTER = "quarter"
_NOWHERE = Words("", "")


def listed(desk: Desk) -> list[Watched]:
    """Everything that rests on a published text: what waits first, the longest known after that."""
    with desk.reading(Sight.OFFICE) as connection:
        return _listed(connection, law_data.in_force(connection), desk.today())


def _listed(connection: Connection, law: LawInForce, today: date) -> list[Watched]:
    found = stored.latest(connection)
    decision = law_data.decision_by(law, today)
    values = _documents(decision), _remedies(), _mci(), _forms(), _banks()
    known = (_acts(), _decisions(law), *values)
    rows = [replace(each, latest=found.get(each.subject)) for each in chain(*known)]
    return sorted(rows, key=lambda each: not each.is_due(today))


# --- what rests on a published text ---


def _acts() -> Iterator[Watched]:
    for code, act in law_data.shipped_acts().items():
        title = act.cited.title
        yield Watched(f"act:{code}", title, title, act.edition, act.published, act.compared_on)


def _decisions(law: LawInForce) -> Iterator[Watched]:
    compared = law_data.shipped_comparisons()
    for dated in law.profiles.values:
        title = Words(dated.value.citation_kk, dated.value.citation_ru)
        edition, published, day = compared.get(dated.value.code, ("", _NOWHERE, None))
        yield Watched(f"decision:{dated.value.code}", title, title, edition, published, day)


def _documents(decision: DecisionProfile | None) -> Iterator[Watched]:
    """What is asked for by the decision of today."""
    papers = decision.papers if decision is not None else AS_THE_SCHOOL_CERTIFIES
    for service in Service:
        rules = law_data.rules(service, papers)
        for item in (*rules.checklist, *rules.held_back):
            act, published = _act_of(item, decision)
            name = Words(item.name_kk, item.name_ru)
            subject = f"document:{service}.{item.code}"
            yield Watched(subject, name, act, item.edition, published, item.compared_on)


def _act_of(item: ChecklistItem, decision: DecisionProfile | None) -> tuple[Words, Words]:
    known = law_data.shipped_acts().get(item.act)
    if known is None:
        act = (decision or law_data.shipped_profiles()[0].value).act
        return act.cited_shortly(item.citation), _NOWHERE
    return known.cited.cited_shortly(item.citation), known.published


def _remedies() -> Iterator[Watched]:
    for kind, shipped in remedies.shipped().items():
        act = law_data.shipped_acts()[shipped.act]
        kk, ru = (translator(language).gettext(KIND_WORDS[kind]) for language in ("kk", "ru"))
        yield Watched(
            f"remedy:{kind}",
            Words(kk, ru),
            shipped.remedy.basis,
            shipped.edition,
            act.published,
            shipped.compared_on,
        )
    rule = hearing_rule.shipped()
    name = Words("Шешім қабылданғанға дейін тыңдау", "Заслушивание до принятия решения")
    published = law_data.shipped_acts()[rule.act].published
    yield Watched("remedy:hearing", name, rule.basis, rule.edition, published, rule.compared_on)


def _mci() -> Iterator[Watched]:
    for first, tenge, citation in law_data.shipped_mci():
        name = as_is(f"{tenge} ({first:%d.%m.%Y})")
        yield Watched(f"mci:{first}", name, citation, f"{first.year}", _NOWHERE, None)


def _forms() -> Iterator[Watched]:
    from desktop_app.documents.forms import files
    from desktop_app.documents.forms.filling import read, read_head
    from desktop_app.documents.notices.fields import KINDS

    for kind in KINDS:
        kk, ru = (
            read_head(read(files.shipped(kind, language).form))[0] for language in ("kk", "ru")
        )
        days = [head.compared for head in (kk, ru)]
        yield Watched(
            f"form:{kind}",
            Words(kk.title, ru.title),
            Words(f"{kk.act}, {kk.annex}", f"{ru.act}, {ru.annex}"),
            kk.edition,
            Words(kk.published, ru.published),
            None if None in days else min(day for day in days if day is not None),
        )


def _banks() -> Iterator[Watched]:
    for bank in banks.table():
        act = Words("Банктердің коды", "Код банка")
        yield Watched(f"bank:{bank.code}", bank.name, act, bank.code, _NOWHERE, bank.compared_on)


# --- what somebody has compared ---


def compare(desk: Desk, subject: str, edition: str, note: str = "") -> None:
    """Record that a text was compared today with its act, of this edition, and by whom.

    EntryError without an edition; Trouble where nothing of this name rests on an act.
    """
    edition = edition.strip()
    if not edition:
        raise EntryError(Slip("edition", N_("Write the edition that it was compared with.")))
    with desk.writing(Act.RECORD_COMPARISON) as connection:
        law = law_data.in_force(connection)
        known = {each.subject: each for each in _listed(connection, law, desk.today())}
        if subject not in known:
            raise Trouble(N_("There is no such text any more. Nothing was saved."))
        _add(connection, desk, subject, edition, note)
        step = Step(
            N_("Compared with its act: {what}, edition {edition}"),
            "D-1",
            {"what": known[subject].name, "edition": as_is(edition)},
        )
        record_for_office(connection, desk, step)


def leave_for_now(desk: Desk) -> None:
    """Today says no more of it before the next quarter of a year."""
    with desk.writing(Act.RECORD_COMPARISON) as connection:
        _add(connection, desk, _this_quarter(desk.today()), "", "")
        step = Step(N_("Put off comparing texts to the next quarter"), "D-1")
        record_for_office(connection, desk, step)


def _add(connection: Connection, desk: Desk, subject: str, edition: str, note: str) -> None:
    who, today = desk.author, desk.today()
    stored.add(connection, subject, edition, today, note.strip(), who.id, who.name, desk.now())


def _this_quarter(today: date) -> str:
    return f"{_QUARTER}:{today.year}-{(today.month + 2) // 3}"


def has_forms_never_compared(connection: Connection, today: date) -> bool:
    """Whether words that an act prescribes were never held against the act by anybody."""
    listed = _listed(connection, law_data.in_force(connection), today)
    return any(each.subject in ANNEXES and each.compared_on is None for each in listed)


def to_tell(desk: Desk, law: LawInForce | None = None) -> tuple[int, bool]:
    """How many texts wait to be compared, and whether one prescribed by an act is among them.

    0 where this quarter was told already and no prescribed form waits for its first paper. ``law``
    is what is in force, where that was just read.
    """
    with desk.reading(Sight.OFFICE) as connection:
        today, law = desk.today(), law or law_data.in_force(connection)
        waiting = [each for each in _listed(connection, law, today) if each.is_due(today)]
        first = any(_is_first(connection, each) for each in waiting)
        if not first and stored.was_recorded(connection, _this_quarter(today)):
            return 0, False
        return len(waiting), first


def _is_first(connection: Connection, waiting: Watched) -> bool:
    """A prescribed form that nobody has compared, and no paper of which has left yet."""
    kind = ANNEXES.get(waiting.subject)
    if kind is None or waiting.compared_on is not None:
        return False
    return not papers.has_any(connection, kind)


_KINDS = {
    "act": N_("Acts never compared, or over a year ago: {what}"),
    "decision": N_("Decisions never compared, or over a year ago: {what}"),
    "document": N_("Documents of the lists never compared, or over a year ago: {what}"),
    "remedy": N_("Remedies on papers never compared, or over a year ago: {what}"),
    "mci": N_("MCI never compared, or over a year ago: {what}"),
    "form": N_("Forms never compared, or over a year ago: {what}"),
    "bank": N_("Banks never compared, or over a year ago: {what}"),
}


def told(waiting: Iterable[Watched]) -> Iterator[Step]:
    """What `check` says of them, a line for each kind."""
    by_kind: dict[str, list[Watched]] = {}
    for each in waiting:
        by_kind.setdefault(each.subject.partition(":")[0], []).append(each)
    for kind, label in _KINDS.items():
        if found := by_kind.get(kind):
            yield Step(label, "", {"what": tuple(each.name for each in found)})
