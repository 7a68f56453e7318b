"""The office's details, schools, workers and added values of the MCI."""
