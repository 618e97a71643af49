type ProposalContent = {
  roundtable: 'first' | 'second'
  code: string
  pillar: string
  section: string
  author: string
  name: string
  definition: string
  rationale: string
  unit: string
  formula: string
  source: string
  frequency: string
  direction: 'higher' | 'lower' | 'none'
  disaggregation: string[]
  limits: string
}

/** What members proposed themselves. Codes of the second roundtable come before those of the imported candidates. */
export const PROPOSALS: ProposalContent[] = [
  {
    roundtable: 'second',
    code: 'INC-01',
    pillar: 'inclusion',
    section: 'price',
    author: 'samira',
    name: 'Households that can afford a connection',
    definition:
      'The share of households in the lowest-earning fifth for which the cheapest plan that meets the minimum service costs no more than two per cent of disposable income.',
    rationale:
      'Existing frameworks count connections, or compare the price with an average income. Neither shows whether the households with the least money can stay connected.',
    unit: 'per cent of households in the lowest-earning fifth',
    formula:
      '100 × households in the lowest-earning fifth whose cheapest sufficient plan costs 2% of disposable income or less ÷ all households in the lowest-earning fifth',
    source: 'Household budget survey for income; published price lists of all operators for plans',
    frequency: 'Every year',
    direction: 'higher',
    disaggregation: ['household type', 'disability', 'migration', 'district'],
    limits: 'Published prices leave out discounts for existing customers, so that the value is a lower bound.',
  },
  {
    roundtable: 'second',
    code: 'INC-02',
    pillar: 'inclusion',
    section: 'other-way',
    author: 'zofia',
    name: 'Essential services that can be completed without going online',
    definition:
      'The share of the services on the city’s list of essential services that a resident can complete, from the first question to the final answer, without a device, an account or the help of a relative.',
    rationale: 'People who cannot or do not wish to use a digital service keep the rights that depend on it.',
    unit: 'per cent of essential services',
    formula: '100 × essential services that passed the yearly trial offline ÷ essential services on the list',
    source: 'Yearly trial by residents, with a protocol common to all cities',
    frequency: 'Every year',
    direction: 'higher',
    disaggregation: ['disability', 'language', 'district'],
    limits: 'Depends on the list, which each city draws up itself; the list is published with the value.',
  },
  {
    roundtable: 'second',
    code: 'SER-01',
    pillar: 'services',
    section: 'finish',
    author: 'joris',
    name: 'Requests settled at the first attempt',
    definition: 'The share of residents’ requests that were settled without a second visit, call, message or form.',
    rationale: 'Use is not success. A resident who has to come back was not served, however modern the service.',
    unit: 'per cent of requests',
    formula: '100 × requests settled at the first attempt ÷ all requests received',
    source: 'Case management systems; a sample of 300 cases where no such system exists',
    frequency: 'Every year',
    direction: 'higher',
    disaggregation: ['way in (online, telephone, counter)', 'age', 'language'],
    limits: 'Requests that were given up before they were recorded are not seen.',
  },
  {
    roundtable: 'second',
    code: 'GOV-01',
    pillar: 'governance',
    section: 'answer',
    author: 'yasmine',
    name: 'Residents’ proposals that received a reasoned answer',
    definition:
      'The share of residents’ proposals that received, within three months, an answer saying what was decided, by whom, and why.',
    rationale:
      'Participation is worth the effort if it is answered. The number of contributions says little about trust.',
    unit: 'per cent of proposals',
    formula: '100 × proposals with a reasoned answer within three months ÷ all proposals received',
    source: 'Participation platforms and registers of petitions',
    frequency: 'Every year',
    direction: 'higher',
    disaggregation: ['district', 'topic', 'way in (online, on paper, in person)'],
    limits: 'Whether an answer is reasoned is judged on a sample by two readers, one of them a resident.',
  },
  {
    roundtable: 'second',
    code: 'WEL-01',
    pillar: 'well-being',
    section: 'time',
    author: 'lucia',
    name: 'Hours spent on dealings with the authorities',
    definition:
      'The average number of hours that an adult spends in a year on dealings with public bodies, including information, travel, waiting and follow-up.',
    rationale: 'Time is what residents notice first. It can be compared between services, cities and years.',
    unit: 'hours per adult and year',
    formula: 'Hours recorded in two diaries of two weeks ÷ adults in the sample × 13',
    source: 'Time diaries of a sample of residents',
    frequency: 'Every year',
    direction: 'lower',
    disaggregation: ['sex', 'income', 'carers', 'migration'],
    limits: 'Diaries are laborious; a city with fewer than 300 completed diaries marks the value as uncertain.',
  },
  {
    roundtable: 'second',
    code: 'SUS-01',
    pillar: 'sustainability',
    section: 'footprint',
    author: 'gaspard',
    name: 'Energy used by the city’s own digital systems',
    definition:
      'The electricity used in a year by the data centres, networks, sensors and screens that the city owns or rents, divided by the number of residents.',
    rationale: 'A city that asks others to save energy should know what its own systems use.',
    unit: 'kilowatt-hours per resident and year',
    formula: 'Electricity used by digital systems owned or rented ÷ residents',
    source: 'Meters and invoices of the city and its suppliers',
    frequency: 'Every year',
    direction: 'lower',
    disaggregation: ['owned or rented', 'type of system'],
    limits: 'The share of shared data centres is estimated by suppliers, each with its own method.',
  },
  {
    roundtable: 'second',
    code: 'RES-01',
    pillar: 'resilience',
    section: 'running',
    author: 'henrik',
    name: 'Essential services that still run on the third day',
    definition:
      'The share of essential services that residents can still use on the third day of an exercise without the main data link.',
    rationale: 'A service that depends on one cable is not resilient. Exercises show it before a storm does.',
    unit: 'per cent of essential services',
    formula: '100 × essential services usable on day three ÷ essential services in the exercise',
    source: 'Yearly exercise, with a published protocol',
    frequency: 'Every year',
    direction: 'higher',
    disaggregation: ['type of service', 'district'],
    limits: 'An announced exercise is kinder than a real failure.',
  },
  {
    roundtable: 'second',
    code: 'SKI-01',
    pillar: 'skills',
    section: 'residents',
    author: 'devika',
    name: 'Adults who can complete an essential task online unaided',
    definition:
      'The share of adults in a sample who complete a real form of the city, on a borrowed device and without help.',
    rationale: 'People overestimate and underestimate their skills. Observing a task avoids both.',
    unit: 'per cent of adults',
    formula: '100 × adults who completed the task unaided ÷ adults who took part',
    source: 'Observed tasks in libraries and homes, about 250 adults in each city',
    frequency: 'Every two years',
    direction: 'higher',
    disaggregation: ['age', 'disability', 'schooling', 'language'],
    limits: 'People who decline to take part may differ from those who accept.',
  },
  {
    roundtable: 'first',
    code: 'PRI-01',
    pillar: 'principles',
    section: 'measurement',
    author: 'milena',
    name: 'Indicators also reported for those who gain least',
    definition:
      'The share of a city’s reported indicators that are also given for the group of residents that does worst, or explained in words.',
    rationale: 'The second principle needs a measure of its own, so that an exception does not become the rule.',
    unit: 'per cent of reported indicators',
    formula: '100 × indicators with a value or an explanation for the group that does worst ÷ indicators reported',
    source: 'The city’s own report',
    frequency: 'Every year',
    direction: 'higher',
    disaggregation: ['pillar'],
    limits: 'An explanation counts as much as a value.',
  },
]
