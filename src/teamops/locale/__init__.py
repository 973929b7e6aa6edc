"""Every text that a person reads, in English and Chinese, and values as people write them. Imports only the model."""
