"""Workspaces as large as may be, each wrong or odd in its own way all over; `benchmarks.large` checks them."""
