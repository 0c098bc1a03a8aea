-- A batch in which nobody qualifies ends without a list; the public reads why.
ALTER TABLE whitelist_batch ADD COLUMN conclusion text;
