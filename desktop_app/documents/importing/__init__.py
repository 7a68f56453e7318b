"""The workbooks of an import: the empty register, its headings, and the marked copy."""
