"""How figures are made and compared, for readers: docs/methodology.md, made from the code.

Every rule is printed from the module that obeys it: definitions, levels, breaks, sentences. The
words between are written here, for a council's monitoring officer and not for a statistician.
"""
