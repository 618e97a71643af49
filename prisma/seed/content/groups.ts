import type { LocalizedText } from '#app/shared/roles.ts'

type GroupContent = { code: GroupCode; colour: string; glyph: string; name: LocalizedText; description: LocalizedText }

export const GROUP_CODES = ['CI', 'RE', 'NG', 'PS', 'CS', 'AC', 'PH', 'IO'] as const
export type GroupCode = (typeof GROUP_CODES)[number]

/** In the order round the table, clockwise from the top. */
export const GROUPS: GroupContent[] = [
  group(
    'CI',
    { en: 'Cities', fr: 'Villes' },
    {
      en: 'City halls and metropolitan authorities.',
      fr: 'Municipalités et autorités métropolitaines.',
    },
  ),
  group(
    'RE',
    { en: 'Regions', fr: 'Régions' },
    {
      en: 'Regions, provinces, counties and their agencies.',
      fr: 'Régions, provinces, comtés et leurs agences.',
    },
  ),
  group(
    'NG',
    { en: 'National governments', fr: 'Gouvernements nationaux' },
    {
      en: 'Ministries, national agencies and statistical offices.',
      fr: 'Ministères, agences nationales et instituts de statistique.',
    },
  ),
  group(
    'PS',
    { en: 'Private sector', fr: 'Secteur privé' },
    {
      en: 'Companies, cooperatives and business associations.',
      fr: 'Entreprises, coopératives et organisations professionnelles.',
    },
  ),
  group(
    'CS',
    { en: 'Civil society', fr: 'Société civile' },
    {
      en: 'Residents’ groups, associations and trade unions.',
      fr: 'Collectifs d’habitants, associations et syndicats.',
    },
  ),
  group(
    'AC',
    { en: 'Academia', fr: 'Monde universitaire' },
    {
      en: 'Universities and research institutes.',
      fr: 'Universités et instituts de recherche.',
    },
  ),
  group(
    'PH',
    { en: 'Philanthropy', fr: 'Philanthropie' },
    {
      en: 'Foundations, trusts and donors.',
      fr: 'Fondations, fonds de dotation et donateurs.',
    },
  ),
  group(
    'IO',
    { en: 'International organisations', fr: 'Organisations internationales' },
    {
      en: 'Intergovernmental bodies and international networks.',
      fr: 'Organismes intergouvernementaux et réseaux internationaux.',
    },
  ),
]

function group(code: GroupCode, name: LocalizedText, description: LocalizedText): GroupContent {
  return { code, colour: code.toLowerCase(), glyph: code.toLowerCase(), name, description }
}
