"""What commands read before they act: the workspace, its history, people by name."""
