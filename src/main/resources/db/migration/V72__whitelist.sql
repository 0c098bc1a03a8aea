-- The whitelist: programmes and their criteria, batches, applications with evidence, scores, publicity and objections,
-- entries with their measures, appeals. Dates are days in China's time; a deadline is the end of its day.

CREATE SEQUENCE whitelist_programme_seq INCREMENT BY 50;
CREATE TABLE whitelist_programme (
    id                     bigint PRIMARY KEY,
    version                bigint       NOT NULL,
    code                   varchar(40)  NOT NULL,
    subject                varchar(20)  NOT NULL,
    state                  varchar(20)  NOT NULL,
    name_zh                varchar(200) NOT NULL,
    name_en                varchar(200) NOT NULL,
    issuer_zh              varchar(200) NOT NULL,
    issuer_en              varchar(200) NOT NULL,
    call_zh                text         NOT NULL,
    call_en                text         NOT NULL,
    recommendation         boolean      NOT NULL,
    site_check             boolean      NOT NULL,
    oral_defence           boolean      NOT NULL,
    reviewers              integer      NOT NULL,
    spread_limit           integer      NOT NULL,
    publicity_days         integer      NOT NULL,
    completion_days        integer      NOT NULL,
    appeal_days            integer      NOT NULL,
    validity_months        integer      NOT NULL,
    evidence_grace_days    integer      NOT NULL,
    quotas                 jsonb        NOT NULL,
    created_at             timestamptz  NOT NULL,
    CONSTRAINT whitelist_programme_code_key UNIQUE (code)
);

CREATE SEQUENCE whitelist_criteria_set_seq INCREMENT BY 50;
CREATE TABLE whitelist_criteria_set (
    id           bigint PRIMARY KEY,
    version      bigint      NOT NULL,
    programme_id bigint      NOT NULL REFERENCES whitelist_programme (id),
    number       integer     NOT NULL,
    state        varchar(20) NOT NULL,
    pass_mark    integer     NOT NULL,
    created_at   timestamptz NOT NULL,
    frozen_at    timestamptz,
    CONSTRAINT whitelist_criteria_set_number_key UNIQUE (programme_id, number)
);

CREATE SEQUENCE whitelist_criterion_seq INCREMENT BY 50;
CREATE TABLE whitelist_criterion (
    id                bigint PRIMARY KEY,
    version           bigint       NOT NULL,
    criteria_set_id   bigint       NOT NULL REFERENCES whitelist_criteria_set (id) ON DELETE CASCADE,
    position          integer      NOT NULL,
    kind              varchar(20)  NOT NULL,
    name_zh           varchar(200) NOT NULL,
    name_en           varchar(200) NOT NULL,
    guidance_zh       text         NOT NULL,
    guidance_en       text         NOT NULL,
    weight            integer      NOT NULL,
    pass_mark         integer      NOT NULL,
    evidence_required boolean      NOT NULL,
    evidence_kinds    varchar[]    NOT NULL,
    levels            jsonb        NOT NULL,
    CONSTRAINT whitelist_criterion_weight_check CHECK (weight BETWEEN 0 AND 100 AND pass_mark BETWEEN 0 AND weight)
);
CREATE INDEX whitelist_criterion_set_idx ON whitelist_criterion (criteria_set_id, position);

CREATE SEQUENCE whitelist_batch_seq INCREMENT BY 50;
CREATE TABLE whitelist_batch (
    id              bigint PRIMARY KEY,
    version         bigint      NOT NULL,
    programme_id    bigint      NOT NULL REFERENCES whitelist_programme (id),
    criteria_set_id bigint REFERENCES whitelist_criteria_set (id),
    number          integer     NOT NULL,
    state           varchar(20) NOT NULL,
    opens_on        date,
    closes_on       date,
    document_number varchar(100),
    published_on    date,
    list_zh         text        NOT NULL,
    list_en         text        NOT NULL,
    -- Of a batch that others published before: where it was published, by whom, in which year.
    historical      boolean     NOT NULL,
    source_name     varchar(300),
    source_url      varchar(1000),
    source_issuer   varchar(300),
    source_year     integer,
    created_at      timestamptz NOT NULL,
    CONSTRAINT whitelist_batch_number_key UNIQUE (programme_id, number),
    CONSTRAINT whitelist_batch_window_check CHECK (historical OR opens_on <= closes_on)
);
CREATE INDEX whitelist_batch_state_idx ON whitelist_batch (state, closes_on);

