-- How people come to act for an organization.

ALTER TABLE person ADD COLUMN joined_at timestamptz;
UPDATE person SET joined_at = created_at WHERE organization_id IS NOT NULL;

CREATE SEQUENCE invitation_seq INCREMENT BY 50;
CREATE TABLE invitation (
    id              bigint PRIMARY KEY,
    version         bigint       NOT NULL,
    organization_id bigint       NOT NULL REFERENCES organization (id),
    email           varchar(320) NOT NULL,
    token_hash      varchar(64)  NOT NULL,
    invited_by      bigint       NOT NULL REFERENCES person (id),
    created_at      timestamptz  NOT NULL,
    expires_at      timestamptz  NOT NULL,
    state           varchar(20)  NOT NULL,
    mails           integer      NOT NULL,
    accepted_by     bigint REFERENCES person (id),
    closed_at       timestamptz,
    CONSTRAINT invitation_token_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX invitation_open_key ON invitation (organization_id, lower(email)) WHERE state = 'OPEN';
CREATE INDEX invitation_day_idx ON invitation (organization_id, created_at);

CREATE SEQUENCE join_request_seq INCREMENT BY 50;
CREATE TABLE join_request (
    id              bigint PRIMARY KEY,
    organization_id bigint      NOT NULL REFERENCES organization (id),
    person_id       bigint      NOT NULL REFERENCES person (id),
    asked_at        timestamptz NOT NULL,
    CONSTRAINT join_request_key UNIQUE (organization_id, person_id)
);
CREATE INDEX join_request_person_idx ON join_request (person_id);
