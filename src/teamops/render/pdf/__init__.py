"""What a PDF needs besides its template: fonts that have the characters, and texts that can be broken into lines."""
