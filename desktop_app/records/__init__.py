"""The records of the office as frozen data, and the changes of status it allows."""