CREATE SEQUENCE whitelist_publicity_seq INCREMENT BY 50;
CREATE TABLE whitelist_publicity (
    id           bigint PRIMARY KEY,
    version      bigint      NOT NULL,
    batch_id     bigint      NOT NULL REFERENCES whitelist_batch (id),
    number       integer     NOT NULL,
    state        varchar(20) NOT NULL,
    days         integer     NOT NULL,
    starts_on    date        NOT NULL,
    ends_on      date        NOT NULL,
    text_zh      text        NOT NULL,
    text_en      text        NOT NULL,
    started_by   bigint      NOT NULL REFERENCES person (id),
    started_at   timestamptz NOT NULL,
    published_at timestamptz,
    CONSTRAINT whitelist_publicity_number_key UNIQUE (batch_id, number)
);
CREATE UNIQUE INDEX whitelist_publicity_running_idx ON whitelist_publicity (batch_id) WHERE state = 'RUNNING';

CREATE SEQUENCE whitelist_application_seq INCREMENT BY 50;
CREATE TABLE whitelist_application (
    id                     bigint PRIMARY KEY,
    version                bigint      NOT NULL,
    batch_id               bigint      NOT NULL REFERENCES whitelist_batch (id),
    organization_id        bigint      NOT NULL REFERENCES organization (id),
    solution_id            bigint REFERENCES solution (id),
    previous_id            bigint REFERENCES whitelist_application (id),
    renewed_entry_id       bigint,
    publicity_id           bigint REFERENCES whitelist_publicity (id),
    state                  varchar(20) NOT NULL,
    state_before_refusal   varchar(20),
    refused_at_stage       varchar(20),
    declared_by            bigint REFERENCES person (id),
    declared_name          varchar(200),
    declared_at            timestamptz,
    created_by             bigint      NOT NULL REFERENCES person (id),
    created_at             timestamptz NOT NULL,
    submitted_at           timestamptz,
    -- When it came to where it stands now: desk and statistics count from here.
    state_since            timestamptz NOT NULL,
    completion_due         date,
    completion_note        text,
    completed_once         boolean     NOT NULL DEFAULT false,
    recommendation_note    text,
    check_note             text,
    score                  numeric(6, 2),
    spread                 numeric(6, 2),
    passed                 boolean,
    decision_reason        text,
    decided_by             bigint REFERENCES person (id),
    decided_at             timestamptz
);
CREATE INDEX whitelist_application_batch_idx ON whitelist_application (batch_id, state, id);
CREATE INDEX whitelist_application_organization_idx ON whitelist_application (organization_id, id DESC);
CREATE INDEX whitelist_application_open_idx ON whitelist_application (state, state_since)
    WHERE state NOT IN ('LISTED', 'REFUSED', 'WITHDRAWN');
-- One application a batch and subject, unless it was withdrawn.
CREATE UNIQUE INDEX whitelist_application_once_idx
    ON whitelist_application (batch_id, organization_id, coalesce(solution_id, 0)) WHERE state <> 'WITHDRAWN';

CREATE SEQUENCE whitelist_answer_seq INCREMENT BY 50;
CREATE TABLE whitelist_answer (
    id             bigint PRIMARY KEY,
    version        bigint  NOT NULL,
    application_id bigint  NOT NULL REFERENCES whitelist_application (id) ON DELETE CASCADE,
    criterion_id   bigint  NOT NULL REFERENCES whitelist_criterion (id),
    met            boolean,
    self_score     integer,
    statement      text    NOT NULL,
    CONSTRAINT whitelist_answer_key UNIQUE (application_id, criterion_id)
);

CREATE SEQUENCE whitelist_evidence_seq INCREMENT BY 50;
CREATE TABLE whitelist_evidence (
    id             bigint PRIMARY KEY,
    version        bigint       NOT NULL,
    application_id bigint       NOT NULL REFERENCES whitelist_application (id) ON DELETE CASCADE,
    criterion_id   bigint       NOT NULL REFERENCES whitelist_criterion (id),
    kind           varchar(40)  NOT NULL,
    title          varchar(200) NOT NULL,
    attachment_id  bigint REFERENCES attachment (id),
    link           varchar(1000),
    issued_on      date,
    expires_on     date,
    replaces_id    bigint REFERENCES whitelist_evidence (id),
    added_by       bigint       NOT NULL REFERENCES person (id),
    added_at       timestamptz  NOT NULL,
    CONSTRAINT whitelist_evidence_source_check CHECK ((attachment_id IS NULL) <> (link IS NULL))
);
CREATE INDEX whitelist_evidence_application_idx ON whitelist_evidence (application_id, criterion_id, id);
CREATE INDEX whitelist_evidence_expiry_idx ON whitelist_evidence (expires_on) WHERE expires_on IS NOT NULL;

