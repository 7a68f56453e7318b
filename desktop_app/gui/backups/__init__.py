"""Backups on the screen: their list, their state always in sight, and the way back to one."""
