import type { PillarContent } from '../framework.ts'

export const SUSTAINABILITY: PillarContent = {
  key: 'sustainability',
  title: 'Sustainability',
  purpose: 'Whether digital tools lighten the city’s burden on the climate and on nature, their own included.',
  side: 'contribution',
  sections: [
    {
      key: 'footprint',
      title: 'Emissions and energy',
      status: 'review',
      text: `
@gaspard
The result that counts is {chip:greenhouse_gas}. Digital measures are not credited with a share of it, because no honest method exists to separate them from everything else that happens in a city.

@noor
What can be known is the consumption of the city’s own systems. {chip:SUS-01} covers data centres, networks, sensors and screens that the city owns or rents, [[footprint-rented|including those of its suppliers]].

@philippe
A city that cannot yet obtain the figure from a supplier reports the supplier’s name and the date of the request.
`,
    },
    {
      key: 'moving',
      title: 'Moving and breathing',
      status: 'draft',
      text: `
@teo
Clean air and clean travel are reported side by side, as {chip:air_quality}, {chip:public_transport} and {chip:active_transport}. An application that moves cars more smoothly may bring more of them; the second effect is looked for as carefully as the first.
`,
    },
    { key: 'devices', title: 'The life of devices', status: 'draft', text: '' },
  ],
}

export const RESILIENCE: PillarContent = {
  key: 'resilience',
  title: 'Resilience',
  purpose: 'Whether the city, its services and its economy can take a blow, recover and learn from it.',
  side: 'contribution',
  sections: [
    {
      key: 'running',
      title: 'Keeping essential services running',
      status: 'draft',
      text: `
@henrik
The pandemic tested whether services could go on without counters. The storms since have tested whether they can go on without a network. {chip:RES-01} asks both questions: of the services that the city calls essential, [[running-hours|how many still worked on the third day]].

@perrin
Brackwater switches off its main data link for one day each year, with notice, and writes down what broke. The list grows shorter, and other cities may have it.

@liv
Ports and rivers join cities that no border joins. A failure upstream belongs in the exercise.
`,
    },
    {
      key: 'economy',
      title: 'Jobs and businesses that last',
      status: 'draft',
      text: `
@adaeze
Recovery is read from {chip:employment_growth}, {chip:new_business} and {chip:youth_unemployment} together. Growth that leaves young people without work has not made a city more resilient.
`,
    },
    { key: 'learning', title: 'Learning from the last crisis', status: 'draft', text: '' },
  ],
}

export const MEASURING: PillarContent = {
  key: 'measuring',
  title: 'Measuring and using the results',
  purpose: 'How data is collected and compared, and how it enters recovery strategies.',
  side: 'closing',
  sections: [
    {
      key: 'collection',
      title: 'Collecting the data',
      status: 'review',
      text: `
@milena
Cities begin with what exists. An indicator that no member can report within a year is moved to a waiting list, where it does no harm.

@pavle
Every value carries its source, its period, and one of three flags: *measured*, *estimated* or *not reported*. A value that is not reported is shown as such, and [[collection-zero|is never replaced by a zero or by an average]].
`,
    },
    {
      key: 'comparison',
      title: 'Comparing with care',
      status: 'draft',
      text: `
@freya
Cities are compared with a small number of others in similar circumstances. There is no overall score, and no ranking of all.

@oluwaseun
Circumstances are described by figures such as {chip:total_population}, {chip:population_density} and {chip:median_age}. They explain and are not judged.
`,
    },
    {
      key: 'strategies',
      title: 'From results to recovery strategies',
      status: 'draft',
      text: `
@tobias
A result that changes nothing was not worth collecting. For each indicator it reports, a city names the plan or the budget in which the result is used, and the date of the next decision.
`,
    },
  ],
}
