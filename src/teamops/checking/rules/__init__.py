"""One file per rule, named by its code and name. Adding a rule is adding a file."""
