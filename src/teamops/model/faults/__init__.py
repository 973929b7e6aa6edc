"""What reading found wrong or left out, and the limits of reading."""
