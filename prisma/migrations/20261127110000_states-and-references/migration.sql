-- Every reference has a foreign key and an index that serves it, every state is one the product knows, and parts leave with their record.
--
-- Nothing is deleted. A value that may not stand any more is first written into "Repair" as it was. Then
--   - a reference that may be empty becomes empty: pages already showed what it named as gone;
--   - where a record cannot be without the person or organisation it names (a comment, a vote, a ballot), that one comes back under its old id,
--     without a name, disabled or in the bin: who wrote the same and who voted twice can still be told apart;
--   - a group that is gone becomes the group of the organisation beside it, and comes back without a name where that is gone too;
--   - a word that is no state becomes the one with which a new record begins.

CREATE TABLE "Repair" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "migration" TEXT NOT NULL DEFAULT 'states-and-references',
    "table" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "column" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Repair_pkey" PRIMARY KEY ("id")
);

DO $$
DECLARE it text;
BEGIN
  FOREACH it IN ARRAY ARRAY['Comment', 'Vote'] LOOP
    EXECUTE format('
      WITH wrong AS (
        SELECT t."id", t."groupId" AS was, o."groupId" AS known FROM %1$I t JOIN "Organisation" o ON o."id" = t."organisationId"
        WHERE NOT EXISTS (SELECT 1 FROM "StakeholderGroup" g WHERE g."id" = t."groupId")
      ), kept AS (INSERT INTO "Repair" ("table", "row", "column", "value") SELECT %1$L, "id", ''groupId'', was FROM wrong)
      UPDATE %1$I t SET "groupId" = known FROM wrong WHERE t."id" = wrong."id"', it);
  END LOOP;
END $$;

WITH made AS (
  INSERT INTO "StakeholderGroup" ("id", "code", "name", "description", "colour", "glyph", "position")
  SELECT "groupId", '?' || "groupId", '{"en": "?", "fr": "?"}', '{"en": "", "fr": ""}', 'cs', 'cs', (SELECT coalesce(max("position"), 0) FROM "StakeholderGroup") + row_number() OVER (ORDER BY "groupId")
  FROM (SELECT "groupId" FROM "Comment" UNION SELECT "groupId" FROM "Vote") named
  WHERE NOT EXISTS (SELECT 1 FROM "StakeholderGroup" g WHERE g."id" = "groupId")
  RETURNING "id"
) INSERT INTO "Repair" ("table", "row", "column", "value") SELECT 'StakeholderGroup', "id", 'id', "id" FROM made;

WITH made AS (
  INSERT INTO "Organisation" ("id", "name", "country", "groupId", "removedAt")
  SELECT DISTINCT ON ("organisationId") "organisationId", '?', '', "groupId", now()
  FROM (SELECT "organisationId", "groupId" FROM "Comment" UNION SELECT "organisationId", "groupId" FROM "Vote") named
  WHERE NOT EXISTS (SELECT 1 FROM "Organisation" o WHERE o."id" = "organisationId")
  ORDER BY "organisationId", "groupId"
  RETURNING "id"
) INSERT INTO "Repair" ("table", "row", "column", "value") SELECT 'Organisation', "id", 'id', "id" FROM made;

WITH made AS (
  INSERT INTO "Person" ("id", "email", "name", "disabledAt")
  SELECT "personId", "personId" || '@gone.invalid', '?', now()
  FROM (SELECT "personId" FROM "Comment" UNION SELECT "personId" FROM "Vote" UNION SELECT "openedById" FROM "Ballot") named
  WHERE NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = "personId")
  RETURNING "id"
) INSERT INTO "Repair" ("table", "row", "column", "value") SELECT 'Person', "id", 'id', "id" FROM made;

