"""Posting to the robots of chat groups."""
