"""The door to an edition: one file for each noun, one function for each question.

Outside this room, only the code that makes its tables (``content``) or proves them (``proof``, and
the proofs of what is printed) knows them. An answer is a frozen record whose fields are columns.
"""
