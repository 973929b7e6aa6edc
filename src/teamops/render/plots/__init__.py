"""Pictures of reports as lines of text for a terminal: one file for each kind of picture.

The signs are those that a Chinese console has too (GBK). A plot fits into any width from 40 columns on.
"""
