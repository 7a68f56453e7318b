"""The list of applications and the file of one, from its documents to its decision."""
