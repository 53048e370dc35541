-- register.sqlite: what is public about each case as at a day. No personal remedies, complainants,
-- issues or contacts, nothing withheld or the reason for it, nothing undecided.
-- Years are written 2019-20, days 2020-03-31. Words that are not known are ''.

CREATE TABLE about (                  -- the register in key and value
    key TEXT PRIMARY KEY,             -- as_at, office, notice, software, counts_until
    value TEXT NOT NULL               -- counts_until: the last year of withheld_count; '' for none
) STRICT, WITHOUT ROWID;

CREATE TABLE authority (              -- only the bodies that are in the other tables
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL,               -- as at the day of the register
    short_name TEXT NOT NULL,
    gss_code TEXT,
    peer_group TEXT,                  -- its type; NULL: no group of similar bodies
    region TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (               -- decisions with an outcome that is listed: see profile.json
    number INTEGER PRIMARY KEY,       -- 1, 2, ...: newest first, then by authority and reference
    authority TEXT NOT NULL REFERENCES authority,
    reference TEXT NOT NULL,          -- as printed: 19 018 397
    key TEXT NOT NULL,                -- as in addresses: 19-018-397
    year TEXT NOT NULL,               -- business year of decided_on
    decided_on TEXT NOT NULL,         -- of the last decision of the case
    published_on TEXT NOT NULL,       -- of its words: earlier, if they were not new
    outcome TEXT NOT NULL,
    category TEXT NOT NULL,
    subcategory TEXT NOT NULL,
    kind TEXT NOT NULL,               -- statement or report
    summary TEXT NOT NULL,
    statement TEXT NOT NULL,
    UNIQUE (authority, reference)
) STRICT;
CREATE INDEX decision_key ON decision (key);
CREATE INDEX decision_of_year ON decision (authority, year, outcome);

CREATE TABLE improvement (            -- service improvements agreed in listed decisions with fault
    authority TEXT NOT NULL REFERENCES authority,
    reference TEXT NOT NULL,
    number INTEGER NOT NULL,          -- as in the case: personal remedies leave gaps
    key TEXT NOT NULL,
    agreed_on TEXT NOT NULL,
    due_on TEXT NOT NULL,             -- an agreed extension counts
    remedy TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('', 'done on time', 'late', 'not done')),
    PRIMARY KEY (authority, reference, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE failed_compliance (      -- listed decisions where we were not satisfied afterwards
    authority TEXT NOT NULL REFERENCES authority,
    reference TEXT NOT NULL,
    key TEXT NOT NULL,
    year TEXT NOT NULL,               -- business year of recorded_on
    recorded_on TEXT NOT NULL,        -- of the last outcome of the case
    outcome TEXT NOT NULL,
    PRIMARY KEY (authority, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE handed_on (              -- those that count in a successor's figures
    authority TEXT NOT NULL REFERENCES authority,
    reference TEXT NOT NULL,
    successor TEXT NOT NULL REFERENCES authority,
    PRIMARY KEY (authority, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (                 -- public interest reports
    authority TEXT NOT NULL REFERENCES authority,
    reference TEXT NOT NULL,
    key TEXT NOT NULL,
    published_on TEXT NOT NULL,
    title TEXT NOT NULL,
    file TEXT NOT NULL,
    considered_on TEXT,               -- NULL: not by the day of the register
    satisfied_on TEXT,
    PRIMARY KEY (authority, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE withheld_count (         -- how many decisions are counted but not listed
    year TEXT NOT NULL,               -- only years whose figures are public: see counts_until
    authority TEXT NOT NULL REFERENCES authority,
    outcome TEXT NOT NULL,            -- as listed; or failed compliance, by year recorded
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (year, authority, outcome)
) STRICT, WITHOUT ROWID;
