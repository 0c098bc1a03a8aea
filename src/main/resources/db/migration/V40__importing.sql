-- Published lists come in as jobs: the uploaded file, how its columns are read, what the dry run found, how far it is.

CREATE SEQUENCE import_job_seq INCREMENT BY 50;
CREATE TABLE import_job (
    id                bigint PRIMARY KEY,
    version           bigint       NOT NULL,
    state             varchar(20)  NOT NULL,
    file_name         varchar(300) NOT NULL,
    file_size         bigint       NOT NULL,
    sha256            varchar(64)  NOT NULL,
    format            varchar(10)  NOT NULL,
    row_count         integer      NOT NULL,
    columns           jsonb        NOT NULL,
    mapping           jsonb,
    layout            varchar(100),
    created_by        bigint REFERENCES person (id),
    created_at        timestamptz  NOT NULL,
    started_at        timestamptz,
    finished_at       timestamptz,
    rows_done         integer      NOT NULL DEFAULT 0,
    checked           jsonb,
    result            jsonb,
    failure_code      varchar(60),
    failure_arguments jsonb,
    -- Which process works on it, and until when nobody else may.
    worker            varchar(100),
    lease_until       timestamptz
);
CREATE INDEX import_job_due_idx ON import_job (state, id) WHERE state IN ('CHECKING', 'IMPORTING');

-- The file itself, until the job is over: any replica can go on with it.
CREATE TABLE import_chunk (
    job_id bigint  NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
    number integer NOT NULL,
    data   bytea   NOT NULL,
    PRIMARY KEY (job_id, number)
);

CREATE SEQUENCE import_problem_seq INCREMENT BY 50;
CREATE TABLE import_problem (
    id          bigint PRIMARY KEY,
    job_id      bigint      NOT NULL REFERENCES import_job (id) ON DELETE CASCADE,
    row_number  integer     NOT NULL,
    column_name varchar(200),
    severity    varchar(20) NOT NULL,
    code        varchar(60) NOT NULL,
    arguments   jsonb       NOT NULL,
    solution_id bigint
);
CREATE INDEX import_problem_job_idx ON import_problem (job_id, severity, row_number, id);

-- How the columns of a layout are read; found again by the columns themselves.
CREATE SEQUENCE import_layout_seq INCREMENT BY 50;
CREATE TABLE import_layout (
    id         bigint PRIMARY KEY,
    version    bigint       NOT NULL,
    name       varchar(100) NOT NULL,
    columns    varchar[]    NOT NULL,
    mapping    jsonb        NOT NULL,
    saved_by   bigint REFERENCES person (id),
    saved_at   timestamptz  NOT NULL,
    CONSTRAINT import_layout_name_key UNIQUE (name),
    CONSTRAINT import_layout_columns_key UNIQUE (columns)
);

-- Where a listing came from. The identity is the row's own id in its list, else the hash of what the row says.
CREATE TABLE imported_row (
    solution_id       bigint PRIMARY KEY REFERENCES solution (id),
    published_list_id bigint       NOT NULL REFERENCES published_list (id),
    identity          varchar(210) NOT NULL,
    row_hash          varchar(64)  NOT NULL,
    job_id            bigint       NOT NULL REFERENCES import_job (id),
    row_number        integer      NOT NULL,
    imported_at       timestamptz  NOT NULL,
    CONSTRAINT imported_row_identity_key UNIQUE (published_list_id, identity)
);
CREATE INDEX imported_row_job_idx ON imported_row (job_id);

-- A provider says that listings of a published list are its own; an admin decides.
CREATE SEQUENCE listing_claim_seq INCREMENT BY 50;
CREATE TABLE listing_claim (
    id              bigint PRIMARY KEY,
    version         bigint      NOT NULL,
    state           varchar(20) NOT NULL,
    organization_id bigint      NOT NULL REFERENCES organization (id),
    -- As stated then, whatever becomes of the organization's data later.
    credit_code     varchar(18) NOT NULL,
    listed_provider varchar(300),
    reason          text        NOT NULL,
    evidence        text        NOT NULL,
    claimed_by      bigint      NOT NULL REFERENCES person (id),
    claimed_at      timestamptz NOT NULL,
    decided_by      bigint REFERENCES person (id),
    decided_at      timestamptz,
    decision_note   text
);
CREATE INDEX listing_claim_queue_idx ON listing_claim (claimed_at, id) WHERE state = 'OPEN';
CREATE INDEX listing_claim_organization_idx ON listing_claim (organization_id, id DESC);
CREATE TABLE listing_claim_solution (
    claim_id    bigint NOT NULL REFERENCES listing_claim (id) ON DELETE CASCADE,
    solution_id bigint NOT NULL REFERENCES solution (id),
    PRIMARY KEY (claim_id, solution_id)
);
CREATE INDEX listing_claim_solution_idx ON listing_claim_solution (solution_id);
