import type { LocalizedText } from '#app/shared/roles.ts'

export const PROGRAMME = {
  name: {
    en: 'Programme on Smart Cities and Inclusive Growth',
    fr: 'Programme sur les villes intelligentes et la croissance inclusive',
  },
  contactEmail: 'secretariat@example.org',
}

type RelatedDocumentContent = {
  kind: 'paper' | 'flyer' | 'record' | 'note'
  url: string
  title: LocalizedText
  description: LocalizedText
}

export const RELATED_DOCUMENTS: RelatedDocumentContent[] = [
  {
    kind: 'paper',
    url: '/documents/what-makes-a-city-smart.pdf',
    title: { en: 'What makes a city smart: taking stock', fr: 'Ce qui rend une ville intelligente : un bilan' },
    description: {
      en: 'Issues paper of the programme, on twenty years of initiatives and what residents gained from them.',
      fr: 'Document de réflexion du programme, sur vingt ans d’initiatives et ce que les habitants y ont gagné.',
    },
  },
  {
    kind: 'flyer',
    url: '/documents/programme-flyer.pdf',
    title: { en: 'The programme on one page', fr: 'Le programme en une page' },
    description: {
      en: 'A flyer to print or to forward, in English and in French.',
      fr: 'Un dépliant à imprimer ou à transmettre, en français et en anglais.',
    },
  },
  {
    kind: 'record',
    url: '/documents/first-roundtable-record.pdf',
    title: { en: 'Record of the 1st Roundtable', fr: 'Compte rendu de la 1re table ronde' },
    description: {
      en: 'What was agreed on purpose and principles, and what was left for the 2nd Roundtable.',
      fr: 'Ce qui a été convenu sur l’objet et les principes, et ce qui a été laissé à la 2e table ronde.',
    },
  },
  {
    kind: 'note',
    url: '/documents/method-note.pdf',
    title: { en: 'How the table decides', fr: 'Comment la table décide' },
    description: {
      en: 'A method note: seats, comments, ballots, and why every stakeholder group weighs the same.',
      fr: 'Note de méthode : les sièges, les commentaires, les scrutins, et pourquoi chaque groupe pèse autant.',
    },
  },
]
