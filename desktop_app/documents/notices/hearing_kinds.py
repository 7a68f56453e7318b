"""What is written before something is decided: the notice of a hearing."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.documents.notices.kinds import CaseNotice


@dataclass(frozen=True)
class HearingNotice(CaseNotice):
    """What is intended and on which facts; when, where and on which article they are heard."""

    intended_kk: str
    intended_ru: str
    facts_kk: tuple[str, ...]
    facts_ru: tuple[str, ...]
    held_at: datetime
    place: str
    basis_kk: str
    basis_ru: str
