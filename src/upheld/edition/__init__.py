"""Editions: frozen sets of published figures. Everything we print is read from one."""
