"""Periods, working days, repetition and deadlines."""
