"""Daily reports: drafted, completed, and as text for an editor."""
