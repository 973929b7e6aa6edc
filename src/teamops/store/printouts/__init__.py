"""A team's logo, colours and templates, read and measured."""
