"""The office's own decisions on reimbursement."""
