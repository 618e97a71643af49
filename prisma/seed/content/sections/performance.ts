import type { PillarContent } from '../framework.ts'

/** The performance side: what a city has in place, and how well it works. */
export const PERFORMANCE: PillarContent[] = [
  {
    key: 'infrastructure',
    title: 'Digital infrastructure and data',
    purpose: 'Networks and data that are there for everyone, kept in good order and open to scrutiny.',
    side: 'performance',
    sections: [
      {
        key: 'networks',
        title: 'Networks that reach every address',
        status: 'agreed',
        text: `
@henrik
A network is part of the city’s infrastructure when it reaches every address at a known quality. The baseline is {chip:broadband_connections}, which exists in most national censuses and can be reported at once.

@roland
The definition behind that figure is old: 256 kilobits per second no longer carries a video consultation. Cities that can do so report a second value, at 30 megabits per second and measured at the address. Both stay in the framework until every member can report the second.

@milena
Where operators publish the same information in different units, the national regulator converts it, and says how.
`,
      },
      {
        key: 'data',
        title: 'Data as a common good',
        status: 'review',
        text: `
@kofi
Data that a city pays for, or that its residents produce by living in it, is held for the public. A city reports which of its data sets [[data-open|anyone may use without asking]], which may be used under conditions, and which are closed, with the reason.

@mei
Companies will share more if they know in advance what becomes of it. A standard clause for contracts, the same in all cities at the table, would save each of us a year of negotiation.

@hugo
- A data set is counted only if it was updated within the period it promises.
- A data set that nobody used in two years is listed, so that it can be mended or closed.
- Personal data is never counted as open, whatever has been removed from it.
`,
      },
      { key: 'upkeep', title: 'Upkeep and replacement', status: 'draft', text: '' },
    ],
  },
  {
    key: 'services',
    title: 'Digital public services',
    purpose: 'Services that solve the resident’s problem, from the first question to the final answer.',
    side: 'performance',
    sections: [
      {
        key: 'finish',
        title: 'Services that finish the job',
        status: 'review',
        text: `
@joris
A service performs well when a resident’s request is settled the first time. That is what {chip:SER-01} counts. Visits, clicks and accounts opened are not reported: [[finish-visits|a person who comes back three times is three visits and one failure]].

@farid
The clock starts with the resident’s first attempt, and stops when they have what they asked for or a decision that they can contest.
`,
      },
      {
        key: 'once',
        title: 'Asking only once',
        status: 'draft',
        text: `
@farid
No resident should be asked for a document that an authority already holds. Cities list their ten most requested certificates and state, for each, whether they still ask for it. Exchange between authorities takes place with the resident’s knowledge, and each resident can see who looked at what.
`,
      },
      { key: 'automation', title: 'Decisions made with machines', status: 'draft', text: '' },
    ],
  },
  {
    key: 'governance',
    title: 'Governance, engagement and trust',
    purpose: 'Who decides, who is heard, and whether the answer gives reason to trust.',
    side: 'performance',
    sections: [
      {
        key: 'answer',
        title: 'From consultation to answer',
        status: 'draft',
        text: `
@yasmine
Platforms for participation are easily opened and quickly deserted. What decides whether people return is [[answer-return|whether they were answered]]. The table proposes to measure exactly this, with {chip:GOV-01}.

@sofiane
An answer says what was decided, who decided it, and why the proposal was or was not followed. “Thank you for your contribution” is not an answer.

@helene
National governments will publish their own figure beside those of the cities.
`,
      },
      {
        key: 'responsibility',
        title: 'Clear responsibilities',
        status: 'draft',
        text: `
@clemence
Many promises of the smart city fail at a boundary. {chip:lg_fragmentation} describes how many authorities share one urban area; it says nothing about how well they work together, and is reported as context only. Beside it, a city names the office that answers for each digital service when something goes wrong.
`,
      },
      { key: 'contracts', title: 'Contracts and business models', status: 'draft', text: '' },
    ],
  },
  {
    key: 'skills',
    title: 'Skills and capacity',
    purpose: 'What residents, businesses and public servants are able to do with the tools they have.',
    side: 'performance',
    sections: [
      {
        key: 'residents',
        title: 'What residents can do',
        status: 'draft',
        text: `
@devika
Certificates are a poor guide to digital skills. {chip:SKI-01} therefore observes a task instead of asking for an opinion: an adult is handed a real form, on a borrowed device, and either completes it unaided or does not. Formal education, as in {chip:education_year_12}, is reported as background.

@eskil
[[skills-shame|Nobody is to be tested against their will]], and nobody is told that they failed.
`,
      },
      {
        key: 'administration',
        title: 'What the administration can do',
        status: 'draft',
        text: `
@astrid
A city that cannot read its own contracts depends on those who wrote them. Each city states how many of its staff can specify, procure and audit a digital service, and how many of those posts are vacant.
`,
      },
    ],
  },
]
