-- The record becomes a chain: each event gets a link whose hash covers the link before it, so that a changed, removed or
-- inserted event shows, whoever did it. Events are sealed right after their commit and not in the transaction that adds
-- them: those must not wait for each other.

-- Newest first, and by what an admin filters.
DROP INDEX audit_event_at_idx;
CREATE INDEX audit_event_at_idx ON audit_event (at, id);
CREATE INDEX audit_event_action_idx ON audit_event (action, at, id);
CREATE INDEX audit_event_actor_idx ON audit_event (actor_name text_pattern_ops, at, id);

-- What has no link yet. Ids do not commit in their order, so «greater than the last one» would miss some.
CREATE TABLE audit_unsealed (
    event_id bigint PRIMARY KEY
);

CREATE TABLE audit_link (
    number        bigint PRIMARY KEY,
    event_id      bigint      NOT NULL,
    event_hash    varchar(64) NOT NULL,
    previous_hash varchar(64) NOT NULL,
    hash          varchar(64) NOT NULL,
    sealed_at     timestamptz NOT NULL,
    CONSTRAINT audit_link_event_key UNIQUE (event_id),
    CONSTRAINT audit_link_event_fkey FOREIGN KEY (event_id) REFERENCES audit_event (id)
);

-- The application reads both; it adds links, and nothing but a trigger writes the marks.
REVOKE ALL ON audit_unsealed, audit_link FROM ${app_role};
GRANT SELECT ON audit_unsealed TO ${app_role};
GRANT SELECT, INSERT ON audit_link TO ${app_role};

INSERT INTO audit_unsealed (event_id) SELECT id FROM audit_event;

-- The functions run with the owner's rights, under a search path in which nobody else can put anything.
CREATE FUNCTION audit_event_added() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.audit_unsealed (event_id) VALUES (NEW.id);
    RETURN NULL;
END $$;

-- A link continues the chain, belongs to an event that has none, is dated by the database's clock and carries the hash of
-- its own values. What the database cannot check is the hash of the event: the verification does.
CREATE FUNCTION audit_link_added() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last_number bigint;
    last_hash   text;
BEGIN
    SELECT l.number, l.hash INTO last_number, last_hash FROM public.audit_link l ORDER BY l.number DESC LIMIT 1;
    IF NEW.number <> coalesce(last_number, 0) + 1 OR NEW.previous_hash <> coalesce(last_hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'audit_link % does not continue the chain', NEW.number;
    END IF;
    IF NEW.sealed_at <> transaction_timestamp() THEN
        RAISE EXCEPTION 'audit_link % is not dated by the clock', NEW.number;
    END IF;
    IF NEW.hash <> encode(sha256(convert_to(format(
            '{"eventHash":"%s","eventId":%s,"number":%s,"previousHash":"%s","sealedAt":"%s"}',
            NEW.event_hash, NEW.event_id, NEW.number, NEW.previous_hash,
            to_char(NEW.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'audit_link % carries another hash than its own', NEW.number;
    END IF;
    DELETE FROM public.audit_unsealed u WHERE u.event_id = NEW.event_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'audit_event % does not wait for a link', NEW.event_id;
    END IF;
    RETURN NEW;
END $$;

-- Whoever may call them could fire them from a table of their own.
REVOKE ALL ON FUNCTION audit_event_added(), audit_link_added() FROM PUBLIC;

CREATE TRIGGER audit_event_added AFTER INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_added();
CREATE TRIGGER audit_link_added BEFORE INSERT ON audit_link FOR EACH ROW EXECUTE FUNCTION audit_link_added();

-- Verifications that admins asked for, and what they found.
CREATE SEQUENCE audit_verification_seq INCREMENT BY 50;
CREATE TABLE audit_verification (
    id           bigint PRIMARY KEY,
    requested_by varchar(200) NOT NULL,
    state        varchar(20)  NOT NULL,
    started_at   timestamptz  NOT NULL,
    heartbeat_at timestamptz  NOT NULL,
    finished_at  timestamptz,
    total        bigint       NOT NULL,
    checked      bigint       NOT NULL,
    known_number bigint,
    known_hash   varchar(64),
    report       jsonb,
    error        text
);
CREATE UNIQUE INDEX audit_verification_running_key ON audit_verification (state) WHERE state = 'RUNNING';
