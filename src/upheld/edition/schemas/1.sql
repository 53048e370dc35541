-- edition.sqlite: everything an output may print. No contact, no email, no case that is not public.
-- Years are written 2019-20, days 2020-03-31, times with their offset, yes and no as 1 and 0.

CREATE TABLE about (                  -- the edition in key and value
    key TEXT PRIMARY KEY,             -- year, version, as_at, letters_on, public_at, office, notice...
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE authority (
    slug TEXT PRIMARY KEY,
    gss_code TEXT,
    name TEXT NOT NULL,               -- as at the last day of the edition's year
    short_name TEXT NOT NULL,
    peer_group TEXT,                  -- NULL: no group of similar bodies
    kind TEXT NOT NULL,
    region TEXT,
    county TEXT,
    first_day TEXT,                   -- NULL: before there was an edition
    last_day TEXT,                    -- NULL: it exists
    latitude REAL,
    longitude REAL
) STRICT, WITHOUT ROWID;

CREATE TABLE name (
    authority TEXT NOT NULL REFERENCES authority,
    name TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    PRIMARY KEY (authority, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE succession (
    predecessor TEXT NOT NULL REFERENCES authority,
    successor TEXT NOT NULL REFERENCES authority,
    on_day TEXT NOT NULL,             -- the successor's first day
    PRIMARY KEY (predecessor, successor)
) STRICT, WITHOUT ROWID;

CREATE TABLE population (             -- the one a year's rate is made with
    year TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    residents INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (year, authority)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (             -- who was in a group in a year
    year TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    peer_group TEXT NOT NULL,
    PRIMARY KEY (year, authority)
) STRICT, WITHOUT ROWID;

CREATE TABLE held (                   -- years whose cases were counted: a missing count is then 0
    year TEXT NOT NULL,
    what TEXT NOT NULL,               -- as in counted; also recommendations, reports: none is none
    PRIMARY KEY (year, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE counted (                -- the cells everything is added up from; no zero cells
    year TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    what TEXT NOT NULL,               -- received, decided, compliance, remedied
    category TEXT NOT NULL,           -- '' where it is not told
    outcome TEXT NOT NULL,            -- '' where there is none
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (year, authority, what, category, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE total (                  -- all authorities together
    year TEXT NOT NULL,
    what TEXT NOT NULL,               -- also: complaints decided, decisions about authorities
    category TEXT NOT NULL,
    outcome TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (year, what, category, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (                -- the glossary of the measures
    slug TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    definition TEXT NOT NULL,
    counted_one TEXT NOT NULL,
    counted_many TEXT NOT NULL,
    out_of_one TEXT NOT NULL,
    out_of_many TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE average (                -- similar authorities together, as printed
    year TEXT NOT NULL,
    peer_group TEXT NOT NULL,
    measure TEXT NOT NULL,
    counted INTEGER,                  -- NULL: known only as published
    out_of INTEGER,
    text TEXT NOT NULL,
    basis TEXT NOT NULL,              -- pooled, as published, pinned
    source TEXT NOT NULL,
    members INTEGER NOT NULL,         -- authorities in the average
    PRIMARY KEY (year, peer_group, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure (                 -- one row per authority, year and measure
    authority TEXT NOT NULL REFERENCES authority,
    gss_code TEXT,
    name TEXT NOT NULL,               -- as at the last day of the row's year
    year TEXT NOT NULL,
    measure TEXT NOT NULL,
    counted INTEGER,                  -- NULL: not available
    out_of INTEGER,
    out_of_name TEXT NOT NULL,
    text TEXT NOT NULL,
    low REAL,                         -- the 95% interval, as proportions; NULL: not a sample, no case
    high REAL,
    peer_group TEXT,
    peer_counted INTEGER,
    peer_out_of INTEGER,
    peer_text TEXT,                   -- NULL: no average is printed beside it
    comparison TEXT NOT NULL,         -- no-cases, not-available, not-compared, no-group, ended,
                                      -- too-few, no-difference-shown, higher, lower
    sentence TEXT NOT NULL,
    PRIMARY KEY (authority, year, measure)
) STRICT;

CREATE TABLE service (                -- complaints upheld by service, of years held by category
    year TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    category TEXT NOT NULL,
    received INTEGER,                 -- NULL: not told by category
    decided INTEGER,
    counted INTEGER NOT NULL,         -- upheld
    out_of INTEGER NOT NULL,          -- detailed investigations
    text TEXT NOT NULL,
    PRIMARY KEY (year, authority, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE area (                   -- authorities together, the ended ones too
    year TEXT NOT NULL,
    area TEXT NOT NULL,               -- a region; '' for all authorities
    category TEXT NOT NULL,           -- '' for all; by category only the measure upheld
    measure TEXT NOT NULL,            -- no rate by residents
    counted INTEGER,                  -- NULL: not available
    out_of INTEGER,
    out_of_name TEXT NOT NULL,
    text TEXT NOT NULL,
    authorities INTEGER NOT NULL,     -- that existed in the year, or were counted about in it
    PRIMARY KEY (year, area, category, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE stage (                  -- what became of complaints
    year TEXT NOT NULL,
    whose TEXT NOT NULL,              -- an authority's slug; a region; '' for all authorities
    received INTEGER,                 -- complaints and enquiries; NULL: not available
    decided INTEGER,
    not_ours INTEGER,                 -- too early, or not ours to look at
    closed INTEGER,                   -- closed after initial enquiries
    investigated INTEGER,             -- in detail: not upheld and upheld
    not_upheld INTEGER,
    upheld INTEGER,
    PRIMARY KEY (year, whose)
) STRICT, WITHOUT ROWID;

CREATE TABLE hexagon (                -- where a council stands on the map of hexagons
    year TEXT NOT NULL,
    layer TEXT NOT NULL,              -- lower: districts; upper: counties; both: all other councils
    authority TEXT NOT NULL REFERENCES authority,
    place_x INTEGER NOT NULL,         -- column; in odd rows half a cell further east
    place_y INTEGER NOT NULL,         -- row, from north to south
    PRIMARY KEY (year, layer, authority)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparing (              -- one row per figure and basis of comparison
    authority TEXT NOT NULL REFERENCES authority,
    year TEXT NOT NULL,
    measure TEXT NOT NULL,
    basis TEXT NOT NULL,              -- peers, services, without-largest, pooled-years, last-year
    beside TEXT NOT NULL,             -- the group; complainant, issue; first year; the year before
    counted INTEGER NOT NULL,         -- on this basis; of last-year those of the year before
    out_of INTEGER NOT NULL,
    expected REAL,                    -- counted, if it did not differ; NULL: nothing to compare with
    tail REAL,                        -- chance of a result as far out, in its direction
    level REAL,                       -- 0.025 or 0.001, where the tail reaches it
    low REAL NOT NULL,                -- the 95% interval of counted out of out_of
    high REAL NOT NULL,
    comparison TEXT NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (authority, year, measure, basis)
) STRICT, WITHOUT ROWID;

CREATE TABLE largest (                -- who or what gave rise to most of an authority's decisions
    year TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    kind TEXT NOT NULL,               -- complainant, issue; which one is told nowhere
    upheld INTEGER NOT NULL,
    not_upheld INTEGER NOT NULL,
    remedied INTEGER NOT NULL,        -- of the upheld
    PRIMARY KEY (year, authority, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE revised (                -- earlier figures that today's cases no longer give
    year TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    measure TEXT NOT NULL,
    counted INTEGER NOT NULL,
    out_of INTEGER NOT NULL,
    text TEXT NOT NULL,               -- as published stands in figure
    why TEXT NOT NULL,
    PRIMARY KEY (year, authority, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE together (               -- predecessors together, in the years before one began
    authority TEXT NOT NULL REFERENCES authority,
    year TEXT NOT NULL,
    measure TEXT NOT NULL,
    counted INTEGER,                  -- NULL: not available, and reason says why
    out_of INTEGER,
    out_of_name TEXT NOT NULL,
    text TEXT NOT NULL,
    label TEXT NOT NULL,              -- whose figures these are
    members TEXT NOT NULL,            -- slugs, separated by spaces: whose counts are added up
    is_family INTEGER NOT NULL,       -- 1: of several successors, for a predecessor was divided
    reason TEXT NOT NULL,             -- why there is no sum, or why it is the family's; '' for none
    PRIMARY KEY (authority, year, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE chance (                 -- how many would stand out in a group by chance alone
    year TEXT NOT NULL,
    peer_group TEXT NOT NULL,
    measure TEXT NOT NULL,
    compared INTEGER NOT NULL,        -- authorities with any case
    standing_out INTEGER NOT NULL,    -- higher or lower
    expected REAL NOT NULL,           -- if all were the same
    low INTEGER NOT NULL,             -- 95 of 100 simulated years lie between
    high INTEGER NOT NULL,
    PRIMARY KEY (year, peer_group, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE break (                  -- where series cannot be compared
    year TEXT NOT NULL,
    series TEXT NOT NULL,
    is_break INTEGER NOT NULL,        -- 0: a note beside the figures
    words TEXT NOT NULL,
    PRIMARY KEY (year, series, is_break)
) STRICT, WITHOUT ROWID;

CREATE TABLE improvement (            -- service improvements agreed in the year, public ones only
    authority TEXT NOT NULL REFERENCES authority,
    reference TEXT NOT NULL,
    number INTEGER NOT NULL,
    agreed_on TEXT NOT NULL,
    remedy TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (authority, reference, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE failed_compliance (      -- compliance outcomes of the year that did not satisfy us
    authority TEXT NOT NULL REFERENCES authority,
    reference TEXT NOT NULL,          -- only cases whose decision is public
    recorded_on TEXT NOT NULL,
    outcome TEXT NOT NULL,
    category TEXT,                    -- NULL: decided before the extract begins
    PRIMARY KEY (authority, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE unlisted (               -- how many more there are that may not be listed
    authority TEXT NOT NULL REFERENCES authority,
    list TEXT NOT NULL,               -- improvement, failed_compliance
    count INTEGER NOT NULL,
    PRIMARY KEY (authority, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (                 -- public interest reports published in the year
    authority TEXT NOT NULL REFERENCES authority,
    reference TEXT NOT NULL,
    published_on TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (authority, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE learning (               -- courses, seminars and webinars by year
    year TEXT NOT NULL,
    kind TEXT NOT NULL,               -- course, seminar, webinar
    audience TEXT NOT NULL,
    events INTEGER NOT NULL,
    places INTEGER NOT NULL,          -- different places
    people INTEGER NOT NULL,
    authorities INTEGER NOT NULL,     -- different authorities of the directory among them
    PRIMARY KEY (year, kind, audience)
) STRICT, WITHOUT ROWID;

CREATE TABLE earlier_letter (
    authority TEXT NOT NULL REFERENCES authority,
    year TEXT NOT NULL,
    file TEXT NOT NULL,
    PRIMARY KEY (authority, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE letter (                 -- the letters of this edition, word for word
    authority TEXT PRIMARY KEY REFERENCES authority,
    sent_to TEXT NOT NULL,            -- slugs, separated by spaces: itself, or its successors
    file TEXT NOT NULL,               -- letters/SLUG.pdf; beside it letters/SLUG.html
    issued_in INTEGER NOT NULL,       -- the version in which these words were first sent
    letters_on TEXT NOT NULL,         -- the day it is dated; '' on a draft
    public_at TEXT NOT NULL,          -- '' on a draft
    replaces TEXT NOT NULL,           -- the day of the letter that it replaces; '' for none
    paragraph TEXT NOT NULL,          -- the approved message to this one authority; '' for none
    content TEXT NOT NULL             -- the letter's parts as JSON, without the addressee
) STRICT, WITHOUT ROWID;
