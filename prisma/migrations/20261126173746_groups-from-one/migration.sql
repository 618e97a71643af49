-- Places round the table count from 0 here and from 1 on the pages; some installations were filled from 1.
UPDATE "StakeholderGroup" g SET "position" = ranked.place
FROM (SELECT "id", (row_number() OVER (ORDER BY "position", "code") - 1)::int AS place FROM "StakeholderGroup") ranked
WHERE ranked."id" = g."id" AND g."position" <> ranked.place;
