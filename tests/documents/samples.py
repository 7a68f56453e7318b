"""The invented notices that the program ships, under the name that the tests know them by."""

from desktop_app.documents.notices.sample_letters import *  # noqa: F403
from desktop_app.documents.notices.sample_notices import *  # noqa: F403
from desktop_app.documents.notices.sample_people import *  # noqa: F403
