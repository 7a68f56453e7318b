"""Who somebody is, against lists a person can read and slow, obvious readings of the same."""
