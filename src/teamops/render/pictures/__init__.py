"""Charts of reports as SVG: a module for each kind, and the drawing that they share.

A chart is the same in a page and in a PDF: colours are attributes, and classes let the page's style sheet choose others
on a dark screen. It has no script, no style and no references. Lengths are in points.
"""
