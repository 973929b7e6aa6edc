"""Robots of chat groups: messages signed and posted."""
