"""How fast teamops is beside other programs that keep records in files: `python -m benchmarks.peers`."""
