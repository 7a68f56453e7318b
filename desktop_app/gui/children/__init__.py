"""The list of children and the file of one: what stands, is paid and comes next."""
