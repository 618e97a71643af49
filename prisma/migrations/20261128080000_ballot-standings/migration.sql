-- How an open ballot stood when enough answers had come in, for ballots that show that while people answer. Which ballots do is in their terms.
CREATE TABLE "BallotStanding" (
    "ballotId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "countedTo" TIMESTAMPTZ(3) NOT NULL,
    "votes" INTEGER NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "BallotStanding_pkey" PRIMARY KEY ("ballotId")
);
ALTER TABLE "BallotStanding" ADD CONSTRAINT "BallotStanding_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BallotStanding" ADD CONSTRAINT "BallotStanding_no_small_number" CHECK ("votes" >= 4);
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_visibility_known" CHECK (coalesce("terms"->>'visibility', 'voted') ~ '^(voted|live)$');
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_weights_closed" CHECK (NOT ("terms" ? 'weights' AND "terms" ? 'visibility'));
