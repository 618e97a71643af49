import type { PillarContent } from '../framework.ts'

export const WELL_BEING: PillarContent = {
  key: 'well-being',
  title: 'Well-being',
  purpose: 'Whether everyday life gets better: time, health, safety, and a place to live.',
  side: 'contribution',
  sections: [
    {
      key: 'time',
      title: 'Time and everyday life',
      status: 'review',
      text: `
@lucia
Ask residents what a smart city has done for them and most will speak of time: the hour no longer spent in a queue, the bus that comes when the screen says it will, or the evening lost to a form that would not load. **Time is the measure that every resident already keeps.**

## Time with the authorities

@lucia
The first indicator is {chip:WEL-01}. It adds up the hours that an adult spends in a year on dealings with public bodies, from looking for information to receiving the final answer. Travelling and waiting are included. So is [[time-helper|the time of a relative who comes along to help]].

@tobias
The figure comes from a diary kept by a sample of residents for two weeks, twice a year. Diaries are laborious, but a questionnaire after the fact is no substitute: people remember the queue and forget the three telephone calls that came before it.

@naledi
Hours are shown separately for those who deal with the authorities most. In the trial run in Ondira, one resident in ten used [[time-half|nearly half of all the hours recorded]].{note:Trial of 412 residents over two weeks. The group consisted mainly of carers, people looking for work and people applying for a residence permit.}

## Time on the way

@jonas
Traffic management was among the first things that cities bought, and it is still described by its machinery: junctions equipped, cameras installed, messages sent. What residents feel is how long the way to work takes, and [[time-reliable|whether it takes as long on Tuesday as it did on Monday]].

@jonas
| Question of the resident | What is measured | Source |
| How long does it take? | {chip:peak_travel_delay} | Journey times by road |
| Can I reach a job at all? | {chip:jobs_accessible_proportion} | Network model |
| Can I count on it? | Share of journeys within five minutes of the usual time | Ticketing data, samples |
| What if I work at night? | The same, from 22:00 to 06:00 | Ticketing data, samples |

@ines
The last row is not a detail. Night workers clean the offices, run the hospitals and drive the first trams. A network that is excellent at eight in the morning and absent at five does not serve them, and [[time-night|an average over the day hides it]].

## Time that is one’s own

@freya
Not every hour saved is an hour gained. When a service moves online, the work it takes may move from the official to the resident, who now types what a clerk used to type. When messages can be answered at any hour, they tend to be. Cities are asked to look at three kinds of shift:

@freya
- from paid staff to residents;
- from one member of a household to another, most often to women;
- from working hours to evenings and weekends.

@bruno
> The new roster arrives by telephone at ten at night. It is very efficient. I have not had a free evening since.

@lucia
A gain in one place is reported together with the loss in the other. If the sum cannot be known, the city says so, and [[time-claim|claims no gain]]. A worked example is available in the [time diary guide](https://example.org/documents/time-diary-guide).
`,
    },
    {
      key: 'health',
      title: 'Health and safety',
      status: 'draft',
      text: `
@jadwiga
Technology rarely makes anyone healthier by itself. It can shorten the way to care, warn of a heat wave, or show which street makes children ill. The framework therefore looks at [[health-outcome|the result, and then asks what the city did about it]].

## Results

@jadwiga
Three results are reported, each of them split by district and by income:

@jadwiga
1. {chip:life_expectancy}, because a gap of some years between two ends of a tram line says more than any dashboard;
2. {chip:safety}, as residents report it, at night as well as by day;
3. {chip:crisis_support}, because the people who came through the pandemic best were those who had somebody to call.

@emil
None of the three moves quickly, and none belongs to the city alone. They are read over five years and set beside [[health-peers|cities in similar circumstances]], never as a score for one year’s effort.

## What the city did

@danuta
Between a sensor and a healthier resident lies a chain, and it is as strong as its weakest link. For each of its health and safety initiatives a city fills in one line of the table below. Gaps are left visible.

@danuta
| Link | Question | Example: air quality |
| Measured | What is known that was not known before? | Hourly values for 40 streets |
| Understood | Who can explain it to residents? | School nurses and doctors |
| Decided | Which decision was changed by it? | Two school streets closed to traffic |
| Felt | Who noticed, and how is that known? | Fewer asthma attacks in two schools |

@noor
Companies can help to fill the first line and sometimes the second. [[health-vendor|The third and the fourth are for the city to answer]].{note:A supplier may of course say what its product made possible. It may not be the source for what residents felt.}

## Care at a distance

@emil
During the pandemic remote consultations became ordinary within weeks. They have stayed, for good reasons: fewer journeys, less time off work, and specialists within reach of small towns. They have also made some people harder to see. A doctor on a screen does not notice that the flat is cold.

@marek
Where remote care is offered, the framework asks who uses it and who has stopped seeking care altogether. The second number is difficult to obtain and is the more important one.

## Safety without suspicion

@yasmine
Feeling safe and being watched are not the same. A measure that makes one resident feel safer may make another feel accused. When a city reports a gain in safety it reports, beside it, the views of [[health-watched|those who are stopped, filmed or questioned most]].

@yasmine
> The lamp at the bus stop helped. The camera above it did not change who waits there. It changed who stays away.

@danuta
No personal data is needed for any of the indicators in this section, and none is to be collected for them. See the [principles agreed by the 1st Roundtable](https://example.org/documents/first-roundtable-record).
`,
    },
    {
      key: 'housing',
      title: 'Housing and the neighbourhood',
      status: 'draft',
      text: `
@astrid
A smart city in which people on ordinary incomes can no longer afford to live has failed them, whatever its ranking. Housing belongs in this framework for that reason, and for a second one: [[housing-price|successful digital districts tend to push up the rents around them]].

## Can people afford to stay?

@astrid
The table proposes to start from figures that most countries publish already: {chip:rent_stress} and {chip:mortgage_stress}. Both count the households that spend more than thirty per cent of their income on a home. They are reported for the city, and again for every district in which the city or its partners have made a major digital investment in the past ten years.

@oriol
The comparison between the two is what matters. If pressure rises faster around the investment than elsewhere, [[housing-displaced|some of the residents who were meant to benefit have left]], and the results measured there afterwards describe other people.{note:The share of residents who have lived in the district for five years or more is reported beside every district result.}

## Is the home fit to live in?

@gaspard
Meters, controls and sensors now reach into the home itself. They can lower bills and they can raise them. Three conditions are to be met before a city counts a home as improved:

@gaspard
- the household can read its own data and understand it;
- the household can switch the device off without losing heat, light or water;
- the saving appears on the household’s bill, and not only on the landlord’s.

@rangi
Openkeel keeps [[housing-open|an open register of devices]] that meet the first two conditions, and offers it to any city free of charge. Other registers are welcome; what counts is that residents can look a device up before it is installed.

## What is within walking distance?

@sofiane
Neighbourhoods are where digital and physical life meet: the locker that replaced the post office, the scooter on the pavement, the bench that went when the charging point came. The table suggests that each city looks at the same short list.

@sofiane
| Within 400 metres of home | Indicator | What to look out for |
| A green or open space | {chip:access_to_open_space} | Gates, fees and closing times |
| A regular public transport stop | {chip:public_transport_access} | Services in the evening and at weekends |
| A place with a free connection and someone to ask | To be proposed | Whether people feel welcome there |

@perrin
In Brackwater the third row turned out to be the most valued. When storms cut the power in the hills, people went to the library, because it had a generator, a connection and somebody who knew their name.

## Who decided?

@malo
> They asked us to choose the colour of the sensors. We would have liked to choose the street.

@malo
Residents take part in choosing the problem, and not only the device. For every initiative reported under this section, the city states at which moment residents were first asked, and what changed because of their answer.
`,
    },
  ],
}
