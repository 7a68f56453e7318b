"""The tables of cases against the law."""

import re
from dataclasses import is_dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial

import pytest

from desktop_app.law import (
    amendments,
    calendar,
    checklist,
    days,
    deadlines,
    eligibility,
    entitlement,
    facts,
    iin,
    in_force,
    profile,
    steps,
    suppositions,
    time_limits,
)
from desktop_app.law.checklist import (
    ChecklistItem,
    DocumentState,
    Outcome,
    Presented,
    Source,
    outcome,
)
from desktop_app.law.eligibility import Judgement, Reason, judge
from desktop_app.law.entitlement import Share, full_amount, owners, periods_of, shares
from desktop_app.law.facts import Certificate, Facts, goes_on
from desktop_app.law.iin import problem_of, suggestion
from desktop_app.law.profile import LawInForce
from desktop_app.law.quarters import Month, Quarter, SchoolYear, Term, parse_period
from desktop_app.law.steps import Step
from desktop_app.services.identity.numbers import iban_slip
from tests.law import tables
from tests.law.oracle import Values
from tests.law.tables import Case, cases, or_error
from tests.law.values import SHIPPED, invented, law_of


@cases("entitlement.txt")
def test_entitlement(case: Case) -> None:
    facts = tables.facts(case, "events")
    quarters = [name for name in case if re.fullmatch(r"\d{4}Q\d", name)]
    assert quarters
    found = {name: or_error(partial(_sum, facts, name)) for name in quarters}
    assert found == {name: case[name] for name in quarters}


def _sum(facts: Facts, quarter: str) -> int:
    return shares({1: facts}, Quarter.parse(quarter), SHIPPED)[1].amount


def _of_period(case: Case) -> Share | None:
    """The share of the period that a row names, of a family entitled in the months it names."""
    facts, law = (
        tables.entitled_in(case["entitled months"]),
        tables.law(case["decision"], case["MCI in force"]),
    )
    for period in periods_of(owners({1: facts}), law):
        if str(period).split(":")[0] == case["period"]:
            return shares({1: facts}, period, law)[1]
    return None


@cases("profiles.txt")
def test_profiles(case: Case) -> None:
    def told() -> int:
        share = _of_period(case)
        return share.amount if share else 0

    assert or_error(told) == case["sum"]


@cases("explanations.txt")
def test_explanations(case: Case) -> None:
    law, facts = tables.law(case["decision"], "-"), tables.facts(case, "events")
    if case["period"] == "decision":
        steps = judge(facts, law).steps
    else:
        steps = shares({1: facts}, Quarter.parse(case["period"]), law)[1].steps
    assert [tables.told(step) for step in steps] == tables.words(case["steps"], "/")


@cases("by_month.txt")
def test_by_month(case: Case) -> None:
    share = _of_period(case)
    assert share is not None
    assert [str(amount) for amount in share.by_month.values()] == tables.words(case["months"], " ")


@cases("full_amounts.txt")
def test_full_amounts(case: Case) -> None:
    law, month = tables.law(case["decision"], case["MCI in force"]), Month.parse(case["month"])
    assert or_error(lambda: full_amount(month, law)) == case["sum"]


@cases("terms.txt")
def test_terms(case: Case) -> None:
    law, month = tables.law(case["decision"], "-"), Month.parse(case["month"])
    assert or_error(lambda: law.period_of(month)) == case["period"]
    if ":" in case["period"]:
        period = parse_period(case["period"])
        assert period == law.period_of(month)
        assert (period.months[0].first_day, period.months[-1].last_day) == (
            period.first_day,
            period.last_day,
        )


def test_the_mci_of_1_january_is_that_of_the_day() -> None:
    one, two = (date(2026, 1, 1), 1_000), (date(2026, 1, 2), 2_000)
    yearly = tables.decision("8 a quarter, MCI of 1 January")
    law = law_of(Values((one, two), ((date(2026, 1, 1), yearly),)))
    assert law.mci_for(Month(2026, 9)) == 1_000


