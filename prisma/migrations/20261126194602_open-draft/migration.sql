-- AlterTable
ALTER TABLE "Roundtable" ADD COLUMN     "openText" TEXT NOT NULL DEFAULT 'none';

ALTER TABLE "Roundtable" ADD CONSTRAINT "Roundtable_openText_known" CHECK ("openText" IN ('none', 'agreed', 'whole'));

-- The privacy page says what can be open to everybody. A text the secretariat has written anew stays as it is.
UPDATE "PublicText" SET
  "en" = replace("en", 'whoever runs the server could read it.', 'whoever runs the server could read it. Where a roundtable opens its draft to everybody, the words can be read without an account; the names of their authors and the comments cannot.'),
  "fr" = replace("fr", 'l’exploitant du serveur pourrait la lire.', 'l’exploitant du serveur pourrait la lire. Lorsqu’une table ronde ouvre son projet au public, le texte se lit sans compte ; les noms des auteurs et les commentaires restent réservés aux membres.')
WHERE "key" = 'privacy.body';
