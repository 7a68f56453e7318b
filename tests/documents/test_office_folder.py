"""Where the office keeps files of its own, and when they are looked at anew."""

from pathlib import Path

from desktop_app.documents import office_folder


def test_a_folder_is_missed_only_where_it_must_be_there(tmp_path: Path) -> None:
    for must_exist, folder, missed in (
        (False, tmp_path / "no", False),
        (True, tmp_path / "no", True),
        (True, tmp_path, False),
        (True, None, False),
    ):
        office_folder.use(folder, must_exist=must_exist)
        assert office_folder.path() == folder
        assert office_folder.is_missed() is missed


def test_a_file_is_another_one_when_it_is_to_be_looked_at_anew(tmp_path: Path) -> None:
    file = tmp_path / "kk.txt"
    file.write_text("Ә", encoding="utf-8")
    office_folder.use(tmp_path, must_exist=True)
    before = office_folder.stamp(file)
    assert office_folder.stamp(file) == before
    office_folder.look_anew()
    assert office_folder.stamp(file) != before
    office_folder.use(tmp_path / "gone", must_exist=True)
    office_folder.look_anew()
    assert office_folder.is_missed()
