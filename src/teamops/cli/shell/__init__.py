"""The command line itself: the application, its session, and options that commands share."""
