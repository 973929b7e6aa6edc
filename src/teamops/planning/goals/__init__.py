"""Goals edited by command: new values, and what they do to signatures and parts."""
