"""Git: the one module that starts it, and the options that make it safe."""
