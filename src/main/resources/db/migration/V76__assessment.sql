-- Who has used the portal with Keycloak's role of a reviewer: the people that applications can be given to.
CREATE TABLE known_reviewer (
    person_id bigint PRIMARY KEY REFERENCES person (id),
    since     timestamptz NOT NULL
);

-- The same form sent twice is one objection.
ALTER TABLE whitelist_objection ADD COLUMN form_token varchar(36);
ALTER TABLE whitelist_objection ADD CONSTRAINT whitelist_objection_form_key UNIQUE (form_token);
-- How many open ones an address has in a period.
CREATE INDEX whitelist_objection_address_idx ON whitelist_objection (publicity_id, lower(objector_email))
    WHERE state IN ('OPEN', 'ANSWERED');

-- Why a period was given up; and what was published at its end: a supplement has a document of its own.
ALTER TABLE whitelist_publicity ADD COLUMN cancel_reason text;
ALTER TABLE whitelist_publicity ADD COLUMN document_number varchar(100);
ALTER TABLE whitelist_publicity ADD COLUMN published_on date;
ALTER TABLE whitelist_publicity ADD COLUMN list_zh text;
ALTER TABLE whitelist_publicity ADD COLUMN list_en text;
CREATE INDEX whitelist_publicity_order_idx ON whitelist_publicity (ends_on DESC, id DESC);
CREATE INDEX whitelist_application_publicity_idx ON whitelist_application (publicity_id) WHERE publicity_id IS NOT NULL;
-- What the scheduled refusal of late completions looks for.
CREATE INDEX whitelist_application_completion_idx ON whitelist_application (completion_due) WHERE state = 'RETURNED';
