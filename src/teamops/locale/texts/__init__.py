"""The catalogues, in folders that follow those of `cli`; `locale/words.py` finds them."""
