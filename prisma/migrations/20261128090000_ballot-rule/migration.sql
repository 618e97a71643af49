-- What the rule of a ballot has to know of those who were asked, beside how many they are: part of what a recount needs.
ALTER TABLE "BallotClosing" ADD COLUMN "asked" JSONB;
