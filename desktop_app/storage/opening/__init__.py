"""What is looked at before a database is worked on, and kept so that it can be looked at."""