CREATE SEQUENCE whitelist_assignment_seq INCREMENT BY 50;
CREATE TABLE whitelist_assignment (
    id                bigint PRIMARY KEY,
    version           bigint      NOT NULL,
    application_id    bigint      NOT NULL REFERENCES whitelist_application (id) ON DELETE CASCADE,
    reviewer_id       bigint      NOT NULL REFERENCES person (id),
    state             varchar(20) NOT NULL,
    third             boolean     NOT NULL,
    no_conflict_at    timestamptz,
    conflict          text,
    total             numeric(6, 2),
    comment           text        NOT NULL,
    assigned_at       timestamptz NOT NULL,
    due_on            date        NOT NULL,
    submitted_at      timestamptz,
    CONSTRAINT whitelist_assignment_key UNIQUE (application_id, reviewer_id)
);
CREATE INDEX whitelist_assignment_reviewer_idx ON whitelist_assignment (reviewer_id, state, due_on);

CREATE SEQUENCE whitelist_score_seq INCREMENT BY 50;
CREATE TABLE whitelist_score (
    id            bigint PRIMARY KEY,
    version       bigint  NOT NULL,
    assignment_id bigint  NOT NULL REFERENCES whitelist_assignment (id) ON DELETE CASCADE,
    criterion_id  bigint  NOT NULL REFERENCES whitelist_criterion (id),
    met           boolean,
    points        numeric(5, 1),
    comment       text    NOT NULL,
    CONSTRAINT whitelist_score_key UNIQUE (assignment_id, criterion_id)
);

CREATE SEQUENCE whitelist_stage_result_seq INCREMENT BY 50;
CREATE TABLE whitelist_stage_result (
    id             bigint PRIMARY KEY,
    version        bigint      NOT NULL,
    application_id bigint      NOT NULL REFERENCES whitelist_application (id) ON DELETE CASCADE,
    stage          varchar(20) NOT NULL,
    held_on        date        NOT NULL,
    passed         boolean     NOT NULL,
    note           text        NOT NULL,
    recorded_by    bigint      NOT NULL REFERENCES person (id),
    recorded_at    timestamptz NOT NULL,
    CONSTRAINT whitelist_stage_result_key UNIQUE (application_id, stage)
);

CREATE SEQUENCE whitelist_objection_seq INCREMENT BY 50;
CREATE TABLE whitelist_objection (
    id              bigint PRIMARY KEY,
    version         bigint       NOT NULL,
    publicity_id    bigint       NOT NULL REFERENCES whitelist_publicity (id),
    application_id  bigint       NOT NULL REFERENCES whitelist_application (id),
    state           varchar(20)  NOT NULL,
    objector_name   varchar(100) NOT NULL,
    objector_email  varchar(320) NOT NULL,
    objector_phone  varchar(40),
    objector_unit   varchar(200),
    text            text         NOT NULL,
    language        varchar(2)   NOT NULL,
    -- Opens the objector's own page without a login.
    token           varchar(64)  NOT NULL,
    received_at     timestamptz  NOT NULL,
    answer          text,
    answered_by     bigint REFERENCES person (id),
    answered_at     timestamptz,
    decision_reason text,
    decided_by      bigint REFERENCES person (id),
    decided_at      timestamptz,
    CONSTRAINT whitelist_objection_token_key UNIQUE (token)
);
CREATE INDEX whitelist_objection_publicity_idx ON whitelist_objection (publicity_id, state, id);
CREATE INDEX whitelist_objection_application_idx ON whitelist_objection (application_id);

