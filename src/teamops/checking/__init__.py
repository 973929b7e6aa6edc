"""What the handbook says: rules, findings, and the engine that runs them. Pure: no file, no clock, no terminal."""
