"""A court's decision, as the act behind a fact is typed."""

from datetime import date

from desktop_app.records.act_documents import ActDocument, ActKind

AN_ACT = ActDocument(
    ActKind.COURT, "2-345/2025", date(2025, 9, 1), "Алатау қалалық соты", "Алатауский городской суд"
)
