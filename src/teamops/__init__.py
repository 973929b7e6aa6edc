"""Run a marketing team by its operations handbook, from plain YAML files in git."""

__version__ = "0.2.0"
