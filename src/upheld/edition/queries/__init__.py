"""The door to an edition: one file for each noun, one function for each question.

Nobody else knows its tables but what makes them (``content``) and what proves them (``proof``, and
the proofs of what is printed). An answer is a frozen record whose fields are columns.
"""
