"""Faults and attacks by the hundred and the thousand: too long for every change."""
