-- A holder of a vote lets another holder cast it, who accepts or declines. Rows are only added to: what was declined or has ended stays on record.
CREATE TABLE "BallotProxy" (
    "id" UUID NOT NULL,
    "ballotId" UUID NOT NULL,
    "forOrganisation" BOOLEAN NOT NULL,
    "giverId" UUID NOT NULL,
    "giverOrganisationId" UUID NOT NULL,
    "receiverId" UUID,
    "receiverOrganisationId" UUID NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" TIMESTAMPTZ(3),
    "declinedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "BallotProxy_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "BallotProxy_ballotId_idx" ON "BallotProxy"("ballotId");
CREATE INDEX "BallotProxy_giverId_idx" ON "BallotProxy"("giverId");
CREATE INDEX "BallotProxy_giverOrganisationId_idx" ON "BallotProxy"("giverOrganisationId");
CREATE INDEX "BallotProxy_receiverId_idx" ON "BallotProxy"("receiverId");
CREATE INDEX "BallotProxy_receiverOrganisationId_idx" ON "BallotProxy"("receiverOrganisationId");
ALTER TABLE "BallotProxy" ADD CONSTRAINT "BallotProxy_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BallotProxy" ADD CONSTRAINT "BallotProxy_giverId_fkey" FOREIGN KEY ("giverId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BallotProxy" ADD CONSTRAINT "BallotProxy_giverOrganisationId_fkey" FOREIGN KEY ("giverOrganisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BallotProxy" ADD CONSTRAINT "BallotProxy_receiverId_fkey" FOREIGN KEY ("receiverId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BallotProxy" ADD CONSTRAINT "BallotProxy_receiverOrganisationId_fkey" FOREIGN KEY ("receiverOrganisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- An organisation receives as such, a person by themselves; nobody from themselves.
ALTER TABLE "BallotProxy" ADD CONSTRAINT "BallotProxy_receiver_is_a_holder" CHECK (("receiverId" IS NULL) = "forOrganisation");
ALTER TABLE "BallotProxy" ADD CONSTRAINT "BallotProxy_to_somebody_else" CHECK (CASE WHEN "forOrganisation" THEN "receiverOrganisationId" <> "giverOrganisationId" ELSE "receiverId" <> "giverId" END);
ALTER TABLE "BallotProxy" ADD CONSTRAINT "BallotProxy_ends_once" CHECK ("declinedAt" IS NULL OR ("acceptedAt" IS NULL AND "withdrawnAt" IS NULL));
-- One that stands for each who gives.
CREATE UNIQUE INDEX "BallotProxy_one_per_person" ON "BallotProxy"("ballotId", "giverId") WHERE NOT "forOrganisation" AND "declinedAt" IS NULL AND "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "BallotProxy_one_per_organisation" ON "BallotProxy"("ballotId", "giverOrganisationId") WHERE "forOrganisation" AND "declinedAt" IS NULL AND "withdrawnAt" IS NULL;

-- A vote that was cast by proxy stays its holder's: by which proxy, and by whom.
ALTER TABLE "Vote" ADD COLUMN "castById" UUID, ADD COLUMN "proxyId" UUID;
CREATE INDEX "Vote_castById_idx" ON "Vote"("castById");
CREATE INDEX "Vote_proxyId_idx" ON "Vote"("proxyId");
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_castById_fkey" FOREIGN KEY ("castById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_proxyId_fkey" FOREIGN KEY ("proxyId") REFERENCES "BallotProxy"("id") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_cast_by_proxy" CHECK (("castById" IS NULL) = ("proxyId" IS NULL) AND ("castById" IS NULL OR ("enteredById" IS NULL AND ("forOrganisation" OR "castById" <> "personId"))));

ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_proxies_known" CHECK (NOT ("terms" ? 'proxies') OR (coalesce("terms"->>'proxies' ~ '^([1-9]|10)$', false) AND NOT ("terms" ? 'secret') AND NOT ("terms" ? 'visibility') AND "sessionId" IS NULL));
