-- What people are told of by mails that gather many things in one.

-- How often somebody wants such mails at most. The row is also what is locked while a mail of theirs is put together.
CREATE TABLE digest_recipient (
    person_id  bigint PRIMARY KEY REFERENCES person (id),
    preference varchar(20) NOT NULL
);

-- One thing to tell one person, once, and again only when its level rises.
CREATE SEQUENCE digest_item_seq INCREMENT BY 50;
CREATE TABLE digest_item (
    id         bigint PRIMARY KEY,
    person_id  bigint      NOT NULL REFERENCES person (id),
    kind       varchar(40) NOT NULL,
    scope      varchar(40) NOT NULL,
    subject    varchar(80) NOT NULL,
    level      integer     NOT NULL,
    arguments  jsonb       NOT NULL,
    due_at     timestamptz NOT NULL,
    -- When it was mailed, or dropped because its reader wants none.
    settled_at timestamptz,
    CONSTRAINT digest_item_key UNIQUE (person_id, kind, scope, subject)
);
CREATE INDEX digest_item_due_idx ON digest_item (due_at, person_id) WHERE settled_at IS NULL;

-- The secrets in the links that switch mails off without a login: of one thing, or of all if kind and scope are null.
CREATE TABLE unsubscribe_link (
    token      varchar(64) PRIMARY KEY,
    person_id  bigint      NOT NULL REFERENCES person (id),
    kind       varchar(40),
    scope      varchar(40),
    created_at timestamptz NOT NULL,
    CONSTRAINT unsubscribe_link_key UNIQUE NULLS NOT DISTINCT (person_id, kind, scope),
    CONSTRAINT unsubscribe_link_scope_check CHECK ((kind IS NULL) = (scope IS NULL))
);

-- The parts of a mail that says more than a notice does.
ALTER TABLE notice ADD COLUMN letter jsonb;
