import type { PillarContent } from '../framework.ts'

export const INCLUSION: PillarContent = {
  key: 'inclusion',
  title: 'Inclusion',
  purpose: 'Whether the gains of a smart city reach those who had least to begin with.',
  side: 'contribution',
  sections: [
    {
      key: 'price',
      title: 'The price of being connected',
      status: 'review',
      text: `
@samira
A resident who cannot pay for a connection is offline, however good the network outside the door. This section asks what it costs to stay connected, [[price-who|for the households with the least money]], month after month.

@ingrid
Coverage alone is not accepted as evidence of inclusion. A city may report that a network passes every building and still have whole streets where a telephone is shared by a family and topped up on pay day. A household needs a network, the money to stay on it, and somebody who can use it. The network is the easiest of the three to count, and says least.

## What is measured

@samira
The headline indicator is {chip:INC-01}. It compares the price of the cheapest plan that meets the minimum service with the disposable income of the lowest-earning fifth of households, and counts the households for which that price is [[price-two|no more than two per cent of income]].

@milena
Income is taken from the household budget survey of the national statistical office. Where the survey is too small to describe one city, the regional figure is used and marked as estimated.{note:A survey is too small when fewer than 200 households of the lowest-earning fifth answered in the city over three years.}

@roland
Prices are taken from the published lists of all operators that serve the city, on the same day of the year. [[price-discounts|Discounts offered to existing customers]] are left out, because a household that changes operator does not have them.

## The minimum service

@joris
The minimum is the service without which public life becomes difficult: a child’s homework, a medical consultation, an application for housing. The table describes it as follows, and reviews it every second year.

@joris
| Household | Fixed line | Where no fixed line exists |
| One or two people | 30 Mbit/s down, 5 up | 25 GB of mobile data a month |
| Three people or more | 50 Mbit/s down, 10 up | 25 GB for each adult and pupil |
| Someone works or studies at home | 50 Mbit/s down, 20 up | Not met by mobile data |

@henrik
Speed is what arrives at the address, and not what the contract promises. Regions that already run measurement campaigns [[price-measure|may report on behalf of smaller municipalities]].

## What a city does with the result

@amelie
A high price is rarely the work of one actor. The framework therefore asks each city to name, beside the figure, which of these it can change:

@amelie
- the conditions it sets when it grants access to ducts, masts and public buildings;
- the social tariffs it negotiates, and who is entitled to them;
- the places, such as libraries and schools, where a connection costs nothing;
- the devices it lends or repairs.

@beatrix
> We paid for three thousand tablets before anyone asked us to pay for the data to use them. The second grant did more than the first.

@ingrid
A city that lowers its price by moving the cost elsewhere, for instance to a rent or a service charge, says so. The reasoning behind the threshold is set out in the [note on affordability](https://example.org/documents/note-on-affordability).
`,
    },
    {
      key: 'other-way',
      title: 'Another way in',
      status: 'draft',
      text: `
@zofia
Some residents cannot use a digital service, some cannot use it today, and some do not wish to. None of them gives up a right by it. **Every essential service can be reached in at least one way that asks for no device, no account and no help from a relative.**

@farid
The table knows that this has a price. A second way in costs money, and a counter that nobody visits helps nobody. The answer is not to keep everything as it was, but to know [[other-cost|what each way in costs, and who would be shut out without it]].

## Essential services

@zofia
A service is essential when going without it for a month would endanger a resident’s health, home, income, schooling or legal status. Each city draws up its own list, after hearing the residents who depend on it most, and [[other-list|publishes the list before it reports]]. As a starting point the table suggests:

@zofia
1. registering a birth, a death or a change of address;
2. enrolling a child in school or in childcare;
3. applying for housing, an allowance or emergency help;
4. making, moving or cancelling a medical appointment;
5. contesting a decision taken by an authority, or by a machine on its behalf.

## What is measured

@malo
For every service on the list the city records by which ways it can be completed from the first question to the final answer. The share that can be completed without going online is {chip:INC-02}.

@jadwiga
A way in counts only if it works in practice. It is therefore tried out once a year by [[other-testers|residents who did not design it]], and it fails if any of the following happens:

@jadwiga
| Test | Fails when |
| Opening hours | It is closed to people who work by day |
| Distance | The nearest place is more than 45 minutes away without a car |
| Waiting time | An answer takes twice as long as it does online |
| Language | Nobody can explain it in the languages most used in the district |
| Dignity | The resident has to explain to others why they are not online |

@marek
The last test is the one most often forgotten. It was added at the request of [[other-dignity|people with an intellectual disability]], who found that being pitied at a counter kept them away as surely as a staircase.

## Help that leaves the person in charge

@yasmine
Much of what is called digital inclusion is in fact one person typing for another. Mediators in libraries and social centres do this daily, often with the passwords of the people they help. The framework asks cities to provide a mandate instead: a way for a resident to let a named person act for them, for one service and for a limited time.{note:The mandate can be withdrawn at any moment, on paper as well as online.}

@teo
Where a mandate exists, its use is a sign of trust, and is reported. Where it does not, every service completed with a borrowed password counts as *not completed*.

@farid
> When we closed the counter, visits to the library doubled. The work had not gone away. It had moved to people who were neither trained nor paid for it.
`,
    },
    {
      key: 'counted',
      title: 'Who is counted',
      status: 'draft',
      text: `
@devika
An average can rise while those at the bottom fall. No indicator of this framework is complete until it has been split by the groups of residents that it might leave behind, or until the city has said in words [[counted-why|why that cannot be done]].

## The splits

@milena
Each indicator names the splits that matter to it. Most will use some of these six, and none needs all of them:

@milena
- **income**, in fifths of the household distribution of the city;
- **age**, with young people and people over 75 shown separately;
- **sex**, as recorded by the source;
- **disability**, by the person’s own account of what they find difficult;
- **migration**, by place of birth or by the language spoken at home;
- **place**, by district or by the distance to the centre.

@clemence
Place deserves particular care. Within one region the gap between two neighbouring valleys is often greater than that between the region and the national average, and it disappears [[counted-place|as soon as figures are published for the whole]].

## Small numbers

@pavle
A split may describe so few people that they could be recognised. The rule is simple, and is the same for all cities.

@pavle
| People in the cell | What is published |
| 0 | Zero, with the note “no cases” |
| 1 to 9 | Nothing, with the note “too few to publish” |
| 10 to 49 | The value, marked “uncertain” |
| 50 or more | The value |

@freya
Two neighbouring years may be added together to reach ten. Two *groups* may not, because [[counted-merge|the merging itself hides what is looked for]].{note:Adding together “people born abroad” and “people with a disability” produces a number, and no information.}

## Those who are in no register

@samira
Every source forgets somebody. Registers of residents miss people without papers; household surveys miss people without a household; data from telephones miss children and the very old. For each source that it uses, a city states who is missing from it and how many people that may be.

@eskil
Residents’ organisations often know. A city that reports {chip:homelessness} from a census night, for example, can ask shelters and outreach teams for their own count, and publish both.

@eskil
> You have asked us for the number of people sleeping outside. We can give you their first names.

@kofi
Collecting more about people who have reason to fear a register can harm them. Before a new split is introduced, the city asks those whom it describes. If they decline, the split is not made, and [[counted-refusal|the refusal is reported as a result]].

## Reading the results

@hugo
Two numbers are shown together: the value for all residents, and the value for the group that does worst. Progress is claimed only if the second improves. Further guidance is in the [reader’s note](https://example.org/documents/readers-note).
`,
    },
  ],
}
