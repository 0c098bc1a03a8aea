-- Which office recommends applicants of which region.
CREATE TABLE regional_officer (
    person_id    bigint PRIMARY KEY REFERENCES person (id),
    region       varchar(20) NOT NULL,
    appointed_by bigint REFERENCES person (id),
    appointed_at timestamptz NOT NULL
);
CREATE INDEX regional_officer_region_idx ON regional_officer (region);
