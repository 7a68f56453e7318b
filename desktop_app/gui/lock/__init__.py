"""Who is at the window: let in, away for a while, let in again or followed by somebody else."""
