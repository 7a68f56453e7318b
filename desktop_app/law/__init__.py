"""What the law says, as pure functions of facts, values in force and dates.

Clauses are cited as ``D-4`` (the maslikhat's decision on reimbursement) and ``R-5`` (the rules of
accepting documents for home education). Nothing here reads a clock, a file or a database, and no
sum passes through a float.
"""
