-- Reference data: what a release ships (src/main/resources/taxonomy) and what an admin has made of it.

CREATE SEQUENCE taxonomy_term_seq INCREMENT BY 50;
CREATE TABLE taxonomy_term (
    id          bigint PRIMARY KEY,
    version     bigint       NOT NULL,
    scheme      varchar(40)  NOT NULL,
    code        varchar(40)  NOT NULL,
    parent_code varchar(40),
    zh          varchar(120) NOT NULL,
    en          varchar(200) NOT NULL,
    aliases     text[]       NOT NULL,
    cues        text[]       NOT NULL,
    position    integer      NOT NULL,
    retired     boolean      NOT NULL,
    attributes  jsonb        NOT NULL,
    -- The term as the last release shipped it; null for a term an admin added. A field that still equals it was
    -- not edited and follows the next release.
    shipped     jsonb,
    updated_at  timestamptz  NOT NULL,
    updated_by  varchar(200) NOT NULL,
    CONSTRAINT taxonomy_term_key UNIQUE (scheme, code),
    CONSTRAINT taxonomy_term_parent_fk FOREIGN KEY (scheme, parent_code)
        REFERENCES taxonomy_term (scheme, code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT taxonomy_term_parent_check CHECK (parent_code <> code)
);
CREATE INDEX taxonomy_term_parent_idx ON taxonomy_term (scheme, parent_code);

-- One row that every change counts up: a replica that polls it sees an edit made on another one.
CREATE TABLE taxonomy_change (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    counter  bigint NOT NULL
);
INSERT INTO taxonomy_change (counter) VALUES (0);

CREATE FUNCTION taxonomy_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE taxonomy_change SET counter = counter + 1;
    RETURN NULL;
END
$$;
CREATE TRIGGER taxonomy_term_changed AFTER INSERT OR UPDATE OR DELETE ON taxonomy_term
    FOR EACH STATEMENT EXECUTE FUNCTION taxonomy_count_change();
