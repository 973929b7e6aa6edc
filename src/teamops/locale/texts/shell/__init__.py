"""Texts on the command line, errors, and what several areas share."""
