"""The reports, one file each. Nothing imports them but the catalogue and their own command."""
