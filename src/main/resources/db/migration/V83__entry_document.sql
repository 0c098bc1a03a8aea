-- A batch can publish several lists, each with a document of its own.
ALTER TABLE whitelist_entry ADD COLUMN document_number varchar(100);
UPDATE whitelist_entry e SET document_number = b.document_number FROM whitelist_batch b WHERE b.id = e.batch_id;
UPDATE whitelist_entry e SET document_number = p.document_number
    FROM whitelist_application a JOIN whitelist_publicity p ON p.id = a.publicity_id
    WHERE a.id = e.application_id AND p.document_number IS NOT NULL;
