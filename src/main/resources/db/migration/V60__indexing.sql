-- What has to disappear from the index goes first: it must be gone within seconds, however long the queue is.
ALTER TABLE index_outbox ADD COLUMN removal boolean NOT NULL DEFAULT false;
DROP INDEX index_outbox_due_idx;
CREATE INDEX index_outbox_due_idx ON index_outbox (removal DESC, next_attempt_at, mark);
CREATE INDEX index_outbox_marked_idx ON index_outbox (marked_at);

-- The verification walks both sides in the order of the document id as Elasticsearch compares it: as bytes of its text.
CREATE INDEX solution_verification_idx ON solution (((id::text) COLLATE "C"), version) WHERE state = 'PUBLISHED';

-- Long work on an index: a rollover, a verification, a repair. What it has reached is written down after each step, so
-- that another replica can go on after a crash.
CREATE SEQUENCE index_task_seq INCREMENT BY 50;
CREATE TABLE index_task (
    id               bigint PRIMARY KEY,
    kind             varchar(20)  NOT NULL,
    type             varchar(20)  NOT NULL,
    state            varchar(20)  NOT NULL,
    phase            varchar(20)  NOT NULL,
    requested_by     varchar(200) NOT NULL,
    started_at       timestamptz  NOT NULL,
    finished_at      timestamptz,
    worker           varchar(80)  NOT NULL,
    heartbeat_at     timestamptz  NOT NULL,
    cancel_requested boolean      NOT NULL DEFAULT false,
    total            bigint       NOT NULL DEFAULT 0,
    done             bigint       NOT NULL DEFAULT 0,
    last_id          bigint       NOT NULL DEFAULT 0,
    old_index        varchar(200),
    new_index        varchar(200),
    report           jsonb,
    error            text
);
CREATE UNIQUE INDEX index_task_running_key ON index_task (kind, type) WHERE state = 'RUNNING';
