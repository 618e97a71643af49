import type { GroupCode } from './groups.ts'

type OrganisationContent = { key: string; group: GroupCode; name: string; country: string; website?: string }

/** Every organisation and place is invented; the countries only make the lists look like real ones. Philanthropy is thin on purpose: the table shows who is missing. */
export const ORGANISATIONS: OrganisationContent[] = [
  { key: 'halvern', group: 'CI', name: 'City of Halvern', country: 'NO', website: 'https://halvern.example.org' },
  { key: 'maresol', group: 'CI', name: 'Municipality of Maresol', country: 'ES' },
  {
    key: 'vaucelin',
    group: 'CI',
    name: 'Métropole de Vaucelin',
    country: 'FR',
    website: 'https://vaucelin.example.org',
  },
  { key: 'tarnok', group: 'CI', name: 'City of Tarnok', country: 'PL' },
  { key: 'ondira', group: 'CI', name: 'Ondira Metropolitan Council', country: 'KE' },
  { key: 'brackwater', group: 'CI', name: 'Brackwater City Council', country: 'NZ' },
  { key: 'haut-serin', group: 'RE', name: 'Région du Haut-Sérin', country: 'FR' },
  { key: 'skarland', group: 'RE', name: 'Skarland County', country: 'NO' },
  { key: 'costamar', group: 'RE', name: 'Costamar Regional Agency for Digital Affairs', country: 'ES' },
  { key: 'estmark-ministry', group: 'NG', name: 'Ministry of Housing and Cities of Estmark', country: 'NO' },
  {
    key: 'lorvania-statistics',
    group: 'NG',
    name: 'Statistical Office of Lorvania',
    country: 'PL',
    website: 'https://statistics.example.org',
  },
  { key: 'santavara-digital', group: 'NG', name: 'Santavara Digital Government Agency', country: 'KE' },
  { key: 'belvane-territories', group: 'NG', name: 'Ministère des Territoires de Belvane', country: 'FR' },
  { key: 'telluria', group: 'PS', name: 'Telluria Networks', country: 'ES' },
  { key: 'kordan', group: 'PS', name: 'Kordan Mobility', country: 'NO' },
  {
    key: 'openkeel',
    group: 'PS',
    name: 'Openkeel Cooperative',
    country: 'NZ',
    website: 'https://openkeel.example.org',
  },
  { key: 'solvane', group: 'PS', name: 'Solvane Energy', country: 'FR' },
  {
    key: 'commonwire',
    group: 'CS',
    name: 'Commonwire, residents for fair access',
    country: 'NO',
    website: 'https://commonwire.example.org',
  },
  { key: 'ability', group: 'CS', name: 'Ability Front', country: 'PL' },
  { key: 'night-shift', group: 'CS', name: 'Union of Night and Transport Workers', country: 'ES' },
  { key: 'voisins', group: 'CS', name: 'Voisins connectés', country: 'FR' },
  { key: 'halvern-university', group: 'AC', name: 'Halvern University, Urban Studies', country: 'NO' },
  { key: 'quillane', group: 'AC', name: 'Quillane Institute of Technology', country: 'KE' },
  { key: 'tarnok-lab', group: 'AC', name: 'Tarnok School of Public Health', country: 'PL' },
  { key: 'larkspur', group: 'PH', name: 'Larkspur Foundation', country: 'NZ', website: 'https://larkspur.example.org' },
  { key: 'meridian-council', group: 'IO', name: 'Meridian Council for Urban Policy', country: 'CH' },
  { key: 'ports-rivers', group: 'IO', name: 'Network of River and Port Cities', country: 'CH' },
]