@cases("renewal.txt")
def test_renewal(case: Case) -> None:
    found = goes_on(tables.day(case["ended"]), tables.day(case["begins"]))
    assert found == (case["goes on"] == "yes")


@cases("several_awards.txt")
def test_several_awards(case: Case) -> None:
    later = tables.events(tables.words(case["later"]))
    told = [case[f"{place} award"] for place in ("first", "second", "third")]
    awards = {
        key: replace(tables.award(text), events=later)
        for key, text in enumerate(told)
        if text != "-"
    }
    given = shares(awards, Quarter.parse(case["period"]), SHIPPED)
    assert " ".join(str(share.amount) for share in given.values()) == case["sums"]


@cases("two_awards.txt")
def test_two_awards(case: Case) -> None:
    happened = tables.events(tables.words(case["event"]))
    awards: dict[int, Facts] = {}
    for key in ("first", "second"):
        applied, period = case[f"{key} award"].split(", ")
        awards[len(awards)] = Facts(
            birth_date=date(2015, 4, 7),
            applied_on=tables.day(applied),
            certificate=tables.certificate(period),
            disability_until=None,
            events=happened,
            taken=frozenset(owners(awards)),
        )
    given = shares(awards, Quarter.parse(case["quarter"]), SHIPPED)
    assert [str(share.amount) for share in given.values()] == [case["first"], case["second"]]


@cases("amounts.txt")
def test_amounts(case: Case) -> None:
    law = invented(case["rate"], case["school months"], case["MCI in force"])
    entitled = [Month.parse(text) for text in case["entitled months"].split()]
    facts = Facts(
        birth_date=date(2015, 4, 7),
        applied_on=entitled[0].first_day,
        certificate=Certificate(entitled[0].first_day, entitled[-1].last_day),
        disability_until=None,
    )
    quarter = Quarter.parse(case["quarter"])
    assert or_error(lambda: shares({1: facts}, quarter, law)[1].amount) == case["sum"]


@cases("mci.txt")
def test_mci(case: Case) -> None:
    month = Month.parse(case["month"])
    assert or_error(lambda: SHIPPED.mci.on(month.first_day).value) == case["MCI"]
    assert or_error(lambda: SHIPPED.mci.on(month.last_day).value) == case["MCI"]


@cases("eligibility.txt")
def test_eligibility(case: Case) -> None:
    facts = tables.facts(case, "facts")
    found = tuple(
        Reason(int(ground), Step("what people found", "D-8"))
        for ground in tables.words(case["found"], " ")
    )
    facts = replace(facts, taken=tables.months(case["already awarded"]))
    assert or_error(lambda: _told(judge(facts, SHIPPED, found))) == case["outcome"]


@cases("grounds.txt")
def test_grounds(case: Case) -> None:
    assert eligibility.GROUND_WORDS.get(int(case["ground"]), "-") == case["words"]


def _told(judgement: Judgement) -> str:
    if judgement.awards:
        assert judgement.steps
        return f"award {judgement.first} to {judgement.last}"
    assert judgement.first is None
    assert judgement.last is None
    assert judgement.steps == tuple(reason.fact for reason in judgement.reasons)
    grounds = " ".join(map(str, judgement.grounds))
    return f"refuse {grounds} [{' '.join(step.clause for step in judgement.steps)}]"


@cases("checklist.txt")
def test_checklist(case: Case) -> None:
    if_applies = case["asked"] == "if it applies"
    item = ChecklistItem("x", "құжат", "документ", Source(case["from"]), True, if_applies, "R-4")
    state = DocumentState(case["state"])
    document = Presented(item, state, expires_on=tables.day_or_none(case["valid until"]))
    found = outcome([document], tables.day(case["received"]))
    expected = {
        "accepted": Outcome((document,), (), ()),
        "refused: missing": Outcome((), (document,), ()),
        "refused: expired": Outcome((), (), (document,)),
        "nothing": Outcome((), (), ()),
    }
    assert found == expected[case["outcome"]]
    assert found.complete == (not case["outcome"].startswith("refused"))


