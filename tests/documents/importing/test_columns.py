"""The columns of a register as the shipped file names them."""

from desktop_app.documents.importing.columns import payment_columns, register_columns
from desktop_app.records.imports import Required


def test_every_column_has_its_names_and_an_example() -> None:
    for column in (*register_columns(), *payment_columns()):
        assert column.heading.kk
        assert column.heading.ru
        assert column.english
        assert column.meaning.kk
        assert column.meaning.ru


def test_no_code_and_no_heading_stands_twice() -> None:
    for columns in (register_columns(), payment_columns()):
        codes = [column.code for column in columns]
        assert len(set(codes)) == len(codes)
        for names in ([c.heading.kk for c in columns], [c.heading.ru for c in columns]):
            assert len(set(names)) == len(names)


def test_without_what_no_row_can_be_read() -> None:
    needed = {column.code for column in register_columns() if column.required is Required.YES}
    assert needed >= {"child_iin", "payee_iin", "first_day", "last_day", "applied_on"}
    assert {column.code for column in payment_columns()} >= {"child_iin", "period", "amount"}
    assert register_columns() is register_columns()  # read once
