"""What we can say about a figure compared with others: exact tails, ranges of chance, funnels."""
