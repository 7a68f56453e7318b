"""Every table is known: whose tasks follow from its rows, or why nobody's do."""

from desktop_app.storage import tables as t
from desktop_app.storage.tasks import touched


def test_every_table_leads_to_a_child_or_has_its_reason() -> None:
    leads = {table.name for table in touched.LINKS}
    of_the_law = {table.name for table in touched.OF_THE_LAW}
    alone = set(touched.LEAVES_ALONE)
    assert leads | of_the_law | alone == set(t.metadata.tables)
    assert len(leads) + len(of_the_law) + len(alone) == len(t.metadata.tables)
    assert all(touched.LEAVES_ALONE.values())


def test_each_link_is_a_column_and_has_its_way() -> None:
    for table, name in touched.LINKS.items():
        assert name in table.c
        assert name == "child_id" or name in touched._WAYS
    assert touched._WAYS.keys() == touched._REACHED.keys()
