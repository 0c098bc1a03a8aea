-- Conversations between a manufacturer and the provider of a solution.

CREATE SEQUENCE conversation_seq INCREMENT BY 50;
CREATE TABLE conversation (
    id              bigint PRIMARY KEY,
    version         bigint       NOT NULL,
    solution_id     bigint       NOT NULL REFERENCES solution (id),
    manufacturer_id bigint       NOT NULL REFERENCES organization (id),
    provider_id     bigint       NOT NULL REFERENCES organization (id),
    subject         varchar(200) NOT NULL,
    equipment       text[]       NOT NULL DEFAULT '{}',
    equipment_note  varchar(500),
    timing          varchar(20),
    state           varchar(20)  NOT NULL,
    entries         integer      NOT NULL,
    started_at      timestamptz  NOT NULL,
    last_entry_at   timestamptz  NOT NULL,
    CONSTRAINT conversation_sides_check CHECK (manufacturer_id <> provider_id)
);
CREATE INDEX conversation_manufacturer_idx ON conversation (manufacturer_id, last_entry_at DESC, id DESC);
CREATE INDEX conversation_provider_idx ON conversation (provider_id, last_entry_at DESC, id DESC);
CREATE INDEX conversation_day_idx ON conversation (manufacturer_id, started_at);

-- Messages, and the moments a conversation was closed and opened again, numbered from 1 within the conversation.
CREATE SEQUENCE conversation_entry_seq INCREMENT BY 50;
CREATE TABLE conversation_entry (
    id              bigint PRIMARY KEY,
    conversation_id bigint      NOT NULL REFERENCES conversation (id),
    number          integer     NOT NULL,
    kind            varchar(20) NOT NULL,
    author_id       bigint      NOT NULL REFERENCES person (id),
    organization_id bigint      NOT NULL REFERENCES organization (id),
    text            text        NOT NULL,
    files           bigint[]    NOT NULL DEFAULT '{}',
    form_token      varchar(64),
    written_at      timestamptz NOT NULL,
    CONSTRAINT conversation_entry_number_key UNIQUE (conversation_id, number),
    -- The same form sent twice is one message.
    CONSTRAINT conversation_entry_form_key UNIQUE (author_id, form_token)
);

-- How far each person has read.
CREATE TABLE conversation_read (
    conversation_id bigint  NOT NULL REFERENCES conversation (id),
    person_id       bigint  NOT NULL REFERENCES person (id),
    number          integer NOT NULL,
    PRIMARY KEY (conversation_id, person_id)
);

-- To whom a provider's contact was opened, and which one it was.
CREATE SEQUENCE contact_disclosure_seq INCREMENT BY 50;
CREATE TABLE contact_disclosure (
    id              bigint PRIMARY KEY,
    conversation_id bigint      NOT NULL REFERENCES conversation (id),
    person_id       bigint      NOT NULL REFERENCES person (id),
    organization_id bigint      NOT NULL REFERENCES organization (id),
    contact         jsonb       NOT NULL,
    disclosed_at    timestamptz NOT NULL
);
CREATE INDEX contact_disclosure_person_idx ON contact_disclosure (conversation_id, person_id);
