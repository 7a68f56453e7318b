"""What the search holds in memory, what was changed since, and what stands for what was found."""
