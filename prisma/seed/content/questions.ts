/** What the running roundtable asked on its own questions. Codes are those of its indicators. */
export const DELPHI = {
  title: 'Which indicators go to the pilot cities?',
  note: 'Eight candidates, rated in two rounds by five groups. What is agreed on goes to the pilot; the rest waits.',
  criteria: ['Relevance', 'Feasibility for a city'],
  openedBy: 'oluwaseun',
  groups: ['CI', 'NG', 'PS', 'CS', 'AC'],
  protocol: {
    why: 'The five groups value the candidates very differently, and a plain vote would hide it.',
    panel: 'Everybody who holds a vote in these groups: people who will use, pay for or supply the figures.',
    origin: 'The eight candidates are those that the table had proposed by the time the first round opened.',
    without: 'They are left out of the pilot and come back with its first results.',
  },
  /** What the second round says otherwise, and why. */
  amended: {
    without: 'They are left out of the pilot and go to the next session, with the reasons that were given.',
    reason: 'The reasons given in the first round are worth talking over, whatever the pilot will show.',
  },
  daysAgo: [
    { opened: 34, closed: 28 },
    { opened: 26, closed: 20 },
  ],
  /** By item: where a group's ratings lie in the first round, the usual and those that differ; all move towards it in the second. */
  items: [
    { usual: 8 },
    { usual: 8 },
    { usual: 5, PS: 2, NG: 3, CI: 9, CS: 9 },
    { usual: 7 },
    { usual: 2 },
    { usual: 6, AC: 9, NG: 2 },
    { usual: 8 },
    { usual: 7 },
  ] as { usual: number; [group: string]: number }[],
  reasons: [
    'Most cities have no register that this could be taken from.',
    'It measures spending, not what people get for it.',
    'Too easy to improve on paper alone.',
  ],
}

export const PLACES = {
  title: 'Which three services does the pilot begin with?',
  openedBy: 'oluwaseun',
  opened: 18,
  closed: 13,
  options: [
    'Paying bills to the city',
    'Booking a doctor',
    'School enrolment',
    'Reporting a fault in the street',
    'Permits for small works',
    'Library and sports cards',
  ],
  /** Ballots of a few kinds, given to people by turns. */
  ballots: ['1 3 2', '2 3', '4 1 3', '3 2 4', '2 1', '5 4', '6 2 3', '4 5 1', '3 1'],
}

export const VENUES = {
  title: 'Where do we meet in spring?',
  openedBy: 'oluwaseun',
  opened: 1.4,
  options: ['Aarhus', 'Bologna', 'Gdańsk', 'Online'],
  ballots: ['2 1 3', '1 2', '4'],
}
