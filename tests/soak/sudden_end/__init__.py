"""The program ends with no chance to tidy up: killed, through the services and the window."""
