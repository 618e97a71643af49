-- Raised by whatever takes away the right to write in a text, in its own transaction: a row whose author was let in before it is not stored after it.
ALTER TABLE "CollabDocument" ADD COLUMN "gate" BIGINT NOT NULL DEFAULT 0;

-- The last row of the text that was agreed. Null where nothing had been written, and for decisions taken before this was noted.
ALTER TABLE "SectionDecision" ADD COLUMN "seq" BIGINT;

-- The lineage before the present one, where it ended because the database was restored from a backup: whoever still holds it knows text that is gone.
ALTER TABLE "CollabDocument" ADD COLUMN "formerLineage" UUID;
