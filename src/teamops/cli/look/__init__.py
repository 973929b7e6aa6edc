"""Commands of the panel "look": show, log, blame, diff, check, rule, report."""
