import type { PublicTextKey } from '#app/shared/public-texts.ts'
import type { LocalizedText } from '#app/shared/roles.ts'
import { PUBLIC_TEXTS } from './public-texts.ts'

/** An installation of its own begins with these, until the secretariat says what its programme is about. */
export const NEUTRAL_PROGRAMME = { name: { en: 'Roundtable', fr: 'Table ronde' }, contactEmail: '' }

export const NEUTRAL_ROUNDTABLE = {
  title: { en: 'First edition', fr: 'Première édition' },
  summary: {
    en: 'The members draft a framework together, propose indicators and vote on them.',
    fr: 'Les membres rédigent ensemble un cadre, proposent des indicateurs et les soumettent au scrutin.',
  },
  framework: 'Framework',
}

/** What says nothing about a programme is the same as in the demonstration. */
const OF_THE_PRODUCT: PublicTextKey[] = [
  'roundtable.title',
  'decision.title',
  'decision.1',
  'decision.2',
  'decision.3',
  'table.title',
  'documents.title',
  'partnership.title',
  'contact.title',
  'demonstration.notice',
  'partner.title',
  'partner.lead',
  'partner.next.1',
  'partner.next.3',
  'partner.data',
  'privacy.title',
  'privacy.body',
  'accessibility.title',
  'accessibility.body',
]

const OWN: Partial<Record<PublicTextKey, LocalizedText>> = {
  'home.headline': {
    en: 'Those it concerns decide it together.',
    fr: 'Celles et ceux que cela concerne en décident ensemble.',
  },
  'home.lead': {
    en: 'Stakeholder groups sit at one table: they draft a framework together, comment on it, and vote on the indicators that measure it.',
    fr: 'Les groupes de parties prenantes s’assoient à une même table : ils rédigent ensemble un cadre, le commentent et se prononcent sur les indicateurs qui le mesurent.',
  },
  'issue.title': { en: 'What it is about', fr: 'De quoi il s’agit' },
  'issue.body': {
    en: 'The secretariat will describe here the issue that this programme takes up.',
    fr: 'Le secrétariat présentera ici la question dont ce programme se saisit.',
  },
  'chart.title': { en: '', fr: '' },
  'chart.lead': { en: '', fr: '' },
  'chart.data': { en: '', fr: '' },
  'chart.source': { en: '', fr: '' },
  'offer.title': { en: 'What the programme offers', fr: 'Ce que propose le programme' },
  'offer.body': {
    en: 'Those who are affected by a policy work it out together, and what they agree is written down.',
    fr: 'Celles et ceux qu’une politique concerne l’élaborent ensemble, et ce dont ils conviennent est consigné.',
  },
  'aims.1.title': { en: 'Draft together', fr: 'Rédiger ensemble' },
  'aims.1.body': {
    en: 'One text, written at the same time by all groups, with the author of every sentence.',
    fr: 'Un seul texte, écrit en même temps par tous les groupes, avec l’auteur de chaque phrase.',
  },
  'aims.2.title': { en: 'Measure what counts', fr: 'Mesurer ce qui compte' },
  'aims.2.body': {
    en: 'Indicators that anybody may propose and that every group assesses.',
    fr: 'Des indicateurs que chacun peut proposer et que chaque groupe évalue.',
  },
  'aims.3.title': { en: 'Keep the record', fr: 'Garder la trace' },
  'aims.3.body': {
    en: 'What was decided, by whom, and why, can be read again at any time.',
    fr: 'Ce qui a été décidé, par qui et pourquoi, peut être relu à tout moment.',
  },
  'roundtable.body': {
    en: 'Each edition has its own objectives, its own members and its own record.',
    fr: 'Chaque édition a ses objectifs, ses membres et son compte rendu.',
  },
  'table.body': {
    en: 'Every stakeholder group has a place. A group with nobody to speak for it keeps its seats, so that everyone can see who is missing.',
    fr: 'Chaque groupe de parties prenantes a sa place. Un groupe que personne ne représente garde ses sièges : chacun voit ainsi qui manque.',
  },
  'documents.body': {
    en: 'What the table reads and publishes stands here.',
    fr: 'Ce que la table lit et publie se trouve ici.',
  },
  'partnership.body': {
    en: 'A partner brings its experience to the drafting, the comments and the ballots.',
    fr: 'Un partenaire apporte son expérience à la rédaction, aux commentaires et aux scrutins.',
  },
  'contact.body': {
    en: 'Write to the secretariat with a question about the programme, a document or a seat at the table.',
    fr: 'Écrivez au secrétariat pour toute question sur le programme, un document ou un siège à la table.',
  },
  'partner.next.2': { en: 'You have an answer by email.', fr: 'Vous recevez une réponse par courriel.' },
}

export const NEUTRAL_TEXTS = {
  ...Object.fromEntries(OF_THE_PRODUCT.map((key) => [key, PUBLIC_TEXTS[key]])),
  ...OWN,
} as Record<PublicTextKey, LocalizedText>
