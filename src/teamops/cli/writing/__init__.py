"""The one way in which commands write: plan, check before, apply, commit."""
