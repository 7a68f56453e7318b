"""Files and folders as the system has them, judged from facts and tried on a real disk."""