-- Who did something cannot be deleted under it; an expression of interest goes on without what came of it.
DO $$
DECLARE it record;
BEGIN
  FOR it IN SELECT * FROM (VALUES
    ('Section', 'lockedById', 'Person', 'RESTRICT'),
    ('Section', 'editedById', 'Person', 'RESTRICT'),
    ('SectionDecision', 'organisationId', 'Organisation', 'RESTRICT'),
    ('SectionDecision', 'groupId', 'StakeholderGroup', 'RESTRICT'),
    ('CommentThread', 'resolvedById', 'Person', 'RESTRICT'),
    ('Indicator', 'personId', 'Person', 'RESTRICT'),
    ('Indicator', 'organisationId', 'Organisation', 'RESTRICT'),
    ('Indicator', 'groupId', 'StakeholderGroup', 'RESTRICT'),
    ('IndicatorVersion', 'personId', 'Person', 'RESTRICT'),
    ('IndicatorVersion', 'organisationId', 'Organisation', 'RESTRICT'),
    ('IndicatorVersion', 'groupId', 'StakeholderGroup', 'RESTRICT'),
    ('Ballot', 'closedById', 'Person', 'RESTRICT'),
    ('Event', 'personId', 'Person', 'RESTRICT'),
    ('Event', 'organisationId', 'Organisation', 'RESTRICT'),
    ('Event', 'groupId', 'StakeholderGroup', 'RESTRICT'),
    ('Interest', 'decidedById', 'Person', 'RESTRICT'),
    ('Interest', 'organisationId', 'Organisation', 'SET NULL'),
    ('Interest', 'personId', 'Person', 'SET NULL')
  ) AS may_be_empty(here, col, there, gone) LOOP
    EXECUTE format('
      WITH wrong AS (SELECT t."id", t.%2$I AS was FROM %1$I t WHERE t.%2$I IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %3$I r WHERE r."id" = t.%2$I)),
      kept AS (INSERT INTO "Repair" ("table", "row", "column", "value") SELECT %1$L, "id", %2$L, was FROM wrong)
      UPDATE %1$I t SET %2$I = NULL FROM wrong WHERE t."id" = wrong."id"', it.here, it.col, it.there);
    EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %4$I FOREIGN KEY (%2$I) REFERENCES %3$I("id") ON DELETE %5$s ON UPDATE CASCADE',
      it.here, it.col, it.there, it.here || '_' || it.col || '_fkey', it.gone);
  END LOOP;
END $$;

ALTER TABLE "Comment"
  ADD CONSTRAINT "Comment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Comment_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Comment_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Vote"
  ADD CONSTRAINT "Vote_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Vote_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "Vote_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE it record;
BEGIN
  FOR it IN SELECT * FROM (VALUES
    ('Roundtable', 'state', ARRAY['planned', 'running', 'closed'], 'planned'),
    ('Pillar', 'side', ARRAY['performance', 'contribution', 'closing'], 'contribution'),
    ('Section', 'status', ARRAY['draft', 'review', 'agreed'], 'draft'),
    ('Indicator', 'state', ARRAY['proposed', 'candidate', 'review', 'agreed', 'retired'], 'candidate'),
    ('Indicator', 'direction', ARRAY['higher', 'lower', 'none'], 'none'),
    ('IndicatorVersion', 'direction', ARRAY['higher', 'lower', 'none'], 'none'),
    ('Interest', 'state', ARRAY['new', 'accepted', 'declined'], 'new'),
    ('Interest', 'language', ARRAY['en', 'fr'], 'en'),
    ('Person', 'language', ARRAY['en', 'fr'], 'en')
  ) AS checked(here, col, known, first) LOOP
    EXECUTE format('
      WITH wrong AS (SELECT "id", %2$I AS was FROM %1$I WHERE %2$I <> ALL (%3$L::text[])),
      kept AS (INSERT INTO "Repair" ("table", "row", "column", "value") SELECT %1$L, "id", %2$L, was FROM wrong)
      UPDATE %1$I t SET %2$I = %4$L FROM wrong WHERE t."id" = wrong."id"', it.here, it.col, it.known, it.first);
    EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %4$I CHECK (%2$I IN (%3$s))',
      it.here, it.col, (SELECT string_agg(quote_literal(word), ', ') FROM unnest(it.known) word), it.here || '_' || it.col || '_known');
  END LOOP;
END $$;

-- Parts that leave with their record.
ALTER TABLE "SectionDecision" DROP CONSTRAINT "SectionDecision_sectionId_fkey", ADD CONSTRAINT "SectionDecision_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CommentThread" DROP CONSTRAINT "CommentThread_sectionId_fkey", ADD CONSTRAINT "CommentThread_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Comment" DROP CONSTRAINT "Comment_threadId_fkey", ADD CONSTRAINT "Comment_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CommentThread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "IndicatorVersion" DROP CONSTRAINT "IndicatorVersion_indicatorId_fkey", ADD CONSTRAINT "IndicatorVersion_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Vote" DROP CONSTRAINT "Vote_ballotId_fkey", ADD CONSTRAINT "Vote_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BallotClosing" DROP CONSTRAINT "BallotClosing_ballotId_fkey", ADD CONSTRAINT "BallotClosing_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BallotElectorate" DROP CONSTRAINT "BallotElectorate_ballotId_fkey", ADD CONSTRAINT "BallotElectorate_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "BallotClosing"("ballotId") ON DELETE CASCADE ON UPDATE CASCADE;

