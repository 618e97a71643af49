import type { PublicTextKey } from '#app/shared/public-texts.ts'
import type { LocalizedText } from '#app/shared/roles.ts'

export const PUBLIC_TEXTS: Record<PublicTextKey, LocalizedText> = {
  'home.headline': {
    en: 'Judge a smart city by what its residents gain.',
    fr: 'Une ville intelligente se juge à ce qu’y gagnent ses habitants.',
  },
  'home.lead': {
    en: 'City halls, ministries, companies, researchers and residents’ groups sit at one table to agree what smart cities should achieve, and how anyone can tell whether they do.',
    fr: 'Municipalités, ministères, entreprises, chercheurs et collectifs d’habitants s’assoient à une même table pour convenir de ce que les villes intelligentes doivent accomplir, et de la manière de le vérifier.',
  },
  'issue.title': { en: 'Twenty years on, who is better off?', fr: 'Vingt ans après, qui vit mieux ?' },
  'issue.body': {
    en: `For about twenty years, “smart cities” have been presented as the way to places that work better and are better to live in. The supply side spoke first: companies that sold the technology also described the problem it would solve. Cities bought sensors, platforms and control rooms, and counted what they had bought.

It is time to take stock. Does the label open better opportunities, and bring greater well-being, to all residents? For the person who works at night, the parent without a computer, the neighbourhood at the end of the line? An answer that holds has to be built with those who govern, those who build, those who study and those who live there.`,
    fr: `Depuis une vingtaine d’années, la « ville intelligente » est présentée comme la voie vers des lieux plus efficaces et plus agréables à vivre. L’offre a parlé la première : les entreprises qui vendaient la technologie décrivaient aussi le problème qu’elle devait résoudre. Les villes ont acheté des capteurs, des plateformes et des centres de contrôle, et ont compté ce qu’elles avaient acheté.

Le moment est venu de dresser le bilan. Ce label ouvre-t-il de meilleures perspectives à tous les habitants, leur apporte-t-il plus de bien-être ? À celle qui travaille la nuit, au parent sans ordinateur, au quartier du bout de la ligne ? Une réponse solide se construit avec celles et ceux qui gouvernent, qui bâtissent, qui étudient et qui habitent.`,
  },
  'chart.title': {
    en: 'One indicator in six counts what changes for people',
    fr: 'Un indicateur sur six compte ce qui change pour les habitants',
  },
  'chart.lead': {
    en: 'Six lists of indicators by what they count, as a share of 1,051 indicators, in per cent',
    fr: 'Six listes d’indicateurs selon ce qu’elles comptent : part des 1 051 indicateurs, en pour cent',
  },
  // Counted from the field result_chain of the lists: input and process; output; outcome and impact. See SOURCES.md.
  'chart.data': {
    en: `| what is spent and done | what is delivered | what changes
U4SSC, smart sustainable cities | 10 | 94 | 7
Norwegian municipalities | 63 | 354 | 41
European handbook, 2022 | 0 | 60 | 11
European handbook, 2020 | 2 | 40 | 8
United Nations, SDG | 37 | 136 | 73
OECD, cities and regions | 0 | 80 | 35`,
    fr: `| ce qui est dépensé et entrepris | ce qui est fourni | ce qui change
U4SSC, villes durables et intelligentes | 10 | 94 | 7
Communes norvégiennes | 63 | 354 | 41
Manuel européen, 2022 | 0 | 60 | 11
Manuel européen, 2020 | 2 | 40 | 8
Nations unies, ODD | 37 | 136 | 73
OCDE, villes et régions | 0 | 80 | 35`,
  },
  'chart.source': {
    en: 'Source: counted from the lists that KS, the association of Norwegian local authorities, has published with the step of the result chain for each indicator, github.com/Arkitektum/b-rekraftsindikatorer. Five of 1,056 indicators have no single step and are left out. Licence: the lists state none, so only these counts are taken from them.',
    fr: 'Source : décompte à partir des listes publiées par KS, l’association des collectivités locales norvégiennes, avec l’étape de la chaîne de résultats de chaque indicateur, github.com/Arkitektum/b-rekraftsindikatorer. Cinq des 1 056 indicateurs n’ont pas d’étape unique et ne sont pas comptés. Licence : les listes n’en indiquent aucune ; seuls ces décomptes en sont repris.',
  },
  'offer.title': { en: 'What the programme offers', fr: 'Ce que propose le programme' },
  'offer.body': {
    en: 'The programme joins efficiency with social inclusion. It brings evidence, practice and people together around three aims.',
    fr: 'Le programme allie l’efficacité et l’inclusion sociale. Il réunit des connaissances, des pratiques et des personnes autour de trois objectifs.',
  },
  'aims.1.title': { en: 'Redefine the smart city', fr: 'Redéfinir la ville intelligente' },
  'aims.1.body': {
    en: 'Start from what digital innovation does for people’s lives, not from the equipment a city owns.',
    fr: 'Partir de ce que l’innovation numérique change dans la vie des gens, et non des équipements que possède une ville.',
  },
  'aims.2.title': { en: 'Measure what it achieves', fr: 'Mesurer ce qu’elle accomplit' },
  'aims.2.body': {
    en: 'Assess how smart cities perform, and the well-being they bring their citizens in the end.',
    fr: 'Évaluer les performances des villes intelligentes et le bien-être qu’elles apportent, en fin de compte, à leurs habitants.',
  },
  'aims.3.title': { en: 'Guide those who govern', fr: 'Éclairer ceux qui gouvernent' },
  'aims.3.body': {
    en: 'Support local and national governments as they reshape city governance, business models and the way stakeholders are involved.',
    fr: 'Accompagner les pouvoirs publics, locaux et nationaux, qui repensent la gouvernance urbaine, les modèles économiques et la participation des parties prenantes.',
  },
  'roundtable.title': { en: 'The Roundtable', fr: 'La table ronde' },
  'roundtable.body': {
    en: 'The Roundtable brings stakeholders together to take stock of research and to share the policies, practices and knowledge that help smart city initiatives succeed. Each edition has its own objectives, its own members and its own record.',
    fr: 'La table ronde réunit les parties prenantes pour faire le point sur la recherche et partager les politiques, les pratiques et les connaissances qui font réussir les initiatives de ville intelligente. Chaque édition a ses objectifs, ses membres et son compte rendu.',
  },
  'decision.title': { en: 'How the table decides', fr: 'Comment la table décide' },
  'decision.1': {
    en: 'The framework is written by the members, sentence by sentence, and every sentence can be discussed.',
    fr: 'Le cadre est rédigé par les membres, phrase après phrase, et chaque phrase peut être discutée.',
  },
  'decision.2': {
    en: 'Each indicator is put to a ballot: how relevant is it, and how feasible is it to report?',
    fr: 'Chaque indicateur est soumis à un scrutin : est-il pertinent, et peut-on le renseigner ?',
  },
  'decision.3': {
    en: 'Results are shown group by group. Every stakeholder group weighs the same, whatever its size.',
    fr: 'Les résultats sont présentés groupe par groupe. Chaque groupe pèse autant que les autres, quelle que soit sa taille.',
  },
  'table.title': { en: 'Who is at the table', fr: 'Qui est à la table' },
  'table.body': {
    en: 'Eight stakeholder groups have a place. A group with nobody to speak for it keeps its seats, so that everyone can see who is missing.',
    fr: 'Huit groupes de parties prenantes ont leur place. Un groupe que personne ne représente garde ses sièges : chacun voit ainsi qui manque.',
  },
  'documents.title': { en: 'Related documents', fr: 'Documents associés' },
  'documents.body': {
    en: 'What the table reads, and what it has published so far.',
    fr: 'Ce que la table lit, et ce qu’elle a publié à ce jour.',
  },
  'partnership.title': { en: 'Take a seat', fr: 'Prendre place à la table' },
  'partnership.body': {
    en: 'A partner brings its experience to the drafting, the comments and the ballots, for about two days a month. Groups with few members come first.',
    fr: 'Un partenaire apporte son expérience à la rédaction, aux commentaires et aux scrutins, à raison d’environ deux jours par mois. Les groupes peu représentés ont la priorité.',
  },
  'contact.title': { en: 'Contact', fr: 'Contact' },
  'contact.body': {
    en: 'Write to the secretariat with a question about the programme, a document or a seat at the table. You will have an answer within three working days.',
    fr: 'Écrivez au secrétariat pour toute question sur le programme, un document ou un siège à la table. Vous recevrez une réponse sous trois jours ouvrés.',
  },
  'demonstration.notice': {
    en: 'This is a demonstration. The people, organisations and places are invented, and so are the texts and votes attributed to them.',
    fr: 'Ceci est une démonstration. Les personnes, les organisations et les lieux sont fictifs, de même que les textes et les votes qui leur sont attribués.',
  },
  'partner.title': { en: 'Register your interest in a seat', fr: 'Manifester votre intérêt pour un siège' },
  'partner.lead': {
    en: 'It takes about six minutes. Sending this form commits you to nothing, and you can withdraw at any time.',
    fr: 'Comptez environ six minutes. L’envoi de ce formulaire ne vous engage à rien et vous pouvez vous retirer à tout moment.',
  },
  'partner.next.1': {
    en: 'The secretariat reads your answers and looks at which stakeholder groups have room.',
    fr: 'Le secrétariat lit vos réponses et examine quels groupes ont encore de la place.',
  },
  'partner.next.2': {
    en: 'You have an answer by email within three working days.',
    fr: 'Vous recevez une réponse par courriel sous trois jours ouvrés.',
  },
  'partner.next.3': {
    en: 'If a seat is yours, the message holds a link that opens your account, and you can write your first comment the same day.',
    fr: 'Si un siège vous est attribué, le message contient un lien qui ouvre votre compte, et vous pouvez écrire votre premier commentaire le jour même.',
  },
  'partner.data': {
    en: 'Your answers are kept for twelve months to decide on seats, and are read only by the secretariat.',
    fr: 'Vos réponses sont conservées douze mois pour l’attribution des sièges et ne sont lues que par le secrétariat.',
  },
  'privacy.title': { en: 'Privacy', fr: 'Protection des données' },
  'privacy.body': {
    en: `This site keeps what is needed to run the table, and nothing else. From a visitor who registers an interest it keeps the answers given in the form. From a member it keeps a name, an email address, the organisation spoken for, and what that member writes and votes. For each session it keeps the device, the network address and the time of the last visit, so that members can end the sessions they do not know.

Words and comments are shown to the members of the same roundtable with the name of the author, the organisation and the stakeholder group. Votes are not. While a ballot is open, members see how many people of each group have answered and nothing of how; the activity page says that answers came in, not whose; moderators see who has not answered yet. The result is shown once the ballot is closed for good, and never before. In it a group with fewer than four answers shows how many answered and nothing else; where the figures of the others would give its answers away, one more group or the total is not shown either. In a ballot by consent whoever objects says why: with the result every member of the roundtable reads these reasons word for word, without name or group, and may still recognise the author by the words. Each answer is stored with the name of the person, so that it can be changed and counted again: whoever runs the server could read it. Where a roundtable opens its draft to everybody, the words can be read without an account; the names of their authors and the comments cannot.

One cookie keeps you signed in, and others remember your language and theme. There is no advertising, no audience measurement and no request to another site.

To see, correct or remove what is kept about you, write to the secretariat. What has already been agreed by the table stays in the record, with your name removed if you ask for it.`,
    fr: `Ce site conserve ce qui est nécessaire au travail de la table, et rien d’autre. D’une personne qui manifeste son intérêt, il garde les réponses au formulaire. D’un membre, il garde le nom, l’adresse électronique, l’organisation représentée, ainsi que ce que ce membre écrit et vote. Pour chaque session, il garde l’appareil, l’adresse réseau et l’heure de la dernière visite, afin que chacun puisse fermer celles qu’il ne reconnaît pas.

Les textes et les commentaires sont visibles par les membres de la même table ronde, avec le nom de leur auteur, son organisation et son groupe. Les votes ne le sont pas. Tant qu’un scrutin est ouvert, les membres voient combien de personnes de chaque groupe ont répondu, et rien du contenu des réponses ; la page d’activité dit que des réponses sont arrivées, non de qui ; la modération voit qui n’a pas encore répondu. Le résultat s’affiche une fois la clôture définitive, jamais avant. Un groupe de moins de quatre réponses n’y indique que leur nombre ; si les chiffres des autres permettaient d’en déduire les réponses, un groupe de plus ou le total n’est pas affiché non plus. Dans un scrutin par consentement, qui s’oppose dit pourquoi : avec le résultat, tous les membres de la table ronde lisent ces raisons mot pour mot, sans nom ni groupe, et peuvent en reconnaître l’auteur à ses mots. Chaque réponse est conservée avec le nom de la personne, afin de pouvoir être modifiée et recomptée : l’exploitant du serveur pourrait la lire. Lorsqu’une table ronde ouvre son projet au public, le texte se lit sans compte ; les noms des auteurs et les commentaires restent réservés aux membres.

Un cookie maintient votre session ouverte ; d’autres retiennent votre langue et votre thème. Il n’y a ni publicité, ni mesure d’audience, ni requête vers un autre site.

Pour consulter, corriger ou faire supprimer ce qui est conservé à votre sujet, écrivez au secrétariat. Ce que la table a déjà adopté demeure dans le compte rendu, sans votre nom si vous le demandez.`,
  },
  'accessibility.title': { en: 'Accessibility', fr: 'Accessibilité' },
  'accessibility.body': {
    en: `Everyone at the table has to be able to read, write and vote here. The site aims at level AA of the Web Content Accessibility Guidelines, version 2.2.

Every page can be used with the keyboard alone, with a screen reader, at 400% zoom and on a small phone. No meaning rests on colour: each stakeholder group also has a code and a shape, and each chart has a table beside it. Animations stop when your device asks for reduced motion.

One limit is known. In a section that several people write at once, a screen reader announces who is present but does not read every change the others make as they type.

If something keeps you from taking part, write to the secretariat and say what you were trying to do. You will be given another way to do it, and the obstacle will be removed.`,
    fr: `Chacun à la table doit pouvoir lire, écrire et voter ici. Le site vise le niveau AA des règles pour l’accessibilité des contenus web (WCAG), version 2.2.

Toutes les pages s’utilisent au clavier seul, avec un lecteur d’écran, avec un zoom de 400 % et sur un petit téléphone. Aucune information ne repose sur la seule couleur : chaque groupe a aussi un code et une forme, et chaque graphique est accompagné d’un tableau. Les animations s’arrêtent si votre appareil demande moins de mouvement.

Une limite est connue. Dans une section que plusieurs personnes rédigent en même temps, le lecteur d’écran annonce qui est présent mais ne lit pas chaque modification des autres au fil de la frappe.

Si quelque chose vous empêche de participer, écrivez au secrétariat en indiquant ce que vous cherchiez à faire. Un autre moyen vous sera proposé, et l’obstacle sera levé.`,
  },
}
