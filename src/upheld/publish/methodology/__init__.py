"""How figures are made and compared, for readers: docs/methodology.md, made from the code.

Every rule is printed from the module that follows it: definitions, levels, breaks, sentences. The
words in between are written here, for a council's monitoring officer, not a statistician.
"""
