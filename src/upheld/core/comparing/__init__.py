"""What may be said of a figure beside others: exact tails, ranges of chance, curves of a funnel."""
