-- The form of a new listing sent twice makes one listing.
ALTER TABLE solution ADD COLUMN form_key varchar(40);
ALTER TABLE solution ADD CONSTRAINT solution_form_key UNIQUE (form_key);

-- The browser window the last save came from: a window never collides with its own earlier save.
ALTER TABLE solution_revision ADD COLUMN saved_in varchar(60);