-- One index that serves each reference, what somebody did, and who was named in a comment.
CREATE INDEX "PublicText_updatedById_idx" ON "PublicText"("updatedById");
CREATE INDEX "PublicTextVersion_replacedById_idx" ON "PublicTextVersion"("replacedById");
CREATE INDEX "RelatedDocument_removedById_idx" ON "RelatedDocument"("removedById");
CREATE INDEX "Organisation_removedById_idx" ON "Organisation"("removedById");
CREATE INDEX "Pillar_removedById_idx" ON "Pillar"("removedById");
CREATE INDEX "Section_lockedById_idx" ON "Section"("lockedById");
CREATE INDEX "Section_editedById_idx" ON "Section"("editedById");
CREATE INDEX "Section_removedById_idx" ON "Section"("removedById");
CREATE INDEX "SectionWords_groupId_idx" ON "SectionWords"("groupId");
CREATE INDEX "SectionDecision_personId_idx" ON "SectionDecision"("personId");
CREATE INDEX "SectionDecision_organisationId_idx" ON "SectionDecision"("organisationId");
CREATE INDEX "SectionDecision_groupId_idx" ON "SectionDecision"("groupId");
CREATE INDEX "CommentThread_resolvedById_idx" ON "CommentThread"("resolvedById");
CREATE INDEX "Comment_personId_idx" ON "Comment"("personId");
CREATE INDEX "Comment_organisationId_idx" ON "Comment"("organisationId");
CREATE INDEX "Comment_groupId_idx" ON "Comment"("groupId");
CREATE INDEX "Indicator_personId_idx" ON "Indicator"("personId");
CREATE INDEX "Indicator_organisationId_idx" ON "Indicator"("organisationId");
CREATE INDEX "Indicator_groupId_idx" ON "Indicator"("groupId");
CREATE INDEX "Indicator_removedById_idx" ON "Indicator"("removedById");
CREATE INDEX "IndicatorVersion_pillarId_idx" ON "IndicatorVersion"("pillarId");
CREATE INDEX "IndicatorVersion_sectionId_idx" ON "IndicatorVersion"("sectionId");
CREATE INDEX "IndicatorVersion_personId_idx" ON "IndicatorVersion"("personId");
CREATE INDEX "IndicatorVersion_organisationId_idx" ON "IndicatorVersion"("organisationId");
CREATE INDEX "IndicatorVersion_groupId_idx" ON "IndicatorVersion"("groupId");
CREATE INDEX "Ballot_versionId_idx" ON "Ballot"("versionId");
CREATE INDEX "Ballot_openedById_idx" ON "Ballot"("openedById");
CREATE INDEX "Ballot_closedById_idx" ON "Ballot"("closedById");
CREATE INDEX "BallotElectorate_groupId_idx" ON "BallotElectorate"("groupId");
CREATE INDEX "Vote_personId_idx" ON "Vote"("personId");
CREATE INDEX "Vote_organisationId_idx" ON "Vote"("organisationId");
CREATE INDEX "Vote_groupId_idx" ON "Vote"("groupId");
CREATE INDEX "Interest_groupId_idx" ON "Interest"("groupId");
CREATE INDEX "Interest_decidedById_idx" ON "Interest"("decidedById");
CREATE INDEX "Interest_organisationId_idx" ON "Interest"("organisationId");
CREATE INDEX "Interest_personId_idx" ON "Interest"("personId");
CREATE INDEX "Event_personId_at_idx" ON "Event"("personId", "at");
CREATE INDEX "Event_organisationId_idx" ON "Event"("organisationId");
CREATE INDEX "Event_groupId_idx" ON "Event"("groupId");
CREATE INDEX "Comment_mentions_idx" ON "Comment" USING GIN ("mentions" jsonb_path_ops);
