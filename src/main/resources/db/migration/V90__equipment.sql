-- What a manufacturer runs: a line for machines of one kind, make and place.
CREATE SEQUENCE machine_seq INCREMENT BY 50;
CREATE TABLE machine (
    id              bigint PRIMARY KEY,
    version         bigint       NOT NULL,
    organization_id bigint       NOT NULL REFERENCES organization (id),
    category        varchar(40)  NOT NULL,
    maker           varchar(100),
    model           varchar(100),
    quantity        integer      NOT NULL CHECK (quantity BETWEEN 1 AND 100000),
    built_in        integer      CHECK (built_in BETWEEN 1900 AND 2200),
    protocols       text[]       NOT NULL DEFAULT '{}',
    interfaces      varchar(300),
    networked       varchar(10)  NOT NULL CHECK (networked IN ('YES', 'NO', 'UNKNOWN')),
    data_wanted     varchar(1000),
    region          varchar(40),
    site            varchar(200),
    created_at      timestamptz  NOT NULL,
    updated_at      timestamptz  NOT NULL
);
CREATE INDEX machine_organization_idx ON machine (organization_id, category, id);

-- A sheet that was read and not yet added: one for each person, the latest.
CREATE SEQUENCE machine_sheet_seq INCREMENT BY 50;
CREATE TABLE machine_sheet (
    id              bigint PRIMARY KEY,
    person_id       bigint       NOT NULL REFERENCES person (id),
    organization_id bigint       NOT NULL REFERENCES organization (id),
    source_name     varchar(200),
    lines           jsonb        NOT NULL,
    read_at         timestamptz  NOT NULL,
    CONSTRAINT machine_sheet_person_key UNIQUE (person_id)
);
