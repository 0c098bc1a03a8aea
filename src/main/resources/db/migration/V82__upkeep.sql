-- What the portal did by rule, once for each thing it followed from: an overdue rectification, an expired piece of evidence.
ALTER TABLE whitelist_measure ADD COLUMN by_rule varchar(30);
ALTER TABLE whitelist_measure ADD COLUMN rule_subject_id bigint;
ALTER TABLE whitelist_measure ADD CONSTRAINT whitelist_measure_rule_key UNIQUE (by_rule, rule_subject_id);
ALTER TABLE whitelist_measure
    ADD CONSTRAINT whitelist_measure_rule_check CHECK ((by_rule IS NULL) = (rule_subject_id IS NULL));

-- One case at a time for a conversation.
CREATE UNIQUE INDEX whitelist_complaint_one_open_idx ON whitelist_complaint (conversation_id)
    WHERE state IN ('OPEN', 'ANSWERED');
CREATE INDEX whitelist_complaint_conversation_idx ON whitelist_complaint (conversation_id, id DESC);

CREATE INDEX whitelist_evidence_replaces_idx ON whitelist_evidence (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX whitelist_bar_measure_idx ON whitelist_bar (measure_id);
