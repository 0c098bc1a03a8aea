-- An appeal can admit what a stage or the scores had ruled out: their results stay on record and decide no more.
ALTER TABLE whitelist_application ADD COLUMN admitted_by_appeal boolean NOT NULL DEFAULT false;
