"""First passwords on slips to cut out."""

from datetime import date
from io import BytesIO

import pikepdf

from desktop_app.documents.logins.slips import Slip, render

DAY = date(2026, 11, 12)


def test_slips_are_laid_out_over_pages_and_none_is_cut() -> None:
    slips = [Slip("Бөлім", f"Ә. Қожағұлова {n}", "алма бұлт өзен", "Кіріңіз.") for n in range(12)]
    with pikepdf.open(BytesIO(render(slips, "Құпиясөздер", "kk", DAY))) as pdf:
        assert len(pdf.pages) == 2
        assert str(pdf.Root.Lang) == "kk-KZ"
