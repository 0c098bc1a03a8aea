-- What admins change about the search because of how it is used: a solution recommended for a query, a further alias of a
-- term. Each is tried on the queries in the log before it is switched on.
CREATE SEQUENCE improvement_seq INCREMENT BY 50;
CREATE TABLE improvement (
    id          bigint PRIMARY KEY,
    version     bigint       NOT NULL,
    kind        varchar(10)  NOT NULL,
    state       varchar(10)  NOT NULL,
    reason      varchar(500) NOT NULL,
    created_at  timestamptz  NOT NULL,
    created_by  varchar(200) NOT NULL,
    outcome     jsonb,
    tried_at    timestamptz,
    -- A best bet: the normalised query in one language or both, and what is recommended for it, best first.
    text_zh     varchar(200),
    text_en     varchar(200),
    solutions   bigint[],
    valid_from  date,
    valid_until date,
    -- An alias.
    scheme      varchar(40),
    code        varchar(40),
    alias       varchar(80),
    CONSTRAINT improvement_kind_check CHECK (
        (kind = 'BEST_BET' AND coalesce(text_zh, text_en) IS NOT NULL AND cardinality(solutions) BETWEEN 1 AND 3
            AND valid_from <= valid_until)
        OR (kind = 'ALIAS' AND scheme IS NOT NULL AND code IS NOT NULL AND alias IS NOT NULL))
);
CREATE INDEX improvement_list_idx ON improvement (kind, created_at DESC, id DESC);
CREATE INDEX improvement_on_idx ON improvement (id) WHERE kind = 'BEST_BET' AND state = 'ON';
