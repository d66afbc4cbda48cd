"""Sources that are private, or not safe."""