CREATE SEQUENCE whitelist_entry_seq INCREMENT BY 50;
CREATE TABLE whitelist_entry (
    id                 bigint PRIMARY KEY,
    version            bigint       NOT NULL,
    certificate_number varchar(60)  NOT NULL,
    batch_id           bigint       NOT NULL REFERENCES whitelist_batch (id),
    application_id     bigint REFERENCES whitelist_application (id),
    organization_id    bigint REFERENCES organization (id),
    solution_id        bigint REFERENCES solution (id),
    -- As published: names change, the list that was published does not.
    provider_name      varchar(300) NOT NULL,
    provider_name_en   varchar(300),
    solution_title     varchar(300),
    solution_title_en  varchar(300),
    credit_code        varchar(18),
    provider_kind      varchar(20),
    region             varchar(20),
    industries         varchar[]    NOT NULL,
    sort_key           varchar(700) NOT NULL,
    state              varchar(20)  NOT NULL,
    state_reason       text,
    listed_on          date         NOT NULL,
    valid_until        date,
    renewed_by_id      bigint REFERENCES whitelist_entry (id),
    created_at         timestamptz  NOT NULL,
    state_since        timestamptz  NOT NULL,
    CONSTRAINT whitelist_entry_certificate_key UNIQUE (certificate_number)
);
CREATE INDEX whitelist_entry_batch_idx ON whitelist_entry (batch_id, id);
CREATE INDEX whitelist_entry_organization_idx ON whitelist_entry (organization_id);
CREATE INDEX whitelist_entry_solution_idx ON whitelist_entry (solution_id);
CREATE INDEX whitelist_entry_credit_code_idx ON whitelist_entry (credit_code);
CREATE INDEX whitelist_entry_order_idx ON whitelist_entry (listed_on DESC, id DESC);
CREATE INDEX whitelist_entry_expiry_idx ON whitelist_entry (valid_until) WHERE state IN ('VALID', 'RECTIFYING', 'SUSPENDED');
ALTER TABLE whitelist_application
    ADD CONSTRAINT whitelist_application_renewed_fk FOREIGN KEY (renewed_entry_id) REFERENCES whitelist_entry (id);

-- The last number given in a year: certificate numbers have no gaps.
CREATE TABLE whitelist_certificate_counter (
    year integer PRIMARY KEY,
    last integer NOT NULL
);

CREATE SEQUENCE whitelist_complaint_seq INCREMENT BY 50;
CREATE TABLE whitelist_complaint (
    id              bigint PRIMARY KEY,
    version         bigint      NOT NULL,
    entry_id        bigint      NOT NULL REFERENCES whitelist_entry (id),
    conversation_id bigint      NOT NULL REFERENCES conversation (id),
    organization_id bigint      NOT NULL REFERENCES organization (id),
    filed_by        bigint      NOT NULL REFERENCES person (id),
    state           varchar(20) NOT NULL,
    text            text        NOT NULL,
    filed_at        timestamptz NOT NULL,
    answer          text,
    answered_by     bigint REFERENCES person (id),
    answered_at     timestamptz,
    decision_reason text,
    decided_by      bigint REFERENCES person (id),
    decided_at      timestamptz
);
CREATE INDEX whitelist_complaint_entry_idx ON whitelist_complaint (entry_id, id);
CREATE INDEX whitelist_complaint_open_idx ON whitelist_complaint (filed_at) WHERE state IN ('OPEN', 'ANSWERED');

CREATE SEQUENCE whitelist_measure_seq INCREMENT BY 50;
CREATE TABLE whitelist_measure (
    id                 bigint PRIMARY KEY,
    version            bigint      NOT NULL,
    entry_id           bigint      NOT NULL REFERENCES whitelist_entry (id),
    kind               varchar(20) NOT NULL,
    reason             text        NOT NULL,
    state_before       varchar(20) NOT NULL,
    due_on             date,
    met_at             timestamptz,
    lifted_at          timestamptz,
    barred_until       date,
    falsified          boolean     NOT NULL,
    liable_name        varchar(300),
    liable_credit_code varchar(18),
    complaint_id       bigint REFERENCES whitelist_complaint (id),
    -- Null for what the portal itself did by rule.
    decided_by         bigint REFERENCES person (id),
    confirmed_by       bigint REFERENCES person (id),
    decided_at         timestamptz NOT NULL
);
CREATE INDEX whitelist_measure_entry_idx ON whitelist_measure (entry_id, id DESC);
CREATE INDEX whitelist_measure_due_idx ON whitelist_measure (due_on) WHERE due_on IS NOT NULL AND met_at IS NULL AND lifted_at IS NULL;

