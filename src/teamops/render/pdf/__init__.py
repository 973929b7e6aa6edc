"""What a PDF needs besides its template: a typesetter in a child process, fonts, and texts that can break."""
