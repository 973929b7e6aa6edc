"""A child process with limits for a team's templates and logo, which run while a report is made."""
