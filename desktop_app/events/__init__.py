"""What the program did, in codes: its log, and the report of a bug. No personal data, ever."""
