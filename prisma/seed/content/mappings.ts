import type { Relation } from '#app/features/crosswalk/mapping-words.ts'

type MappingContent = {
  /** The code of an indicator of the 2nd roundtable. */
  indicator: string
  list: 'sdg' | 'bristol' | 'au-cities'
  entry: string
  relation: Relation
  by: string
  confidence?: number
  note?: string
  confirmed?: string[]
  disputed?: { by: string; reason: string }[]
  agreed?: true
}

/** What the table said of its indicators beside those of others. One of them is disputed. */
export const MAPPINGS: MappingContent[] = [
  {
    indicator: 'INF-01',
    list: 'au-cities',
    entry: 'broadband_connections',
    relation: 'exact',
    by: 'joris',
    confidence: 1,
    confirmed: ['milena'],
    agreed: true,
  },
  {
    indicator: 'INF-01',
    list: 'sdg',
    entry: '17.8.1',
    relation: 'related',
    by: 'joris',
    confidence: 0.7,
    note: 'People who use the internet, not homes that have it.',
  },
  {
    indicator: 'INF-01',
    list: 'bristol',
    entry: '9.c.1',
    relation: 'partly',
    by: 'lucia',
    confidence: 0.6,
    note: 'Bristol asks for mobile access.',
    confirmed: ['farid'],
  },
  {
    indicator: 'INC-01',
    list: 'au-cities',
    entry: 'broadband_connections',
    relation: 'narrower',
    by: 'lucia',
    confidence: 0.6,
    note: 'A home that can afford a connection mostly has one.',
    confirmed: ['joris'],
    disputed: [
      {
        by: 'milena',
        reason:
          'A connection in the home says nothing of what it costs the people who live there. Many pay for it by going without something else.',
      },
    ],
  },
  {
    indicator: 'INC-01',
    list: 'sdg',
    entry: '9.c',
    relation: 'narrower',
    by: 'farid',
    confidence: 0.8,
    note: 'The target speaks of affordable access.',
  },
  {
    indicator: 'WEL-02',
    list: 'au-cities',
    entry: 'life_expectancy',
    relation: 'exact',
    by: 'milena',
    confidence: 1,
    confirmed: ['kofi'],
    agreed: true,
  },
  {
    indicator: 'WEL-08',
    list: 'sdg',
    entry: '16.1.4',
    relation: 'narrower',
    by: 'kofi',
    confidence: 0.8,
    confirmed: ['amelie'],
  },
  { indicator: 'WEL-08', list: 'bristol', entry: '16.1.4', relation: 'exact', by: 'kofi', confidence: 0.9 },
  { indicator: 'WEL-08', list: 'au-cities', entry: 'safety', relation: 'exact', by: 'kofi', confidence: 1 },
  { indicator: 'WEL-09', list: 'sdg', entry: '11.7.1', relation: 'related', by: 'amelie', confidence: 0.7 },
  {
    indicator: 'WEL-09',
    list: 'au-cities',
    entry: 'access_to_open_space',
    relation: 'exact',
    by: 'amelie',
    confidence: 1,
  },
  {
    indicator: 'WEL-11',
    list: 'sdg',
    entry: '3.4.2',
    relation: 'exact',
    by: 'milena',
    confidence: 1,
    confirmed: ['helene'],
  },
  { indicator: 'WEL-11', list: 'bristol', entry: '3.4.2', relation: 'exact', by: 'milena', confidence: 1 },
  {
    indicator: 'SUS-04',
    list: 'sdg',
    entry: '11.6.2',
    relation: 'exact',
    by: 'henrik',
    confidence: 0.9,
    confirmed: ['danuta'],
    agreed: true,
  },
  { indicator: 'SUS-04', list: 'bristol', entry: '11.6.2', relation: 'exact', by: 'henrik', confidence: 0.9 },
  { indicator: 'SUS-04', list: 'au-cities', entry: 'air_quality', relation: 'exact', by: 'henrik', confidence: 1 },
  {
    indicator: 'SUS-05',
    list: 'bristol',
    entry: '13.2.2',
    relation: 'broader',
    by: 'danuta',
    confidence: 0.8,
    note: 'Ours counts all greenhouse gases.',
  },
  { indicator: 'SUS-05', list: 'sdg', entry: '13.2.2', relation: 'partly', by: 'danuta', confidence: 0.8 },
  {
    indicator: 'INC-07',
    list: 'bristol',
    entry: '11.1.1',
    relation: 'partly',
    by: 'helene',
    confidence: 0.6,
    note: 'Official counts leave out people who stay with friends.',
  },
  { indicator: 'INC-10', list: 'sdg', entry: '11.2.1', relation: 'partly', by: 'teo', confidence: 0.8 },
  { indicator: 'INC-10', list: 'bristol', entry: '11.2.1', relation: 'partly', by: 'teo', confidence: 0.7 },
  { indicator: 'INC-11', list: 'sdg', entry: '8.5.2', relation: 'exact', by: 'pavle', confidence: 1 },
  { indicator: 'INC-11', list: 'bristol', entry: '8.5.2', relation: 'exact', by: 'pavle', confidence: 1 },
  { indicator: 'SKI-01', list: 'sdg', entry: '4.4.1', relation: 'related', by: 'milena', confidence: 0.6 },
  {
    indicator: 'GOV-01',
    list: 'sdg',
    entry: '16.7.2',
    relation: 'none',
    by: 'astrid',
    note: 'Looked at: it asks what people believe, ours what was answered.',
  },
]
