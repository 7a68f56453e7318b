"""What the tables are made of: names of constraints, and columns that many of them have."""

from sqlalchemy import Column, DateTime, ForeignKey, Integer, MetaData, String

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def row_id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def text_(name: str) -> Column[str]:
    return Column(name, String, nullable=False, default="")


def refers(name: str, target: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=nullable, index=True)


def edited() -> tuple[Column[int], Column[str], Column[object]]:
    return (
        Column("version", Integer, nullable=False, default=1),
        Column("changed_by", String, nullable=False, default=""),
        Column("changed_at", DateTime, nullable=True),
    )


def recorded() -> tuple[Column[object], Column[str], Column[object], Column[str], Column[str]]:
    """When and by whom it was recorded, and taken back: what was known on a day stays known."""
    return (
        Column("recorded_at", DateTime, nullable=False),
        Column("recorded_by", String, nullable=False),
        Column("annulled_at", DateTime, nullable=True),
        text_("annulled_by"),
        text_("annulled_why"),
    )
