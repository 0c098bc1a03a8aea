-- The application compares column names as varchar, and PostgreSQL knows no text[] = varchar[].
ALTER TABLE import_layout ALTER COLUMN columns TYPE varchar(200)[];
