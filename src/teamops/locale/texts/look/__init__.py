"""Texts on checks, history and looking back."""
