-- A text that many tabs have written in is rolled to a new lineage: whose client ids they were, and what was moved, stays for the rows
-- before it. The row at which their lineage ended; 0 for the present one. Ids of one lineage mean nothing in another.
ALTER TABLE "CollabClient" ADD COLUMN "endedSeq" BIGINT NOT NULL DEFAULT 0,
  DROP CONSTRAINT "CollabClient_pkey",
  ADD CONSTRAINT "CollabClient_pkey" PRIMARY KEY ("documentId", "endedSeq", "clientId");
ALTER TABLE "CollabMove" ADD COLUMN "endedSeq" BIGINT NOT NULL DEFAULT 0,
  DROP CONSTRAINT "CollabMove_pkey",
  ADD CONSTRAINT "CollabMove_pkey" PRIMARY KEY ("documentId", "endedSeq", "clientId", "clock");
ALTER TABLE "CollabRelocation" ADD COLUMN "endedSeq" BIGINT NOT NULL DEFAULT 0,
  DROP CONSTRAINT "CollabRelocation_pkey",
  ADD CONSTRAINT "CollabRelocation_pkey" PRIMARY KEY ("documentId", "endedSeq", "clientId", "clock");
