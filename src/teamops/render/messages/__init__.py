"""Messages to chat groups, one file per service."""
