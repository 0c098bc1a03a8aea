-- What a manufacturer wants; its content is one document, and what lists are narrowed down by stands beside it.
CREATE SEQUENCE need_seq INCREMENT BY 50;
CREATE TABLE need (
    id                  bigint PRIMARY KEY,
    version             bigint       NOT NULL,
    organization_id     bigint       NOT NULL REFERENCES organization (id),
    author_id           bigint       NOT NULL REFERENCES person (id),
    state               varchar(10)  NOT NULL CHECK (state IN ('DRAFT', 'OPEN', 'CLOSED')),
    visibility          varchar(10)  NOT NULL CHECK (visibility IN ('PUBLIC', 'MATCHED')),
    name_shown          boolean      NOT NULL,
    content             jsonb        NOT NULL,
    industry_codes      text[]       NOT NULL DEFAULT '{}',
    equipment_codes     text[]       NOT NULL DEFAULT '{}',
    region_codes        text[]       NOT NULL DEFAULT '{}',
    outcome             varchar(12)  CHECK (outcome IN ('CONTRACTED', 'ELSEWHERE', 'DROPPED')),
    outcome_solution_id bigint       REFERENCES solution (id),
    outcome_name        varchar(200),
    outcome_note        varchar(1000),
    created_at          timestamptz  NOT NULL,
    saved_at            timestamptz  NOT NULL,
    opened_at           timestamptz,
    closed_at           timestamptz,
    CONSTRAINT need_closed_with_outcome_check CHECK ((state = 'CLOSED') = (outcome IS NOT NULL))
);
CREATE INDEX need_organization_idx ON need (organization_id, state, saved_at DESC);
CREATE INDEX need_open_idx ON need (opened_at DESC, id DESC) WHERE state = 'OPEN';
