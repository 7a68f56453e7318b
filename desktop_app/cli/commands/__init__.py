"""Every command by its name, in the order of the overview."""

from desktop_app.cli.commands import (
    backups,
    bank,
    databases,
    logins,
    office,
    papers,
    payouts,
    registers,
    sums,
)

COMMANDS = {
    "demo": office.DEMO,
    "payout": payouts.PAYOUT,
    "explain": sums.EXPLAIN,
    "forecast": sums.FORECAST,
    "overpayments": sums.OVERPAYMENTS,
    "check": office.CHECK,
    "template": registers.TEMPLATE,
    "import": registers.IMPORT,
    "unimport": registers.UNIMPORT,
    "letter": papers.LETTER,
    "journal": papers.JOURNAL,
    "report": papers.REPORT,
    "person": papers.PERSON,
    "reconcile": bank.RECONCILE,
    "statement": bank.STATEMENT,
    "payments": bank.PAYMENTS,
    "layout": payouts.LAYOUT,
    "init": databases.INIT,
    "upgrade": databases.UPGRADE,
    "password": logins.PASSWORD,
    "key": logins.KEY,
    "backup": backups.BACKUP,
    "restore": backups.RESTORE,
}
