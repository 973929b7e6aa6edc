"""Read and write: documents, positions, edits, locks, git."""
