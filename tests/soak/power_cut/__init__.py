"""The power fails: what a process wrote is written down, and a disk is made as it may be left."""
