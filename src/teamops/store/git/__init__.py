"""Git: the one place that starts it, and what it is told to be safe."""
