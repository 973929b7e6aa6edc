"""Pictures of reports as SVG: one file for each kind of picture, and what they are drawn with.

A picture is the same in a page and in a PDF: colours stand in attributes, and classes let the page's style sheet choose
others on a dark screen. It holds no script and no style, and refers to nothing outside. Lengths are in points.
"""
