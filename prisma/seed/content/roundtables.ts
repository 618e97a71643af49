import type { LocalizedText } from '#app/shared/roles.ts'

type RoundtableContent = {
  key: 'first' | 'second'
  number: number
  state: 'closed' | 'running'
  openText: 'agreed' | 'whole'
  /** Days before (negative) or after the day of seeding. */
  startsIn: number
  endsIn: number
  title: LocalizedText
  summary: LocalizedText
  objectives: LocalizedText[]
}

export const ROUNDTABLES: RoundtableContent[] = [
  {
    key: 'first',
    number: 1,
    state: 'closed',
    openText: 'agreed',
    startsIn: -330,
    endsIn: -210,
    title: { en: 'Purpose and principles', fr: 'Objet et principes' },
    summary: {
      en: 'The 1st Roundtable agreed what the word “smart” should mean for residents, and the principles by which it is to be measured. Its short framework is agreed and closed.',
      fr: 'La 1re table ronde a convenu de ce que le mot « intelligente » doit signifier pour les habitants, et des principes selon lesquels on le mesure. Son cadre, bref, est adopté et clos.',
    },
    objectives: [
      {
        en: 'Take stock of what two decades of smart city initiatives brought to residents.',
        fr: 'Dresser le bilan de ce que vingt ans d’initiatives de ville intelligente ont apporté aux habitants.',
      },
      {
        en: 'Agree on a definition that begins with people’s lives.',
        fr: 'Convenir d’une définition qui parte de la vie des gens.',
      },
      {
        en: 'Set the principles that a common measurement has to respect.',
        fr: 'Fixer les principes qu’une mesure commune doit respecter.',
      },
    ],
  },
  {
    key: 'second',
    number: 2,
    state: 'running',
    openText: 'whole',
    startsIn: -75,
    endsIn: 120,
    title: { en: 'Measuring what matters in recovery', fr: 'Mesurer ce qui compte pour la relance' },
    summary: {
      en: 'Cities are recovering from COVID-19, and digital technology can be a lever for a more sustainable and more resilient future. The 2nd Roundtable writes the framework that tells whether it is.',
      fr: 'Les villes se relèvent de la COVID-19, et le numérique peut être un levier vers un avenir plus durable et plus résilient. La 2e table ronde rédige le cadre qui dira si c’est le cas.',
    },
    objectives: [
      {
        en: 'Share the trends and initiatives seen in cities since the pandemic.',
        fr: 'Partager les tendances et les initiatives observées dans les villes depuis la pandémie.',
      },
      {
        en: 'Learn from the indicator frameworks that exist already.',
        fr: 'Tirer les leçons des cadres d’indicateurs existants.',
      },
      {
        en: 'Find how measuring performance can shape recovery strategies and help carry them out.',
        fr: 'Déterminer comment la mesure des performances peut orienter les stratégies de relance et aider à les mettre en œuvre.',
      },
      {
        en: 'Write together a framework that assesses the performance of smart cities and their contribution to well-being, inclusion, sustainability and resilience.',
        fr: 'Rédiger ensemble un cadre qui évalue les performances des villes intelligentes et leur contribution au bien-être, à l’inclusion, à la durabilité et à la résilience.',
      },
    ],
  },
]
