-- Added to register.sqlite if the ombudsman counts the findings of a decision.

CREATE TABLE finding (                -- of listed decisions: all that each of them has
    authority TEXT NOT NULL REFERENCES authority,
    reference TEXT NOT NULL,
    number INTEGER NOT NULL,          -- 1, 2, ...: as in the decision
    key TEXT NOT NULL,
    outcome TEXT NOT NULL,            -- the first one's is also the decision's in its own table
    category TEXT NOT NULL,
    subcategory TEXT NOT NULL,
    PRIMARY KEY (authority, reference, number)
) STRICT, WITHOUT ROWID;
