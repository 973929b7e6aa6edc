"""What a PDF needs besides its template: a sealed typesetter, fonts that have the characters, texts that can break."""
