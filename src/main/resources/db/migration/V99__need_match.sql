-- What the pool has for each open need, kept so that both sides can be told and shown of it without asking again.
CREATE SEQUENCE need_match_seq INCREMENT BY 50;
CREATE TABLE need_match (
    id          bigint PRIMARY KEY,
    need_id     bigint        NOT NULL REFERENCES need (id) ON DELETE CASCADE,
    solution_id bigint        NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
    -- Whose solution it is; null for a listing of a published list that nobody has claimed.
    provider_id bigint        REFERENCES organization (id),
    score       numeric(9, 6) NOT NULL,
    level       varchar(20)   NOT NULL,
    position    integer       NOT NULL,
    reasons     jsonb         NOT NULL,
    matched_at  timestamptz   NOT NULL,
    CONSTRAINT need_match_key UNIQUE (need_id, solution_id)
);
CREATE INDEX need_match_provider_idx ON need_match (provider_id, need_id, score DESC);
CREATE INDEX need_match_solution_idx ON need_match (solution_id);

-- When an open need was matched, and what makes it due again.
CREATE TABLE need_match_round (
    need_id      bigint PRIMARY KEY REFERENCES need (id) ON DELETE CASCADE,
    -- Set when the need itself changed; null as soon as that was matched.
    due_at       timestamptz,
    -- How many changes of the pool its last round saw; see match_pool.
    seen_changes bigint  NOT NULL DEFAULT 0,
    matched_at   timestamptz,
    attempts     integer NOT NULL DEFAULT 0,
    -- While somebody is at it, and after a failure.
    not_before   timestamptz
);
CREATE INDEX need_match_round_matched_idx ON need_match_round (matched_at);

-- Counts what reached the search index: one row.
CREATE TABLE match_pool (
    id         integer PRIMARY KEY CHECK (id = 1),
    changes    bigint      NOT NULL,
    changed_at timestamptz NOT NULL
);
INSERT INTO match_pool (id, changes, changed_at) VALUES (1, 0, now());

INSERT INTO need_match_round (need_id, due_at) SELECT id, now() FROM need WHERE state = 'OPEN';

-- How often somebody wants to hear of one need's solutions, or of the needs that fit their solutions.
CREATE SEQUENCE news_choice_seq INCREMENT BY 50;
CREATE TABLE news_choice (
    id        bigint PRIMARY KEY,
    person_id bigint      NOT NULL REFERENCES person (id),
    kind      varchar(40) NOT NULL,
    scope     varchar(40) NOT NULL,
    frequency varchar(20) NOT NULL,
    CONSTRAINT news_choice_key UNIQUE (person_id, kind, scope)
);
