"""How fast teamops is, measured as whole programs: `make bench`."""
