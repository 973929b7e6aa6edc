"""Words: every text that a person reads, in English and Chinese side by side. Imports only the model."""
