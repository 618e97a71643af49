import type { GroupCode } from './groups.ts'

type OrganisationContent = { key: string; group: GroupCode; name: string; country: string; website?: string }

/** Every organisation, place and country is invented. Philanthropy is thin on purpose: the table shows who is missing. */
export const ORGANISATIONS: OrganisationContent[] = [
  { key: 'halvern', group: 'CI', name: 'City of Halvern', country: 'Estmark', website: 'https://halvern.example.org' },
  { key: 'maresol', group: 'CI', name: 'Municipality of Maresol', country: 'Caldoria' },
  { key: 'vaucelin', group: 'CI', name: 'Métropole de Vaucelin', country: 'Belvane', website: 'https://vaucelin.example.org' },
  { key: 'tarnok', group: 'CI', name: 'City of Tarnok', country: 'Lorvania' },
  { key: 'ondira', group: 'CI', name: 'Ondira Metropolitan Council', country: 'Santavara' },
  { key: 'brackwater', group: 'CI', name: 'Brackwater City Council', country: 'Tamarind Isles' },
  { key: 'haut-serin', group: 'RE', name: 'Région du Haut-Sérin', country: 'Belvane' },
  { key: 'skarland', group: 'RE', name: 'Skarland County', country: 'Estmark' },
  { key: 'costamar', group: 'RE', name: 'Costamar Regional Agency for Digital Affairs', country: 'Caldoria' },
  { key: 'estmark-ministry', group: 'NG', name: 'Ministry of Housing and Cities', country: 'Estmark' },
  { key: 'lorvania-statistics', group: 'NG', name: 'National Statistical Office', country: 'Lorvania', website: 'https://statistics.example.org' },
  { key: 'santavara-digital', group: 'NG', name: 'Digital Government Agency', country: 'Santavara' },
  { key: 'belvane-territories', group: 'NG', name: 'Ministère des Territoires', country: 'Belvane' },
  { key: 'telluria', group: 'PS', name: 'Telluria Networks', country: 'Caldoria' },
  { key: 'kordan', group: 'PS', name: 'Kordan Mobility', country: 'Estmark' },
  { key: 'openkeel', group: 'PS', name: 'Openkeel Cooperative', country: 'Tamarind Isles', website: 'https://openkeel.example.org' },
  { key: 'solvane', group: 'PS', name: 'Solvane Energy', country: 'Belvane' },
  { key: 'commonwire', group: 'CS', name: 'Commonwire, residents for fair access', country: 'Estmark', website: 'https://commonwire.example.org' },
  { key: 'ability', group: 'CS', name: 'Ability Front', country: 'Lorvania' },
  { key: 'night-shift', group: 'CS', name: 'Union of Night and Transport Workers', country: 'Caldoria' },
  { key: 'voisins', group: 'CS', name: 'Voisins connectés', country: 'Belvane' },
  { key: 'halvern-university', group: 'AC', name: 'Halvern University, Urban Studies', country: 'Estmark' },
  { key: 'quillane', group: 'AC', name: 'Quillane Institute of Technology', country: 'Santavara' },
  { key: 'tarnok-lab', group: 'AC', name: 'Tarnok School of Public Health', country: 'Lorvania' },
  { key: 'larkspur', group: 'PH', name: 'Larkspur Foundation', country: 'Tamarind Isles', website: 'https://larkspur.example.org' },
  { key: 'meridian-council', group: 'IO', name: 'Meridian Council for Urban Policy', country: 'International' },
  { key: 'ports-rivers', group: 'IO', name: 'Network of River and Port Cities', country: 'International' },
]
