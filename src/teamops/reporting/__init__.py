"""What people read: one file per report, each from a Workspace to a Report. Pure: no file, no clock, no terminal."""
