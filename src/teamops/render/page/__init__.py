"""A report as the data and the body of a page, for HTML and PDF."""
