"""Messages to chat groups, a module for each service."""
