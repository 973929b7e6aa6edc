"""Records of any kind renamed or deleted, with all that refers to them."""
