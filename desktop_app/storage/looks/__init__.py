"""Who looked at whom, when and from which PC."""
