"""What commands read before they act: the workspace, its findings and history, people by name."""
