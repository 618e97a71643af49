-- A secret ballot keeps who may vote and who did apart from the votes, which are sealed while it is open. Nothing here has a time or an order.
CREATE TABLE "BallotRoll" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "ballotId" UUID NOT NULL,
  "personId" UUID,
  "organisationId" UUID,
  "groupId" UUID NOT NULL,
  "weight" INTEGER NOT NULL DEFAULT 1,
  "cast" BOOLEAN NOT NULL DEFAULT false,
  "told" BOOLEAN NOT NULL DEFAULT false,
  "link" BYTEA,
  CONSTRAINT "BallotRoll_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "BallotRoll_ballotId_personId_key" ON "BallotRoll"("ballotId", "personId");
CREATE UNIQUE INDEX "BallotRoll_ballotId_organisationId_key" ON "BallotRoll"("ballotId", "organisationId");
CREATE INDEX "BallotRoll_personId_idx" ON "BallotRoll"("personId");
CREATE INDEX "BallotRoll_organisationId_idx" ON "BallotRoll"("organisationId");
CREATE INDEX "BallotRoll_groupId_idx" ON "BallotRoll"("groupId");
ALTER TABLE "BallotRoll" ADD CONSTRAINT "BallotRoll_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BallotRoll" ADD CONSTRAINT "BallotRoll_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BallotRoll" ADD CONSTRAINT "BallotRoll_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BallotRoll" ADD CONSTRAINT "BallotRoll_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BallotRoll" ADD CONSTRAINT "BallotRoll_one_holder" CHECK (("personId" IS NULL) <> ("organisationId" IS NULL));
ALTER TABLE "BallotRoll" ADD CONSTRAINT "BallotRoll_weight_counts" CHECK ("weight" > 0);
ALTER TABLE "BallotRoll" ADD CONSTRAINT "BallotRoll_told_is_cast" CHECK ("cast" OR NOT "told");

CREATE TABLE "SealedVote" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "ballotId" UUID NOT NULL,
  "sealed" BYTEA NOT NULL,
  CONSTRAINT "SealedVote_pkey" PRIMARY KEY ("id")
);
-- What is sealed does not get smaller; it stands as it is.
ALTER TABLE "SealedVote" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
CREATE INDEX "SealedVote_ballotId_idx" ON "SealedVote"("ballotId");
ALTER TABLE "SealedVote" ADD CONSTRAINT "SealedVote_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "BallotKey" (
  "ballotId" UUID NOT NULL,
  "wrapped" BYTEA NOT NULL,
  CONSTRAINT "BallotKey_pkey" PRIMARY KEY ("ballotId")
);
ALTER TABLE "BallotKey" ADD CONSTRAINT "BallotKey_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is published of a closed secret ballot, and all that is left of its votes.
CREATE TABLE "BallotBundle" (
  "ballotId" UUID NOT NULL,
  "text" TEXT NOT NULL,
  CONSTRAINT "BallotBundle_pkey" PRIMARY KEY ("ballotId")
);
ALTER TABLE "BallotBundle" ADD CONSTRAINT "BallotBundle_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "BallotClosing"("ballotId") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_secret_outside_rooms" CHECK ("terms"->'secret' IS NULL OR "sessionId" IS NULL);
