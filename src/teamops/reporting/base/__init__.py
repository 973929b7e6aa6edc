"""What every report is made of: blocks, cells, filters. Imports nothing else of reporting."""
