-- edition.sqlite: everything an output may print. No contact, no email, no single case.
-- Years are written 2019-20, days 2020-03-31, times with their offset, yes and no as 1 and 0.

CREATE TABLE about (                  -- the edition in key and value
    key TEXT PRIMARY KEY,             -- year, version, as_at, letters_on, public_at, office, notice...
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE frozen (                 -- what its ombudsman counts and says, as JSON
    name TEXT PRIMARY KEY,            -- profile, words
    content TEXT NOT NULL
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

CREATE TABLE other_code (             -- GSS codes besides its own that an authority has or had
    code TEXT PRIMARY KEY,
    authority TEXT NOT NULL REFERENCES authority
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
    what TEXT NOT NULL,               -- received, decided and so on
    category TEXT NOT NULL,           -- '' where it is not told
    outcome TEXT NOT NULL,            -- '' where there is none
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (year, authority, what, category, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE handed_on (              -- compliance outcomes recorded after a body's last day, where
    year TEXT NOT NULL,               -- the office names whose figures they count in
    body TEXT NOT NULL REFERENCES authority,
    successor TEXT NOT NULL REFERENCES authority, -- whose counts they are among
    outcome TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (year, body, successor, outcome)
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
    low REAL,                         -- 95% confidence interval (Clopper-Pearson), as proportions;
                                      -- NULL: not a sample, no case
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

CREATE TABLE corrected_figure (       -- figures that are not as they were first published: [r]
    year TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    measure TEXT NOT NULL,
    PRIMARY KEY (year, authority, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE service (                -- the main measure by service, of years held by category
    year TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    category TEXT NOT NULL,
    received INTEGER,                 -- NULL: not told by category
    decided INTEGER,
    counted INTEGER NOT NULL,
    out_of INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (year, authority, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE area (                   -- authorities together, the ended ones too
    year TEXT NOT NULL,
    area TEXT NOT NULL,               -- a region; '' for all authorities
    category TEXT NOT NULL,           -- '' for all; by category only the main measure
    measure TEXT NOT NULL,            -- no rate by residents
    counted INTEGER,                  -- NULL: not available
    out_of INTEGER,
    out_of_name TEXT NOT NULL,
    text TEXT NOT NULL,
    authorities INTEGER NOT NULL,     -- that existed in the year, or were counted about in it
    PRIMARY KEY (year, area, category, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE stage (                  -- how far complaints went
    year TEXT NOT NULL,
    whose TEXT NOT NULL,              -- an authority's slug; a region; '' for all authorities
    place INTEGER NOT NULL,
    stage TEXT NOT NULL,              -- received, decided, then each stage of the profile
    count INTEGER,                    -- complaints and enquiries, or decisions; NULL: not available
    with_fault INTEGER,               -- among the decisions; NULL too for what was received
    PRIMARY KEY (year, whose, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE hexagon (                -- where an authority stands on the map of hexagons
    year TEXT NOT NULL,
    layer TEXT NOT NULL,              -- lower, upper or both, as its group is
    authority TEXT NOT NULL REFERENCES authority,
    place_x INTEGER NOT NULL,         -- column; in odd rows half a cell further east
    place_y INTEGER NOT NULL,         -- row, from north to south
    PRIMARY KEY (year, layer, authority)
) STRICT, WITHOUT ROWID;

CREATE TABLE comparing (              -- one row per figure and basis of comparison
    authority TEXT NOT NULL REFERENCES authority,
    year TEXT NOT NULL,
    measure TEXT NOT NULL,
    basis TEXT NOT NULL,              -- peers, services, pooled-years; last-year is not compared
    beside TEXT NOT NULL,             -- the group; the first year; the year before
    counted INTEGER NOT NULL,         -- on this basis; of last-year those of the year before
    out_of INTEGER NOT NULL,
    expected REAL,                    -- counted, if it did not differ; NULL: nothing to compare with
    tail REAL,                        -- chance of a result as far out, in its direction
    level REAL,                       -- of this row: 0.025, of pooled-years 0.001; NULL: not compared
    reach TEXT,                       -- what could have been shown: both, higher, lower, none
    chance_least INTEGER,             -- the range of chance in counts: below it is lower, above it
    chance_most INTEGER,              -- higher; NULL: too few cases, or nothing within reach
    chance_range TEXT NOT NULL,       -- the same in words; '' where there is none
    low REAL NOT NULL,                -- 95% confidence interval of counted out of out_of
    high REAL NOT NULL,               -- (Clopper-Pearson), never to be read beside an average
    comparison TEXT NOT NULL,
    sentence TEXT NOT NULL,
    PRIMARY KEY (authority, year, measure, basis)
) STRICT, WITHOUT ROWID;

CREATE TABLE related_figure (         -- figures that stand out only with their related complaints;
    year TEXT NOT NULL,               -- how many those are is in the private sheets
    authority TEXT NOT NULL REFERENCES authority,
    measure TEXT NOT NULL,
    PRIMARY KEY (year, authority, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE added_year (             -- the earlier years that pooled years of a year add
    year TEXT NOT NULL,
    added TEXT NOT NULL,
    basis TEXT NOT NULL,              -- our records; as published, where they hold no cases of it
    PRIMARY KEY (year, added)
) STRICT, WITHOUT ROWID;

CREATE TABLE added (                  -- what they add, where it is not what was published
    year TEXT NOT NULL,
    added TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    measure TEXT NOT NULL,
    counted INTEGER NOT NULL,
    out_of INTEGER NOT NULL,
    PRIMARY KEY (year, added, authority, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE revised (                -- earlier figures that today's cases no longer give
    year TEXT NOT NULL,
    authority TEXT NOT NULL REFERENCES authority,
    measure TEXT NOT NULL,
    counted INTEGER NOT NULL,
    out_of INTEGER NOT NULL,
    text TEXT NOT NULL,               -- as published stands in figure
    decided_again INTEGER NOT NULL,   -- cases of the published figure that have been since
    corrected INTEGER NOT NULL,       -- 1: records were corrected, as those cases do not explain it
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
    most INTEGER NOT NULL,            -- no more than this in 19 simulated years of 20
    page_rate REAL,                   -- share of the group's pages that would say higher or lower of
                                      -- any measure, service by service or years together too
    one_page_in INTEGER,              -- the same as printed: about 1 page in so many
    PRIMARY KEY (year, peer_group, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE break (                  -- where series cannot be compared
    year TEXT NOT NULL,
    series TEXT NOT NULL,
    is_break INTEGER NOT NULL,        -- 0: a note beside the figures
    words TEXT NOT NULL,
    PRIMARY KEY (year, series, is_break)
) STRICT, WITHOUT ROWID;

CREATE TABLE single_cases (           -- how many an authority's letter speaks of; the register has
    authority TEXT NOT NULL REFERENCES authority, -- their words, and no edition has any
    what TEXT NOT NULL,               -- improvement: agreed in the year; failed_compliance:
                                      -- outcomes that did not satisfy us; report: published
    decided_about TEXT NOT NULL REFERENCES authority, -- itself, or who handed the outcome on
    public INTEGER NOT NULL,          -- on the day of publication
    not_public INTEGER NOT NULL,      -- too recent, or withheld
    PRIMARY KEY (authority, what, decided_about)
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

CREATE TABLE message (                -- what the office says in every letter of the year
    place INTEGER PRIMARY KEY,
    written TEXT NOT NULL,            -- as it was approved: {figures} named, [numbers] quoted
    source TEXT NOT NULL              -- of the numbers that it quotes; '' for none
) STRICT;

CREATE TABLE letter (                 -- the letters of this edition, word for word
    authority TEXT PRIMARY KEY REFERENCES authority,
    sent_to TEXT NOT NULL,            -- slugs, separated by spaces: itself, or its successors
    file TEXT NOT NULL,               -- letters/SLUG.pdf; beside it letters/SLUG.html
    issued_in INTEGER NOT NULL,       -- the version in which these words were first sent
    letters_on TEXT NOT NULL,         -- the day it is dated; '' on a draft
    public_at TEXT NOT NULL,          -- '' on a draft
    replaces TEXT NOT NULL,           -- the day of the letter that it replaces; '' for none
    paragraph TEXT NOT NULL,          -- the approved message to this one authority; '' for none
    written TEXT NOT NULL,            -- as it was approved: {figures} named, [numbers] quoted
    source TEXT NOT NULL,             -- of the numbers that it quotes; '' for none
    content TEXT NOT NULL             -- the letter's parts as JSON, without the addressee
) STRICT, WITHOUT ROWID;

CREATE TABLE timeliness (             -- how long after its year an edition was made and sent
    year TEXT PRIMARY KEY,
    as_at TEXT NOT NULL,
    letters_on TEXT NOT NULL,         -- '' on a draft
    public_at TEXT NOT NULL,          -- '' on a draft
    days_to_figures INTEGER NOT NULL, -- from the last day of the year
    days_to_letters INTEGER,          -- NULL on a draft
    days_to_publication INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE coverage (               -- about how many authorities a year says anything
    year TEXT NOT NULL,
    peer_group TEXT NOT NULL,         -- '' all; none: without a group; ended: before the year
    authorities INTEGER NOT NULL,     -- that existed in the year, or were counted about in it
    with_figures INTEGER NOT NULL,    -- with any figure that is available
    with_cases INTEGER NOT NULL,      -- about which anything was counted
    received INTEGER NOT NULL,        -- about which a complaint was received
    decided INTEGER NOT NULL,
    investigated INTEGER NOT NULL,    -- in detail
    compliance INTEGER NOT NULL,      -- with a compliance outcome
    PRIMARY KEY (year, peer_group)
) STRICT, WITHOUT ROWID;

CREATE TABLE completeness (           -- filled cells in the extract, by table and column
    year TEXT NOT NULL,
    source TEXT NOT NULL,             -- the table of the extract
    field TEXT NOT NULL,              -- its column
    may_be_empty INTEGER NOT NULL,    -- 1: a cell may be empty for a good reason
    rows INTEGER NOT NULL,            -- of the year, where the table has a day or a year
    filled INTEGER,                   -- NULL: the extract does not have the column
    text TEXT NOT NULL,               -- the share filled
    PRIMARY KEY (year, source, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE decided_again (          -- cases whose last entry, in the year, replaced another
    year TEXT NOT NULL,
    what TEXT NOT NULL,               -- decided, compliance
    cases INTEGER NOT NULL,
    earlier_known INTEGER NOT NULL,   -- of which the extract holds the entry before
    changed_outcome INTEGER NOT NULL, -- of those known
    changed_year INTEGER NOT NULL,
    PRIMARY KEY (year, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE revised_by (             -- earlier figures that today's records no longer give
    year TEXT NOT NULL,
    measure TEXT NOT NULL,
    published INTEGER NOT NULL,       -- figures of the year that were published
    revised INTEGER NOT NULL,         -- of them; the sum of the next three
    decided_again INTEGER NOT NULL,   -- only because cases were decided again
    corrected INTEGER NOT NULL,       -- only because records were corrected
    both INTEGER NOT NULL,
    largest REAL,                     -- change, in percentage points as printed; NULL: no percentages
    median REAL,
    PRIMARY KEY (year, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE recorded_later (         -- cases of earlier years that came after its figures
    year TEXT NOT NULL,
    what TEXT NOT NULL,               -- received, decided, compliance
    published INTEGER NOT NULL,
    now INTEGER NOT NULL,             -- that today's records give
    decided_again INTEGER NOT NULL,   -- that were in the figures and have left the year since
    later INTEGER NOT NULL,           -- now and decided again, less published; below 0: taken out
    PRIMARY KEY (year, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE related (                -- figures of which one cause makes a tenth or more; no names
    year TEXT NOT NULL,
    measure TEXT NOT NULL,
    kind TEXT NOT NULL,               -- complainant, issue
    authorities INTEGER NOT NULL,     -- with enough cases to ask
    related INTEGER NOT NULL,         -- where it makes a tenth or more, and enough cases itself
    PRIMARY KEY (year, measure, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE dispersion (             -- how much more a group differs than chance gives
    year TEXT NOT NULL,
    peer_group TEXT NOT NULL,
    measure TEXT NOT NULL,
    members INTEGER NOT NULL,         -- with any case
    phi REAL NOT NULL,                -- winsorised; 1: as much as chance gives
    tau2 REAL NOT NULL,               -- variance between members, as a squared proportion
    PRIMARY KEY (year, peer_group, measure)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (                 -- the office's policies that are approved; no others
    kind TEXT PRIMARY KEY,            -- revisions, disclosure, early-access, users, code-of-practice
    title TEXT NOT NULL,
    owner TEXT NOT NULL,
    approved_on TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
