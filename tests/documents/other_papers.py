"""Everything on paper that is no letter: journals, the report, envelopes, slips, merged files."""

from collections.abc import Iterator
from datetime import date

from desktop_app.documents.letters import printing
from desktop_app.documents.letters.envelopes import Addressed, EnvelopeSize, print_envelopes
from desktop_app.documents.logins import recovery_page, slips
from desktop_app.documents.logins.recovery_page import RecoveryPage
from desktop_app.documents.logins.slips import Slip
from desktop_app.documents.pdf.merging import merged
from desktop_app.documents.registers import journal_pdf
from desktop_app.documents.reports import in_print
from tests.documents import samples
from tests.documents.filled import HOSTILE, LONG_NAME
from tests.documents.registers.test_journals import a_journal, a_line
from tests.documents.report_samples import JANUARY, a_report

DAY = date(2026, 11, 12)
LANGUAGES = ("kk", "ru")


def every() -> Iterator[tuple[str, bytes]]:
    """Each by its name, with little, usual and hostile data."""
    lines = [a_line(number, annulled=number % 9 == 0) for number in range(1, 90)]
    lines.append(a_line(90, name=HOSTILE))
    for language in LANGUAGES:
        yield f"journal-{language}", journal_pdf.render(a_journal(lines, language))
        yield f"journal-empty-{language}", journal_pdf.render(a_journal([], language))
        many = [(f"Мектеп № {number}", JANUARY) for number in range(1, 80)]
        yield f"report-{language}", in_print.render(a_report(language, schools=many))
        yield f"report-empty-{language}", in_print.render(a_report(language, months=[], schools=[]))
        page = RecoveryPage(samples.DEPARTMENT, "-".join(["ABCD"] * 8), DAY, language)
        yield f"recovery-{language}", recovery_page.render(page)
        drawn = [Slip("Бөлім", name, "алма бұлт өзен", "Кіріңіз.") for name in ("Ә. Б.", LONG_NAME)]
        yield f"slips-{language}", slips.render(drawn * 5, "Құпиясөздер", language, DAY)
    letters = [
        Addressed(
            samples.DEPARTMENT, name, "Алатау қ., Бейбітшілік к-сі, 1, 040000", "15-ҮО", language
        )
        for name in ("Сейтқали Айжан", LONG_NAME, HOSTILE)
        for language in LANGUAGES
    ]
    for size in EnvelopeSize:
        yield f"envelopes-{size}", print_envelopes(letters, size, DAY)
    papers = [printing.render(notice, LANGUAGES) for notice in samples.NOTICES]
    yield "merged", merged(papers, "Хабарламалар")
