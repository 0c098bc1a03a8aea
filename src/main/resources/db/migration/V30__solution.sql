-- A listing and its revisions. What is published stays as it is while the next revision is written and reviewed.

CREATE SEQUENCE published_list_seq INCREMENT BY 50;
CREATE TABLE published_list (
    id         bigint PRIMARY KEY,
    name       varchar(300) NOT NULL,
    issuer     varchar(300) NOT NULL,
    year       integer,
    batch      varchar(100),
    licence    varchar(500),
    created_at timestamptz  NOT NULL
);
CREATE UNIQUE INDEX published_list_key ON published_list (name, issuer, coalesce(year, 0), coalesce(batch, ''));

CREATE SEQUENCE solution_seq INCREMENT BY 50;
CREATE TABLE solution (
    id                    bigint PRIMARY KEY,
    version               bigint       NOT NULL,
    organization_id       bigint REFERENCES organization (id),
    state                 varchar(20)  NOT NULL,
    published_revision_id bigint,
    working_revision_id   bigint,
    title                 varchar(200) NOT NULL,
    title_en              varchar(300),
    sort_key              varchar(800) NOT NULL,
    industries            text[]       NOT NULL DEFAULT '{}',
    equipment             text[]       NOT NULL DEFAULT '{}',
    -- Where a listing without an account comes from, exactly as published.
    published_list_id     bigint REFERENCES published_list (id),
    source_row_id         varchar(200),
    source_url            varchar(1000),
    listed_provider       varchar(300),
    created_at            timestamptz  NOT NULL,
    first_published_at    timestamptz,
    published_at          timestamptz,
    state_reason          text,
    CONSTRAINT solution_origin_check CHECK (organization_id IS NOT NULL OR published_list_id IS NOT NULL)
);
CREATE UNIQUE INDEX solution_source_key ON solution (published_list_id, source_row_id) WHERE source_row_id IS NOT NULL;
CREATE INDEX solution_organization_idx ON solution (organization_id, id DESC);
CREATE INDEX solution_newest_idx ON solution (first_published_at DESC, id DESC) WHERE state = 'PUBLISHED';
CREATE INDEX solution_industries_idx ON solution USING gin (industries) WHERE state = 'PUBLISHED';
CREATE INDEX solution_equipment_idx ON solution USING gin (equipment) WHERE state = 'PUBLISHED';
CREATE INDEX solution_title_trgm_idx ON solution USING gin (title gin_trgm_ops);

CREATE SEQUENCE solution_revision_seq INCREMENT BY 50;
CREATE TABLE solution_revision (
    id             bigint PRIMARY KEY,
    version        bigint      NOT NULL,
    solution_id    bigint      NOT NULL REFERENCES solution (id),
    number         integer     NOT NULL,
    state          varchar(20) NOT NULL,
    content        jsonb       NOT NULL,
    created_by     bigint REFERENCES person (id),
    created_at     timestamptz NOT NULL,
    saved_by       bigint REFERENCES person (id),
    saved_at       timestamptz NOT NULL,
    submitted_at   timestamptz,
    reviewer_id    bigint REFERENCES person (id),
    claimed_at     timestamptz,
    decided_at     timestamptz,
    decision_note  text,
    field_notes    jsonb       NOT NULL DEFAULT '{}',
    CONSTRAINT solution_revision_number_key UNIQUE (solution_id, number)
);
CREATE INDEX solution_revision_queue_idx ON solution_revision (submitted_at, id) WHERE state = 'SUBMITTED';
ALTER TABLE solution ADD FOREIGN KEY (published_revision_id) REFERENCES solution_revision (id);
ALTER TABLE solution ADD FOREIGN KEY (working_revision_id) REFERENCES solution_revision (id);
