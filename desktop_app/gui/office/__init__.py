"""Settings: the office's details, schools, workers and database."""
