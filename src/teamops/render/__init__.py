"""Output formats of reports, findings, records, messages and charts."""
