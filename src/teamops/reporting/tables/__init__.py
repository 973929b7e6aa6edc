"""Tables and cells that several reports share."""
