-- AlterTable
ALTER TABLE "Section" ADD COLUMN     "wordsCountedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "SectionWords" (
    "sectionId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "words" INTEGER NOT NULL,

    CONSTRAINT "SectionWords_pkey" PRIMARY KEY ("sectionId","groupId")
);

-- AddForeignKey
ALTER TABLE "SectionWords" ADD CONSTRAINT "SectionWords_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionWords" ADD CONSTRAINT "SectionWords_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "SectionWords" ADD CONSTRAINT "SectionWords_words_counted" CHECK ("words" > 0);
