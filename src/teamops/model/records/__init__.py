"""The records that files hold, as dataclasses, with the types of their fields."""
