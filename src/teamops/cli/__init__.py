"""The command line: one file per command, in the folder of its panel in `--help`.

`shell`, `context`, `writing` and `output` are what commands share.
"""
