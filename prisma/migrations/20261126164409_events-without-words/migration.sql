-- CreateTable
CREATE TABLE "PublicTextVersion" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "en" TEXT NOT NULL,
    "fr" TEXT NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replacedById" UUID,

    CONSTRAINT "PublicTextVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PublicTextVersion_key_replacedAt_idx" ON "PublicTextVersion"("key", "replacedAt");

-- AddForeignKey
ALTER TABLE "PublicTextVersion" ADD CONSTRAINT "PublicTextVersion_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Former public texts stood in the events of their change.
INSERT INTO "PublicTextVersion" ("id", "key", "en", "fr", "replacedAt", "replacedById")
SELECT gen_random_uuid(), c->>'key', COALESCE(c->'before'->>'en', ''), COALESCE(c->'before'->>'fr', ''), e."at", p."id"
FROM "Event" e CROSS JOIN LATERAL jsonb_array_elements(e."data"->'changed') c LEFT JOIN "Person" p ON p."id" = e."personId"
WHERE e."name" = 'public-texts.edited' AND jsonb_typeof(e."data"->'changed') = 'array' AND jsonb_typeof(c) = 'object' AND c->>'key' IS NOT NULL
  AND (COALESCE(c->'before'->>'en', '') <> '' OR COALESCE(c->'before'->>'fr', '') <> '');
UPDATE "Event" SET "data" = jsonb_build_object('changed', COALESCE((
  SELECT jsonb_agg(c->>'key') FROM jsonb_array_elements("data"->'changed') c WHERE jsonb_typeof(c) = 'object'), '[]'))
WHERE "name" = 'public-texts.edited' AND jsonb_typeof("data"->'changed') = 'array';

-- One name for the state something came to.
UPDATE "Event" SET "data" = "data" - 'status' || jsonb_build_object('to', "data"->'status') WHERE "name" = 'section.status-changed' AND "data" ? 'status';

-- What a thread was begun with is its first comment, as long as there is one.
UPDATE "Event" e SET "data" = e."data" || jsonb_build_object('commentId', c."id")
FROM (SELECT DISTINCT ON ("threadId") "threadId", "id" FROM "Comment" ORDER BY "threadId", "createdAt", "id") c
WHERE e."name" = 'thread.created' AND e."subjectId" = c."threadId"::text;

-- Words of people go out of the events: they stand in their records. Only the title of a record that is gone is kept.
UPDATE "Event" e SET "data" = e."data" - ARRAY['title', 'section', 'pillar', 'excerpt', 'mentions', 'code', 'name', 'person', 'organisation', 'state']
  || CASE WHEN e."data" ? 'title' AND e."subjectType" IN ('section', 'pillar', 'related-document')
    AND NOT EXISTS (SELECT 1 FROM "Section" r WHERE r."id"::text = e."subjectId")
    AND NOT EXISTS (SELECT 1 FROM "Pillar" r WHERE r."id"::text = e."subjectId")
    AND NOT EXISTS (SELECT 1 FROM "RelatedDocument" r WHERE r."id"::text = e."subjectId")
    THEN jsonb_build_object('title', e."data"->'title') ELSE '{}' END
WHERE e."data" ?| ARRAY['title', 'section', 'pillar', 'excerpt', 'mentions', 'code', 'name', 'person', 'organisation', 'state'];
UPDATE "Event" SET "data" = "data" - 'before' WHERE "name" IN ('section.renamed', 'pillar.renamed') AND "data" ? 'before';
