"""What of a team runs while a report is printed (its templates, its logo) runs in a child process with limits."""
