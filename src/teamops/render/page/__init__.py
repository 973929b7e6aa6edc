"""A report as the data of a page for HTML and PDF, and the body of a page in HTML."""
