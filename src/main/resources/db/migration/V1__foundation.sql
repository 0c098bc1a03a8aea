-- The ground floor: people, organizations, the record of who did what, and the two tables through which
-- everything leaves the database (the search index and mail).

ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app_role};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${app_role};

CREATE SEQUENCE organization_seq INCREMENT BY 50;
CREATE TABLE organization (
    id            bigint PRIMARY KEY,
    version       bigint       NOT NULL,
    credit_code   varchar(18)  NOT NULL,
    name          varchar(200) NOT NULL,
    name_en       varchar(200),
    sort_key      varchar(400) NOT NULL,
    provider      boolean      NOT NULL,
    manufacturer  boolean      NOT NULL,
    region        varchar(20)  NOT NULL,
    size          varchar(20)  NOT NULL,
    provider_kind varchar(20),
    industry      varchar(40),
    website       varchar(300),
    about_zh      text,
    about_en      text,
    created_at    timestamptz  NOT NULL,
    updated_at    timestamptz  NOT NULL,
    CONSTRAINT organization_credit_code_key UNIQUE (credit_code),
    CONSTRAINT organization_kind_check CHECK (provider OR manufacturer)
);
CREATE INDEX organization_sort_idx ON organization (sort_key, id);

CREATE SEQUENCE person_seq INCREMENT BY 50;
CREATE TABLE person (
    id              bigint PRIMARY KEY,
    version         bigint       NOT NULL,
    subject         varchar(100) NOT NULL,
    name            varchar(200) NOT NULL,
    email           varchar(320),
    phone           varchar(40),
    language        varchar(2)   NOT NULL,
    organization_id bigint REFERENCES organization (id),
    membership      varchar(20),
    created_at      timestamptz  NOT NULL,
    last_seen_at    timestamptz  NOT NULL,
    CONSTRAINT person_subject_key UNIQUE (subject),
    CONSTRAINT person_membership_check CHECK ((organization_id IS NULL) = (membership IS NULL))
);
CREATE INDEX person_organization_idx ON person (organization_id);

-- Append-only: the application's role may add and read, nothing else.
CREATE SEQUENCE audit_event_seq INCREMENT BY 50;
CREATE TABLE audit_event (
    id              bigint PRIMARY KEY,
    at              timestamptz  NOT NULL,
    actor_subject   varchar(100),
    actor_name      varchar(200) NOT NULL,
    organization_id bigint,
    action          varchar(80)  NOT NULL,
    subject_type    varchar(40)  NOT NULL,
    subject_id      varchar(80)  NOT NULL,
    before          jsonb,
    after           jsonb,
    reason          text,
    request_id      varchar(64)
);
CREATE INDEX audit_event_subject_idx ON audit_event (subject_type, subject_id, id);
CREATE INDEX audit_event_at_idx ON audit_event (at);
REVOKE UPDATE, DELETE, TRUNCATE ON audit_event FROM ${app_role};

-- What the search index still has to hear of. One row a document: marking it again moves it to the end.
CREATE TABLE index_outbox (
    kind            varchar(20) NOT NULL,
    document_id     bigint      NOT NULL,
    marked_at       timestamptz NOT NULL,
    mark            bigint      NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    last_error      text,
    PRIMARY KEY (kind, document_id)
);
CREATE INDEX index_outbox_due_idx ON index_outbox (next_attempt_at);
CREATE SEQUENCE index_outbox_mark_seq;

-- What a person is told, on the page and by mail. The mail leaves later, from here.
CREATE SEQUENCE notice_seq INCREMENT BY 50;
CREATE TABLE notice (
    id              bigint PRIMARY KEY,
    person_id       bigint       REFERENCES person (id),
    address         varchar(320),
    language        varchar(2)   NOT NULL,
    kind            varchar(60)  NOT NULL,
    arguments       jsonb        NOT NULL,
    link            varchar(500) NOT NULL,
    created_at      timestamptz  NOT NULL,
    read_at         timestamptz,
    mail_state      varchar(20)  NOT NULL,
    mail_attempts   integer      NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    mail_error      text,
    CONSTRAINT notice_reader_check CHECK (person_id IS NOT NULL OR address IS NOT NULL)
);
CREATE INDEX notice_person_idx ON notice (person_id, id DESC);
CREATE INDEX notice_unread_idx ON notice (person_id) WHERE read_at IS NULL;
CREATE INDEX notice_mail_idx ON notice (next_attempt_at) WHERE mail_state = 'WAITING';

-- Files people upload, in the same transaction and the same backup as what they belong to.
CREATE SEQUENCE attachment_seq INCREMENT BY 50;
CREATE TABLE attachment (
    id              bigint PRIMARY KEY,
    organization_id bigint       NOT NULL REFERENCES organization (id),
    purpose         varchar(20)  NOT NULL,
    subject_id      bigint       NOT NULL,
    file_name       varchar(200) NOT NULL,
    media_type      varchar(120) NOT NULL,
    size            bigint       NOT NULL,
    sha256          varchar(64)  NOT NULL,
    data            bytea        NOT NULL,
    uploaded_by     bigint       NOT NULL REFERENCES person (id),
    uploaded_at     timestamptz  NOT NULL
);
CREATE INDEX attachment_subject_idx ON attachment (purpose, subject_id);
