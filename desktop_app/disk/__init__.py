"""Files and folders as the system has them: on a network, synchronised, held by others, named."""
