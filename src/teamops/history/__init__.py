"""What happened: comparing workspaces into events. Pure."""
