-- A holder of a vote says that they have a conflict of interest, with a reason. What was withdrawn stays on record.
CREATE TABLE "BallotConflict" (
    "id" UUID NOT NULL,
    "ballotId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "forOrganisation" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "BallotConflict_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "BallotConflict_ballotId_idx" ON "BallotConflict"("ballotId");
CREATE INDEX "BallotConflict_personId_idx" ON "BallotConflict"("personId");
CREATE INDEX "BallotConflict_organisationId_idx" ON "BallotConflict"("organisationId");
ALTER TABLE "BallotConflict" ADD CONSTRAINT "BallotConflict_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BallotConflict" ADD CONSTRAINT "BallotConflict_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BallotConflict" ADD CONSTRAINT "BallotConflict_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BallotConflict" ADD CONSTRAINT "BallotConflict_has_reason" CHECK ("reason" <> '');
-- One that stands for each holder.
CREATE UNIQUE INDEX "BallotConflict_one_per_person" ON "BallotConflict"("ballotId", "personId") WHERE NOT "forOrganisation" AND "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "BallotConflict_one_per_organisation" ON "BallotConflict"("ballotId", "organisationId") WHERE "forOrganisation" AND "withdrawnAt" IS NULL;
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_conflict_known" CHECK (coalesce("terms"->>'conflict', 'excluded') = 'excluded');
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_out_of_a_rule" CHECK (NOT ("terms" ? 'out') OR ("terms" ? 'conflict' AND jsonb_typeof("terms"->'out') = 'array'));
