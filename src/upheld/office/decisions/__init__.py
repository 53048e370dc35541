"""A decision's way to the public: its words, what stands in the way, and what each day does."""
