"""Texts on reviews and improvements."""
