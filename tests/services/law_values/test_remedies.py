"""What a paper says of complaining, for each kind of paper and both languages (APC 91, 92)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.documents.notices.kinds import Contestable
from desktop_app.documents.notices.sample_notices import NOTICES
from desktop_app.documents.notices.sample_people import DEPARTMENT
from desktop_app.records.applications import CertificateEntry
from desktop_app.records.kinds import NoticeKind, PaperLanguage
from desktop_app.records.people import Office
from desktop_app.services.awards import deciding
from desktop_app.services.desk import Desk
from desktop_app.services.law_values import law_watch, remedies
from desktop_app.services.office import details as office
from tests.builders import reimbursement_entry
from tests.services.acts import LEFT_OUT, award, papers_of, register, text_of

AGAINST = {
    NoticeKind.AWARD,
    NoticeKind.AWARD_REFUSAL,
    NoticeKind.CORRECTION,
    NoticeKind.CHANGE,
    NoticeKind.TERMINATION,
    NoticeKind.REPAYMENT_DEMAND,
    NoticeKind.COMPLAINT_ANSWER,
}
"""All that refuses, takes away, demands or answers a complaint; Appendix 2 has its own words."""


def test_every_paper_that_goes_against_somebody_has_a_remedy() -> None:
    assert set(remedies.shipped()) == AGAINST
    assert sum(isinstance(notice, Contestable) for notice in NOTICES) == len(AGAINST)


@pytest.mark.parametrize("kind", sorted(AGAINST))
def test_it_says_to_whom_how_and_until_when(kind: NoticeKind) -> None:
    said = remedies.on_paper(kind, DEPARTMENT)
    for words in ("уәкілетті органға", DEPARTMENT.name_kk, "үш ай ішінде", "91 және 92-баптары"):
        assert words in said.remedy_kk
    for words in ("уполномоченный орган", DEPARTMENT.name_ru, "трех месяцев", "статьи 91 и 92"):
        assert words in said.remedy_ru
    assert "сотқа" in said.remedy_kk
    assert "в суд" in said.remedy_ru
    assert not {"{", "}"} & {*said.remedy_kk, *said.remedy_ru}


def test_none_counts_as_compared_before_somebody_did_it(head: Desk) -> None:
    waiting = {each.subject: each for each in law_watch.listed(head)}
    for kind in AGAINST:
        assert waiting[f"remedy:{kind}"].compared_on is None
    law_watch.compare(head, f"remedy:{NoticeKind.AWARD}", "2026")
    compared = {each.subject: each for each in law_watch.listed(head)}
    assert compared[f"remedy:{NoticeKind.AWARD}"].compared_on == head.today()


def _words_of(head: Desk, kind: NoticeKind, change: Callable[[], Any]) -> str:
    application = change()
    (paper,) = [row for row in papers_of(head, application) if row.kind is kind]
    return text_of(head, paper).replace("\n", " ")


def test_an_award_says_so_only_where_it_gives_less_or_names_months_that_are_not_paid(
    head: Desk, school: int
) -> None:
    def awarded(serial: int, **changed: Any) -> str:
        entry = reimbursement_entry(school, serial, language=PaperLanguage.RUSSIAN, facts=changed)
        if "certificate" in changed:
            entry = replace(entry, applied_on=date(2025, 9, 10))
        return _words_of(head, NoticeKind.AWARD, lambda: award(head, entry))

    assert "может быть обжаловано" not in awarded(1)
    short = awarded(2, disability_until=date(2026, 2, 10))
    assert "Настоящее решение может быть обжаловано" in short
    for serial, days in enumerate(
        (
            (date(2025, 10, 6), date(2026, 5, 25)),
            (date(2025, 9, 1), date(2025, 12, 20)),
        ),
        3,
    ):
        certificate = CertificateEntry(f"9{serial}", date(2025, 9, 9), *days)
        told = awarded(serial, certificate=certificate)
        assert "Месяцы, за которые выплата не производится" in told
        assert "Настоящее решение может быть обжаловано" in told


@pytest.mark.parametrize("name", ["Отдел образования", ""], ids=["named", "not named yet"])
def test_a_refusal_names_the_office(head: Desk, school: int, name: str) -> None:
    """Where the office has no name on file, there stand no empty brackets."""
    office.save_details(head, Office(name_ru=name))
    entry = reimbursement_entry(school, 2, language=PaperLanguage.RUSSIAN)
    application = register(head, entry)
    deciding.decide(head, application, deciding.Refusal(1, "Справка не выдана"), left_out=LEFT_OUT)
    said = _words_of(head, NoticeKind.AWARD_REFUSAL, lambda: application)
    assert "обжаловано услугодателю" + (f" ({name})," if name else ",") in said
