"""Monitored projects: phases, readings, measures, escalation."""
