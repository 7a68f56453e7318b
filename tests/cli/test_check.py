"""The check finds each kind of damage, and nothing where nothing is wrong."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app import paths
from desktop_app.documents import office_folder
from desktop_app.services.desk import Desk
from desktop_app.services.health import check as health
from desktop_app.translation import translator
from desktop_app.wording import step as step_words
from tests.cli.conftest import DemoOffice, Run


def _lines(desk: Desk, *, wrong: bool = True) -> list[str]:
    found = health.check(desk)
    return [step_words(each.step, "en") for each in found if each.wrong is wrong]


def test_the_demo_is_sound_but_for_what_is_to_be_returned(demo_desk: Desk) -> None:
    assert _lines(demo_desk) == []
    known = _lines(demo_desk, wrong=False)
    assert len(known) == 3
    for sum_, times in (("10\N{NO-BREAK SPACE}067", 1), ("34\N{NO-BREAK SPACE}600", 2)):
        assert sum(f"{sum_} tenge" in line for line in known) == times


def test_a_sound_office_ends_well(demo_office: DemoOffice, run: Run) -> None:
    code, out, _ = run("check", "--database", demo_office.database)
    assert code == 0
    assert out.splitlines()[-1] == "Nothing is wrong."
    debts, never_compared = 3, 6  # acts, documents, remedies, MCI, forms, banks
    assert out.count("Good to know") == debts + never_compared
    assert out.count("never compared") == never_compared


def test_damage_ends_with_one_line_each(demo_desk: Desk, run: Run) -> None:
    with demo_desk.database.begin() as connection:
        connection.execute(text("UPDATE notices SET pdf = x'00' WHERE id IN (3, 5)"))
    code, out, _ = run("check", "--database", demo_desk.database.place)
    assert code == 1
    assert out.count("is no longer what was issued") == 2
    assert "Nothing is wrong." not in out


def test_one_flipped_byte_of_a_paper(demo_desk: Desk) -> None:
    with demo_desk.database.begin() as connection:
        pdf = connection.execute(text("SELECT pdf FROM notices WHERE id = 9")).scalar_one()
        spoilt = bytes([pdf[0] ^ 1]) + pdf[1:]
        connection.execute(text("UPDATE notices SET pdf = :pdf WHERE id = 9"), {"pdf": spoilt})
    (line,) = _lines(demo_desk)
    assert "is no longer what was issued" in line


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (
            "DELETE FROM register_numbers WHERE register = 'orders' AND year = 2025",
            "Register of orders: the number Б-2025-00001 was used but never given.",
        ),
        (
            "UPDATE register_numbers SET last = 5 WHERE register = 'payouts' AND year = 2026",
            "Register of payouts: the number Т-2026-00005 is missing.",
        ),
        (
            "UPDATE register_numbers SET last = 12 WHERE register = 'payouts' AND year = 2026",
            "Register of payouts: 3 more such numbers in 2026.",
        ),
        (
            "UPDATE notices SET number = 'Ш-2025-99999' WHERE number = 'Ш-2025-00004'",
            "Register of outgoing papers: the number Ш-2025-00004 is missing.",
        ),
        (
            "UPDATE applications SET number = 'Ө-2025-7' WHERE number = 'Ө-2025-00007'",
            "Register of applications: Ө-2025-7 is none of its numbers.",
        ),
        (
            "UPDATE payout_lines SET amount = amount + 1 WHERE payout_id = 2 AND number = 3",
            "Payout Т-2025-00002, line 3: the sum is not what its steps say.",
        ),
        (
            "UPDATE payout_lines SET period = '2026Q1' WHERE payout_id = 2 AND number = 3",
            "Payout Т-2025-00002, line 3: its months do not belong to its period.",
        ),
        (
            "UPDATE payout_lines SET iban = 'KZ00' WHERE payout_id = 2 AND number = 3",
            "Payout Т-2025-00002, line 3: the account (IBAN) can't exist.",
        ),
        (
            "UPDATE payout_lines SET child_iin = '140311601017' WHERE payout_id = 2 AND number = 3",
            "Payout Т-2025-00002, line 3: an IIN can't exist.",
        ),
        (
            "UPDATE payout_lines SET steps = '[{}]' WHERE payout_id = 2 AND number = 3",
            "Payout Т-2025-00002 can't be read.",
        ),
        (
            "DELETE FROM payout_answers WHERE line_id IN "
            "(SELECT id FROM payout_lines WHERE payout_id = 2 AND number = 3);"
            "DELETE FROM payout_lines WHERE payout_id = 2 AND number = 3",
            "Payout Т-2025-00002: a line is missing.",
        ),
        (
            "UPDATE payout_lines SET payee_name = 'Басқа' WHERE payout_id = 2 AND number = 3",
            "Payout Т-2025-00002: its lines are no longer those that were approved.",
        ),
        (
            "UPDATE payout_lines SET state = 'approved' WHERE payout_id = 2 AND number = 3",
            "Payout Т-2025-00002: it is paid, and lines of it have no answer of the bank.",
        ),
        (
            "UPDATE payouts SET annulled_at = '2025-09-01 10:00:00' WHERE id = 2",
            "Payout Т-2025-00002: it is annulled, and lines of it are paid.",
        ),
        (
            "UPDATE payout_lines SET settled_on = NULL WHERE payout_id = 2 AND number = 3",
            "Payout Т-2025-00002, line 3: the day of the bank's answer is missing.",
        ),
        ("DROP TABLE drafts", "The database has other tables than this program: drafts."),
        (
            "ALTER TABLE people DROP COLUMN phone",
            "The database has other tables than this program: people.phone.",
        ),
    ],
)
def test_damage_in_the_database(damage: str, words: str, demo_desk: Desk) -> None:
    with demo_desk.database.begin() as connection:
        for statement in damage.split(";"):
            connection.execute(text(statement))
    assert words in _lines(demo_desk)


def test_rows_that_belong_to_nothing(demo_desk: Desk) -> None:
    with demo_desk.database.begin_migration() as connection:
        connection.execute(text("DELETE FROM providers WHERE id = 1"))
    assert any(
        line.startswith("Table applications:") and line.endswith("that is gone.")
        for line in _lines(demo_desk)
    )


def test_damaged_pages(demo_copy: Path, run: Run) -> None:
    content = bytearray(demo_copy.read_bytes())
    for page in range(3, 40):
        content[page * 4096 : page * 4096 + 512] = b"\x07" * 512
    demo_copy.write_bytes(content)
    code, out, err = run("check", "--database", demo_copy)
    assert code in {1, 2}
    assert "damaged" in out + err
    assert "Traceback" not in err


def test_a_year_without_mci_and_without_confirmed_days_off(demo_desk: Desk) -> None:
    desk = replace(demo_desk, clock=lambda: datetime(2027, 2, 1, 9, 0))
    assert _lines(desk) == [
        "The MCI of February 2027 is not known. Add it in Settings, MCI; then try again.",
        "The days off of 2027 are not confirmed yet, so no deadline can be counted there. "
        "Confirm them in Settings, Calendar.",
    ]


def test_a_broken_form(demo_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = tmp_path / "forms"
    shutil.copytree(paths.forms(), forms)
    order = forms / "kk" / "admission_order.txt"
    order.write_text(order.read_text(encoding="utf-8") + "\n{{ no_such_field }}\n", "utf-8")
    (forms / "ru" / "award_notice.txt").unlink()
    monkeypatch.setattr(paths, "forms", lambda: forms)
    lines = _lines(demo_desk)
    assert len(lines) == 2
    assert "kk/admission_order.txt" in lines[0]
    assert "no_such_field" in lines[0]
    assert "ru/award_notice.txt" in lines[1]


def test_forms_of_the_offices_own(demo_desk: Desk, tmp_path: Path) -> None:
    own = tmp_path / "kk" / "admission_order.txt"
    own.parent.mkdir()
    shipped = (paths.forms() / "kk" / own.name).read_text(encoding="utf-8")
    own.write_text(shipped + "\n{{ no_such_field }}\n", encoding="utf-8")
    office_folder.use(tmp_path)
    number = shipped.count("\n") + 2
    assert _lines(demo_desk) == [
        f"The office's own form kk/admission_order.txt, line {number}: "
        "There is no such field no_such_field"
    ]

    own.write_text(shipped, encoding="utf-8")

    assert _lines(demo_desk) == []
    known = [line for line in _lines(demo_desk, wrong=False) if "own form" in line]
    assert known == [
        "The office's own form kk/admission_order.txt: Only this language has words of the "
        "office's own; the other one is missing ru/admission_order.txt"
    ]

    office_folder.use(tmp_path / "no", must_exist=True)
    (line,) = _lines(demo_desk)
    assert line.startswith("The office's own forms: The folder of the office's own forms is not")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mci.toml", "[[value]"),
        ("mci.toml", "unit = 'tenge'"),
        ("profiles.toml", "[[profile]]\ncode = 'x'"),
        ("checklists.toml", ""),
        ("holidays.toml", "first_year = 2024"),
        ("retention.toml", "[[term]]"),
    ],
)
def test_broken_law_data(
    name: str, content: str, demo_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(paths.resource("law"), resources / "law")
    for other in ("fonts", "translations"):
        shutil.copytree(paths.resource(other), resources / other)
    (resources / "law" / name).write_text(content, "utf-8")
    monkeypatch.setattr(paths, "resource", lambda *parts: resources.joinpath(*parts))
    (line,) = _lines(demo_desk)
    assert line.startswith(f"A file of law data is wrong ({name}")


def test_missing_files_of_the_program(
    demo_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(paths.resource("law"), resources / "law")
    (resources / "translations" / "ru" / "LC_MESSAGES").mkdir(parents=True)
    (resources / "translations" / "ru" / "LC_MESSAGES" / "desktop_app.mo").write_bytes(b"words")
    with monkeypatch.context() as patch:
        patch.setattr(paths, "resource", lambda *parts: resources.joinpath(*parts))
        translator.cache_clear()
        lines = _lines(demo_desk)
    translator.cache_clear()
    assert [line for line in lines if "translation" in line] == [
        "The translation “kk” is missing or broken.",
        "The translation “ru” is missing or broken.",
    ]
    assert len([line for line in lines if line.startswith("The font ")]) == 4
