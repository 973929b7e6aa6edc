"""The figures of examples/saas, computed a second time from its files by the definitions of docs/goals.md.

Nothing of teamops is used: files are read by PyYAML, every number is a Fraction, and what teamops prints comes from
its command line. `python -m tests.examples.oracle` lists every figure with what was expected and what is printed.
"""
