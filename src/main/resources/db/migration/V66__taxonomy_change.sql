-- Terms whose words or place changed: the documents that carry them have to be written again. A trigger notes them, so
-- that an admin's edit and a release's new reference data are noticed alike. A new term stands on no listing yet.
CREATE TABLE taxonomy_term_change (
    scheme           varchar(40) NOT NULL,
    code             varchar(40) NOT NULL,
    changed_at       timestamptz NOT NULL,
    -- The last listing that was marked already.
    last_solution_id bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (scheme, code)
);

CREATE FUNCTION taxonomy_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO taxonomy_term_change (scheme, code, changed_at) VALUES (NEW.scheme, NEW.code, now())
    ON CONFLICT (scheme, code) DO UPDATE SET changed_at = excluded.changed_at, last_solution_id = 0;
    RETURN NULL;
END
$$;
CREATE TRIGGER taxonomy_term_reworded AFTER UPDATE ON taxonomy_term
    FOR EACH ROW
    WHEN ((OLD.zh, OLD.en, OLD.aliases, OLD.parent_code, OLD.retired, OLD.attributes)
          IS DISTINCT FROM (NEW.zh, NEW.en, NEW.aliases, NEW.parent_code, NEW.retired, NEW.attributes))
    EXECUTE FUNCTION taxonomy_note_change();
