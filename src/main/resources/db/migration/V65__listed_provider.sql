-- The names published lists print for providers without an account, with the pinyin they are ordered by.
CREATE TABLE listed_provider (
    name     varchar(300) PRIMARY KEY,
    sort_key varchar(400) NOT NULL
);
CREATE INDEX listed_provider_sort_idx ON listed_provider (sort_key, name);
CREATE INDEX solution_unclaimed_provider_idx ON solution (listed_provider) WHERE organization_id IS NULL;
