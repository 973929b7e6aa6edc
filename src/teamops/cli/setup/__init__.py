"""Commands of the panel "setup": schema, hook, completion."""
