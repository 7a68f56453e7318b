"""What was decided of awards, amended in them and happened since, as it stands or stood."""
