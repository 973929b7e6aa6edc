"""Weekly quotas: a person's part of a goal, and the tasks that were once made of them."""
