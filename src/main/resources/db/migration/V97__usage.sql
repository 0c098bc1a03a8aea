-- What is searched for and followed, to learn from, without anybody in it: no person, no address, no browser, no time
-- nearer than the hour. An id is made for each page of results and leads from nowhere else to it.
CREATE TABLE usage_search (
    id            varchar(22)  PRIMARY KEY,
    hour          timestamptz  NOT NULL,
    kind          varchar(10)  NOT NULL,
    channel       varchar(10)  NOT NULL,
    language      varchar(2)   NOT NULL,
    text          varchar(200) NOT NULL,
    filters       varchar(500) NOT NULL,
    page          integer      NOT NULL,
    total         bigint       NOT NULL,
    tolerant      boolean      NOT NULL,
    millis        bigint       NOT NULL,
    first_results bigint[]     NOT NULL,
    -- What was done with a result of it, told here too so that a list of queries reads one table.
    opened        boolean      NOT NULL DEFAULT false,
    reasons       boolean      NOT NULL DEFAULT false,
    contacted     boolean      NOT NULL DEFAULT false
);
CREATE INDEX usage_search_hour_idx ON usage_search (hour);
CREATE INDEX usage_search_empty_idx ON usage_search (hour) WHERE total = 0 AND text <> '';
CREATE INDEX usage_search_text_idx ON usage_search (text, hour DESC);

-- Without a time of its own. Of a contact not even the solution is kept: a conversation about it that began in that hour
-- would tell who searched.
CREATE TABLE usage_step (
    search_id   varchar(22) NOT NULL REFERENCES usage_search (id) ON DELETE CASCADE,
    step        varchar(10) NOT NULL,
    solution_id bigint,
    rank        integer,
    CONSTRAINT usage_step_key UNIQUE NULLS NOT DISTINCT (search_id, step, solution_id)
);

-- The sums of each day in Chinese time, so that no page counts.
CREATE TABLE usage_day (
    day       date        NOT NULL,
    kind      varchar(10) NOT NULL,
    searches  bigint      NOT NULL,
    empty     bigint      NOT NULL,
    slow      bigint      NOT NULL,
    opened    bigint      NOT NULL,
    reasons   bigint      NOT NULL,
    contacted bigint      NOT NULL,
    PRIMARY KEY (day, kind)
);

ALTER TABLE person ADD COLUMN recording_refused boolean NOT NULL DEFAULT false;
