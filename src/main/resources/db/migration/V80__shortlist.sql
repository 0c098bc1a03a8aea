-- Solutions that somebody keeps for themselves, to look at again and to compare.
CREATE SEQUENCE shortlist_item_seq INCREMENT BY 50;
CREATE TABLE shortlist_item (
    id          bigint PRIMARY KEY,
    person_id   bigint      NOT NULL REFERENCES person (id),
    solution_id bigint      NOT NULL REFERENCES solution (id),
    added_at    timestamptz NOT NULL,
    CONSTRAINT shortlist_item_key UNIQUE (person_id, solution_id)
);
CREATE INDEX shortlist_item_solution_idx ON shortlist_item (solution_id);
