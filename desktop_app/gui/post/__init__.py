"""Papers to issue, to sign and to deliver."""
