"""What goals become: allocation, splitting, pacing, confirmation. Pure."""
