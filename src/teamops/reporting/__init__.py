"""What people read, from a Workspace to a Report. Pure: no file, no clock, no terminal.

The folders are layers, each importing only those before it: base, items, tables, charts, lists, packs, cards, pages,
reports. A report is a file of `reports`, which nothing else here imports.
"""
