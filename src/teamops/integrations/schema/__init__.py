"""JSON Schemas of the files, and the files that make editors use them."""
