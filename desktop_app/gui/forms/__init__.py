"""The office's own words of notices, edited beside their preview."""
