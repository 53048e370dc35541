"""Editions: frozen sets of published figures. Everything that is printed is read from one."""
