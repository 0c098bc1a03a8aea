-- What texts mean, as vectors: computed once for each model and text. The hash is SHA-256 of the text in UTF-8, the vector
-- numbers of four bytes, the highest byte first.
CREATE TABLE text_embedding (
    model      varchar(60) NOT NULL,
    hash       varchar(64) NOT NULL,
    vector     bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (model, hash)
);
CREATE INDEX text_embedding_created_idx ON text_embedding (created_at);

-- Texts without a vector yet, and the solutions whose documents wait for it. A row for each of both, so that nobody who
-- adds one has to wait for whoever is just dealing with another.
CREATE TABLE embedding_queue (
    model           varchar(60) NOT NULL,
    hash            varchar(64) NOT NULL,
    subject_id      bigint      NOT NULL,
    text            text        NOT NULL,
    queued_at       timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    last_error      text,
    PRIMARY KEY (model, hash, subject_id)
);
CREATE INDEX embedding_queue_due_idx ON embedding_queue (next_attempt_at, subject_id);
