"""The sample papers with little and with much in their fields, and what a prankster would type."""

from desktop_app.documents.notices.sample_amounts import *  # noqa: F403

HOSTILE = (
    '</para><b>Ә</b> <img src="/etc/passwd"/> &amp; <a href="x">{{ child.iin }} {% raw %}'
    " #title **Қ** | \\ %s {0} <br/><br/>"
)