@cases("iin.txt")
def test_iin(case: Case) -> None:
    number = case["number"]
    problem = problem_of(number)
    assert (problem or "right") == case["outcome"]
    if problem is None:
        found = suggestion(number)
        told = (f"{found.birth_date:%d.%m.%Y}", found.sex.value) if found else ("-", "-")
        assert told == (case["born"], case["sex"])


@cases("iban.txt")
def test_iban(case: Case) -> None:
    slip = iban_slip("iban", case["account"])
    expected = {
        "right": None,
        "mistyped": "This account (IBAN) is mistyped: KZ and 18 more characters.",
        "no such account": (
            "This account (IBAN) does not exist: a character is mistyped. Check each one."
        ),
        "length": "This account (IBAN) is mistyped: KZ and 18 more characters, here are {count}.",
        "not Kazakhstan": "The account must be at a bank in Kazakhstan: it begins with KZ.",
    }[case["outcome"]]
    assert (slip and slip.label) == expected


def test_the_steps_of_a_sum_show_each_month_and_add_up() -> None:
    facts = Facts(
        date(2015, 4, 7), date(2025, 11, 14), Certificate(date(2025, 9, 1), date(2026, 5, 25)), None
    )
    share = shares({1: facts}, Quarter(2025, 4), SHIPPED)[1]
    assert share.months == (Month(2025, 11), Month(2025, 12))
    by_month = [step.amount for step in share.steps if "month" in step.values]
    assert by_month == [Fraction(31_456, 3)] * 2
    assert share.steps[-1].amount == 20_971
    assert {step.clause for step in share.steps} == {"D-4", "D-7"}


def test_a_child_without_awards_gets_nothing() -> None:
    assert owners({}) == {}
    assert shares({}, Quarter(2026, 1), SHIPPED) == {}
    assert periods_of([], SHIPPED) == []


def test_what_is_on_file_cannot_be_changed() -> None:
    """Every record of the law is frozen, and those that nothing else orders have no order."""
    modules = (
        *(amendments, calendar, checklist, days, deadlines, eligibility, entitlement, facts),
        *(iin, in_force, profile, steps, suppositions, time_limits),
    )
    records = [
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and is_dataclass(each) and not issubclass(each, Exception)
    ]
    assert len(set(records)) > 25
    for record in {*records, Month, Quarter, Term, SchoolYear}:
        assert record.__dataclass_params__.frozen, record  # type: ignore[attr-defined]
        assert record.__dataclass_params__.order == (record in (Month, Quarter, Term, SchoolYear))  # type: ignore[attr-defined]
    law = LawInForce(SHIPPED.mci, SHIPPED.profiles)
    assert law != SHIPPED
    assert hash(law) != hash(SHIPPED)


def test_a_document_without_more_is_an_original_of_no_pages() -> None:
    item = ChecklistItem("x", "құжат", "документ", Source.APPLICANT, False, False, "R-4")
    document = Presented(item, DocumentState.ACCEPTED)
    assert (document.pages, document.original, document.number) == (0, True, "")


def test_an_award_without_more_has_nothing_against_it() -> None:
    bare = Facts(date(2015, 4, 7), date(2025, 9, 3), None, None)
    assert (bare.full_state_support, bare.parental_rights_deprived) == (False, False)
    assert (bare.consent, bare.events, bare.ended, bare.taken) == (True, (), None, frozenset())


def test_a_row_that_does_not_fit_its_header_is_an_error(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("cases")
    (folder / "bad.txt").write_text("case | sum\na | 1 | 2\n", encoding="utf-8")
    (folder / "empty.txt").write_text("# nothing\n", encoding="utf-8")
    monkeypatch.setattr(tables, "_FOLDER", folder)
    with pytest.raises(ValueError, match=r"bad.txt, line 2: 3 columns, not 2"):
        tables.read("bad.txt")
    with pytest.raises(ValueError, match="no cases"):
        tables.read("empty.txt")
