-- Where an indicator was taken from: the entry as it was then, and whether its words were taken as they are.
ALTER TABLE "Indicator" ADD COLUMN "provenance" JSONB;
