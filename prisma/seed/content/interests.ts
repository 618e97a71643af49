import type { Language } from '#app/shared/roles.ts'
import type { GroupCode } from './groups.ts'

type InterestContent = {
  organisationName: string
  group: GroupCode
  country: string
  name: string
  jobTitle: string
  email: string
  motivation: string
  availability: 'yes' | 'perhaps' | 'follow'
  language: Language
  state: 'new' | 'accepted' | 'declined'
  reason: string
  /** Which member and organisation came of it. */
  became?: { person: string; organisation: string }
  daysAgo: number
  decidedDaysAgo?: number
}

export const INTERESTS: InterestContent[] = [
  {
    organisationName: 'Amberline Trust',
    group: 'PH',
    country: 'NO',
    name: 'Signe Askelund',
    jobTitle: 'Programme director',
    email: 'signe.askelund@example.org',
    language: 'en',
    availability: 'yes',
    state: 'new',
    reason: '',
    daysAgo: 2,
    motivation:
      'We fund repair workshops and night buses in nine towns. We meet the people who are missing from the figures, and would like the figures to improve. From the table we need a measure that a small town can report without a consultant.',
  },
  {
    organisationName: 'Ville de Roquesel',
    group: 'CI',
    country: 'FR',
    name: 'Maëlle Darrigand',
    jobTitle: 'Adjointe au numérique',
    email: 'maelle.darrigand@example.org',
    language: 'fr',
    availability: 'perhaps',
    state: 'new',
    reason: '',
    daysAgo: 4,
    motivation:
      'Roquesel compte 18\u00a0000 habitants. Nous avons rouvert deux guichets après avoir tout mis en ligne, et nous pouvons dire ce que cela a coûté et ce que cela a changé. Nous cherchons des communes de même taille avec lesquelles comparer nos résultats.',
  },
  {
    organisationName: 'Institute for Shared Infrastructure',
    group: 'AC',
    country: 'ES',
    name: 'Rafael Montañer',
    jobTitle: 'Senior lecturer',
    email: 'rafael.montaner@example.org',
    language: 'en',
    availability: 'follow',
    state: 'new',
    reason: '',
    daysAgo: 9,
    motivation:
      'Our group studies what happens to digital systems after the pilot ends. We would follow the work first, and can share a data set of 130 abandoned projects.',
  },
  {
    organisationName: 'Larkspur Foundation',
    group: 'PH',
    country: 'NZ',
    name: 'Cassius Wetherall',
    jobTitle: 'Grants officer',
    email: 'cassius.wetherall@example.org',
    language: 'en',
    availability: 'yes',
    state: 'accepted',
    reason: '',
    daysAgo: 64,
    decidedDaysAgo: 62,
    became: { person: 'cassius', organisation: 'larkspur' },
    motivation:
      'Philanthropy had one voice at the 1st Roundtable. A second person would let us take part in every section, and not only in those on inclusion.',
  },
  {
    organisationName: 'Skyhook Control Rooms',
    group: 'PS',
    country: 'PL',
    name: 'Dorian Peltz',
    jobTitle: 'Head of sales',
    email: 'dorian.peltz@example.org',
    language: 'en',
    availability: 'yes',
    state: 'declined',
    daysAgo: 40,
    decidedDaysAgo: 37,
    reason:
      'The private sector has all its seats for this edition. The application will be looked at again before the next one.',
    motivation:
      'We would like to present our product to the cities at the table and to learn about their procurement plans.',
  },
]