-- Who may not apply until a day: the removed one, and a party jointly liable for falsified evidence.
CREATE SEQUENCE whitelist_bar_seq INCREMENT BY 50;
CREATE TABLE whitelist_bar (
    id           bigint PRIMARY KEY,
    version      bigint       NOT NULL,
    credit_code  varchar(18)  NOT NULL,
    name         varchar(300) NOT NULL,
    until_day    date         NOT NULL,
    measure_id   bigint       NOT NULL REFERENCES whitelist_measure (id),
    lifted_at    timestamptz
);
CREATE INDEX whitelist_bar_code_idx ON whitelist_bar (credit_code, until_day);

CREATE SEQUENCE whitelist_annual_review_seq INCREMENT BY 50;
CREATE TABLE whitelist_annual_review (
    id            bigint PRIMARY KEY,
    version       bigint      NOT NULL,
    entry_id      bigint      NOT NULL REFERENCES whitelist_entry (id),
    year          integer     NOT NULL,
    state         varchar(20) NOT NULL,
    due_on        date        NOT NULL,
    new_cases     integer,
    new_customers integer,
    complaints    integer,
    changes       text,
    reported_by   bigint REFERENCES person (id),
    reported_at   timestamptz,
    question      text,
    decided_by    bigint REFERENCES person (id),
    decided_at    timestamptz,
    CONSTRAINT whitelist_annual_review_key UNIQUE (entry_id, year)
);
CREATE INDEX whitelist_annual_review_state_idx ON whitelist_annual_review (state, due_on);

CREATE SEQUENCE whitelist_appeal_seq INCREMENT BY 50;
CREATE TABLE whitelist_appeal (
    id              bigint PRIMARY KEY,
    version         bigint      NOT NULL,
    application_id  bigint REFERENCES whitelist_application (id),
    measure_id      bigint REFERENCES whitelist_measure (id),
    organization_id bigint      NOT NULL REFERENCES organization (id),
    state           varchar(20) NOT NULL,
    text            text        NOT NULL,
    filed_by        bigint      NOT NULL REFERENCES person (id),
    filed_at        timestamptz NOT NULL,
    decision_reason text,
    decided_by      bigint REFERENCES person (id),
    decided_at      timestamptz,
    CONSTRAINT whitelist_appeal_decision_check CHECK ((application_id IS NULL) <> (measure_id IS NULL))
);
-- Once a decision; after a refusal that followed a successful appeal there is a new decision, at another time.
CREATE INDEX whitelist_appeal_application_idx ON whitelist_appeal (application_id, filed_at);
CREATE UNIQUE INDEX whitelist_appeal_measure_key ON whitelist_appeal (measure_id) WHERE measure_id IS NOT NULL;
CREATE INDEX whitelist_appeal_open_idx ON whitelist_appeal (filed_at) WHERE state = 'OPEN';

-- What one admin asks for and another one has to agree to.
CREATE SEQUENCE whitelist_countersignature_seq INCREMENT BY 50;
CREATE TABLE whitelist_countersignature (
    id           bigint PRIMARY KEY,
    version      bigint      NOT NULL,
    kind         varchar(20) NOT NULL,
    subject_id   bigint      NOT NULL,
    request      jsonb       NOT NULL,
    reason       text        NOT NULL,
    state        varchar(20) NOT NULL,
    requested_by bigint      NOT NULL REFERENCES person (id),
    requested_at timestamptz NOT NULL,
    decided_by   bigint REFERENCES person (id),
    decided_at   timestamptz,
    decision     text,
    CONSTRAINT whitelist_countersignature_eyes_check CHECK (state <> 'SIGNED' OR decided_by <> requested_by)
);
CREATE UNIQUE INDEX whitelist_countersignature_open_idx ON whitelist_countersignature (kind, subject_id) WHERE state = 'OPEN';

-- What was told already, so that no reminder comes twice.
CREATE TABLE whitelist_reminder (
    kind       varchar(40) NOT NULL,
    subject_id bigint      NOT NULL,
    mark       varchar(40) NOT NULL,
    told_at    timestamptz NOT NULL,
    PRIMARY KEY (kind, subject_id, mark)
);

-- Evidence of an objection comes from somebody without an account.
ALTER TABLE attachment ALTER COLUMN organization_id DROP NOT NULL;
ALTER TABLE attachment ALTER COLUMN uploaded_by DROP NOT NULL;
