"""What takes long: asked for on a page, made by the worker, and downloaded from a page."""
