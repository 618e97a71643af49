-- AlterTable
ALTER TABLE "Ballot" ADD COLUMN     "minimumTurnout" DOUBLE PRECISION NOT NULL DEFAULT 0.5;

-- CreateTable
CREATE TABLE "BallotClosing" (
    "ballotId" UUID NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'closing',
    "rule" JSONB NOT NULL,
    "result" JSONB NOT NULL,
    "resultAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BallotClosing_pkey" PRIMARY KEY ("ballotId")
);

-- CreateTable
CREATE TABLE "BallotElectorate" (
    "ballotId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "eligible" INTEGER NOT NULL,
    "voted" INTEGER NOT NULL,

    CONSTRAINT "BallotElectorate_pkey" PRIMARY KEY ("ballotId","groupId")
);

-- AddForeignKey
ALTER TABLE "BallotClosing" ADD CONSTRAINT "BallotClosing_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BallotElectorate" ADD CONSTRAINT "BallotElectorate_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "BallotClosing"("ballotId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BallotElectorate" ADD CONSTRAINT "BallotElectorate_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_minimumTurnout_share" CHECK ("minimumTurnout" BETWEEN 0 AND 1);
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_threshold_share" CHECK ("threshold" BETWEEN 0 AND 1);
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_state_known" CHECK ("state" IN ('open', 'closed'));
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_closed_whole" CHECK (("state" = 'closed') = ("closedAt" IS NOT NULL));
ALTER TABLE "BallotClosing" ADD CONSTRAINT "BallotClosing_origin_known" CHECK ("origin" IN ('closing', 'later'));
ALTER TABLE "BallotElectorate" ADD CONSTRAINT "BallotElectorate_counts" CHECK ("voted" BETWEEN 0 AND "eligible");

-- The rule of a ballot is fixed when it opens: those opened before there was a minimum had none.
UPDATE "Ballot" SET "minimumTurnout" = 0;

-- Who voted stands with the votes and nowhere else: the feed tells that answers came in, not whose.
UPDATE "Event" SET "personId" = NULL, "organisationId" = NULL, "groupId" = NULL WHERE "name" IN ('vote.cast', 'vote.changed', 'vote.withdrawn');

-- The privacy page says what is so. A text the secretariat has written anew stays as it is.
UPDATE "PublicText" SET
  "en" = replace("en", 'Votes are not: in a ballot, members see how many people of each group have answered, and the results by group.', 'Votes are not. While a ballot is open, members see how many people of each group have answered and nothing of how; the activity page says that answers came in, not whose; moderators see who has not answered yet. The result is shown once the ballot is closed for good, and never before. In it a group with fewer than four answers shows how many answered and nothing else; where the figures of the others would give its answers away, one more group or the total is not shown either. Each answer is stored with the name of the person, so that it can be changed and counted again: whoever runs the server could read it.'),
  "fr" = replace("fr", 'Les votes ne le sont pas : dans un scrutin, les membres voient combien de personnes de chaque groupe ont répondu, et les résultats par groupe.', 'Les votes ne le sont pas. Tant qu’un scrutin est ouvert, les membres voient combien de personnes de chaque groupe ont répondu, et rien du contenu des réponses ; la page d’activité dit que des réponses sont arrivées, non de qui ; la modération voit qui n’a pas encore répondu. Le résultat s’affiche une fois la clôture définitive, jamais avant. Un groupe de moins de quatre réponses n’y indique que leur nombre ; si les chiffres des autres permettaient d’en déduire les réponses, un groupe de plus ou le total n’est pas affiché non plus. Chaque réponse est conservée avec le nom de la personne, afin de pouvoir être modifiée et recomptée : l’exploitant du serveur pourrait la lire.')
WHERE "key" = 'privacy.body';
