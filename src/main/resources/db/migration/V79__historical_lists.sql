-- A published list can come in as a record of the register instead of as listings.

-- The programme that its batches belong to; null for an import of listings.
ALTER TABLE import_job ADD COLUMN programme varchar(40);

-- What the list itself calls the round it was published in.
ALTER TABLE whitelist_batch ADD COLUMN source_batch varchar(100);

-- What finds a row of the list again at the next import, and whether it still says the same.
ALTER TABLE whitelist_entry ADD COLUMN source_key varchar(300);
ALTER TABLE whitelist_entry ADD COLUMN source_hash varchar(64);
CREATE UNIQUE INDEX whitelist_entry_source_key ON whitelist_entry (batch_id, source_key) WHERE source_key IS NOT NULL;
