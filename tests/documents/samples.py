"""The invented notices that the program ships, under the name that the tests know them by."""

from desktop_app.documents.sample_letters import *  # noqa: F403
from desktop_app.documents.sample_notices import *  # noqa: F403
from desktop_app.documents.sample_people import *  # noqa: F403
