-- What providers offered for a need: each solution once.
CREATE SEQUENCE need_offer_seq INCREMENT BY 50;
CREATE TABLE need_offer (
    id          bigint PRIMARY KEY,
    need_id     bigint       NOT NULL REFERENCES need (id) ON DELETE CASCADE,
    solution_id bigint       NOT NULL REFERENCES solution (id) ON DELETE CASCADE,
    provider_id bigint       NOT NULL REFERENCES organization (id),
    author_id   bigint       NOT NULL REFERENCES person (id),
    message     varchar(500),
    offered_at  timestamptz  NOT NULL,
    CONSTRAINT need_offer_key UNIQUE (need_id, solution_id)
);
CREATE INDEX need_offer_provider_idx ON need_offer (provider_id, need_id);
