-- Searches that people keep, to be told when something new fits.

CREATE SEQUENCE saved_search_seq INCREMENT BY 50;
CREATE TABLE saved_search (
    id              bigint PRIMARY KEY,
    person_id       bigint      NOT NULL REFERENCES person (id),
    name            varchar(80) NOT NULL,
    -- The search as the query of its address, in one spelling for all that find the same.
    query           text        NOT NULL,
    frequency       varchar(20) NOT NULL,
    created_at      timestamptz NOT NULL,
    -- Null until what it found at first was noted.
    last_run_at     timestamptz,
    next_run_at     timestamptz NOT NULL,
    -- For a search that found more than can be noted: only what was published for the first time after this counts.
    published_after timestamptz,
    -- How many were found since its owner last looked.
    fresh           integer     NOT NULL
);
CREATE UNIQUE INDEX saved_search_query_key ON saved_search (person_id, md5(query));
CREATE INDEX saved_search_due_idx ON saved_search (next_run_at);

-- The ids of the solutions that are no news any more: there from the start, or told of.
CREATE TABLE saved_search_known (
    search_id bigint PRIMARY KEY REFERENCES saved_search (id) ON DELETE CASCADE,
    solutions bigint[] NOT NULL
);
