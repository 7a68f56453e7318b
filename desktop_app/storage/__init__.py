"""The office's database: tables, units of work, migrations and the queries of screens."""
