"""Reports and findings as bytes, one file per format."""
