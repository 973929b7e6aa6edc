"""How commands write: options, plan, check beforehand, apply, commit."""
