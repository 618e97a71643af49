import type { Language, Role } from '#app/shared/roles.ts'

export type PersonContent = {
  key: string
  name: string
  organisation: string
  language: Language
  timeZone: string
  /** The role at the first and at the second roundtable; null for no seat there. */
  roles: [first: Role | null, second: Role | null]
  email: string
}

export const SECRETARIAT = [
  {
    key: 'secretariat',
    name: 'Ilse Verrander',
    email: 'secretariat@example.org',
    language: 'en',
    timeZone: 'Europe/Paris',
  },
  {
    key: 'secretariat-fr',
    name: 'Corentin Aubrelle',
    email: 'corentin.aubrelle@example.org',
    language: 'fr',
    timeZone: 'Europe/Paris',
  },
] as const

/** key | name | organisation | language and time zone | role at the 1st | role at the 2nd | address when it is a demonstration account */
const TABLE = `
ingrid    | Ingrid Solheim-Duarte | halvern | en Europe/Oslo | participant | participant | participant@example.org
joris     | Joris Maddock | halvern | en Europe/Oslo | - | participant |
lucia     | Lucía Benavara | maresol | en Europe/Madrid | participant | participant |
teo       | Teo Quintanar | maresol | en Europe/Madrid | - | participant |
amelie    | Amélie Tresnard | vaucelin | fr Europe/Paris | participant | participant |
sofiane   | Sofiane Belkorchi | vaucelin | fr Europe/Paris | - | participant |
danuta    | Danuta Ferenczak | tarnok | en Europe/Warsaw | participant | participant |
kofi      | Kofi Asamantle | ondira | en Africa/Accra | participant | participant |
naledi    | Naledi Morukane | ondira | en Africa/Accra | - | participant |
perrin    | Perrin Oakhurst | brackwater | en Pacific/Auckland | - | participant |
tui       | Tui Ranahere | brackwater | en Pacific/Auckland | - | observer |
bastien   | Bastien Courvoye | haut-serin | fr Europe/Paris | participant | participant |
clemence  | Clémence Abadour | haut-serin | fr Europe/Paris | - | participant |
henrik    | Henrik Aldstrom | skarland | en Europe/Oslo | participant | participant |
marisol   | Marisol Etxebar | costamar | en Europe/Madrid | - | participant |
oriol     | Oriol Vantara | costamar | en Europe/Madrid | - | participant |
astrid    | Astrid Lindqvale | estmark-ministry | en Europe/Oslo | moderator | participant |
tobias    | Tobias Renngard | estmark-ministry | en Europe/Oslo | - | participant |
milena    | Milena Dragovar | lorvania-statistics | en Europe/Warsaw | participant | participant |
pavle     | Pavle Istok | lorvania-statistics | en Europe/Warsaw | - | participant |
farid     | Farid Anwari-Costa | santavara-digital | en Africa/Nairobi | participant | participant |
wanjiru   | Wanjiru Okello-Stane | santavara-digital | en Africa/Nairobi | - | observer |
helene    | Hélène Marchandeau | belvane-territories | fr Europe/Paris | - | participant |
roland    | Roland Teviss | telluria | en Europe/Madrid | participant | participant |
mei       | Mei Castellane | telluria | en Europe/Madrid | - | participant |
jonas     | Jonas Eikvander | kordan | en Europe/Oslo | participant | participant |
sigrun    | Sigrun Haldane | kordan | en Europe/Oslo | - | participant |
rangi     | Rangi Petherick | openkeel | en Pacific/Auckland | - | participant |
ottilie   | Ottilie Branscombe | openkeel | en Pacific/Auckland | - | participant |
gaspard   | Gaspard Delmoret | solvane | fr Europe/Paris | - | participant |
noor      | Noor Haddenbrook | solvane | en Europe/London | - | participant |
samira    | Samira Voltane | commonwire | en Europe/Oslo | participant | participant | participant2@example.org
eskil     | Eskil Brandvoll | commonwire | en Europe/Oslo | - | participant |
zofia     | Zofia Kamienar | ability | en Europe/Warsaw | participant | participant |
marek     | Marek Tulisz | ability | en Europe/Warsaw | - | participant |
ines      | Inés Corvallo-Reyes | night-shift | en Europe/Madrid | participant | participant |
bruno     | Bruno Arcadell | night-shift | en Europe/Madrid | - | participant |
yasmine   | Yasmine Tournelle | voisins | fr Europe/Paris | - | participant |
malo      | Malo Kervignac | voisins | fr Europe/Paris | - | participant |
greta     | Greta Nymannson | commonwire | en Europe/Oslo | - | observer | observer@example.org
oluwaseun | Oluwaseun Brandt-Adeyo | halvern-university | en Europe/Oslo | moderator | moderator | moderator@example.org
freya     | Freya Kjellmark | halvern-university | en Europe/Oslo | - | participant |
devika    | Devika Ranasthan | quillane | en Asia/Kolkata | participant | participant |
hugo      | Hugo Almestre | quillane | en Africa/Nairobi | - | participant |
jadwiga   | Jadwiga Moreński | tarnok-lab | en Europe/Warsaw | participant | participant |
emil      | Emil Stavros-Lund | tarnok-lab | en Europe/Warsaw | - | participant |
beatrix   | Beatrix Lonnergan | larkspur | en Europe/London | participant | participant |
cassius   | Cassius Wetherall | larkspur | en Europe/London | - | participant |
adaeze    | Adaeze Monteclair | meridian-council | en Europe/Paris | participant | moderator |
philippe  | Philippe Serrandon | meridian-council | fr Europe/Paris | - | participant |
liv       | Liv Hammerstad | ports-rivers | en Europe/Copenhagen | participant | participant |
tomas     | Tomás Ribeirinho | ports-rivers | en Europe/Lisbon | - | observer |
`

export const PEOPLE: PersonContent[] = TABLE.trim().split('\n').map(person)

function person(line: string): PersonContent {
  const [key = '', name = '', organisation = '', locale = '', first = '', second = '', email = ''] = line
    .split('|')
    .map((cell) => cell.trim())
  const [language, timeZone = 'Europe/Paris'] = locale.split(' ')
  return {
    key,
    name,
    organisation,
    language: language === 'fr' ? 'fr' : 'en',
    timeZone,
    roles: [role(first), role(second)],
    email: email || `${address(name)}@example.org`,
  }
}

function role(word: string): Role | null {
  return word === 'participant' || word === 'moderator' || word === 'observer' ? word : null
}

function address(name: string) {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z]+/g, '.')
}
