/**
 * Threads of comments. The key stands in the section's text round the passage: `[[key|passage]]`.
 * A line is `person: words`; `@Name` mentions a person of the table or a stakeholder group.
 */
type ThreadContent = { key: string; daysAgo: number; resolvedBy?: string; comments: string }

export const THREADS: ThreadContent[] = [
  {
    key: 'price-who',
    daysAgo: 41,
    resolvedBy: 'oluwaseun',
    comments: `
milena: “Least money” can mean the lowest fifth of the city or of the country. They give different results. Which one is meant?
samira: The lowest fifth of the city. In a rich city the poorest households still pay that city’s prices.
joris: Agreed for Halvern. The table on splits uses the same definition.`,
  },
  {
    key: 'price-two',
    daysAgo: 33,
    comments: `
roland: Two per cent is stricter than anything our regulator has set. I do not oppose it, but would like to know where it comes from.
devika: From the budget surveys of three countries. Above two per cent, households in the lowest fifth begin to cut back on food or heating. I will add the tables to the note on affordability.
mei: Could we report both, two per cent and five? Then a city sees whether it is close.
ingrid: Two figures would be read as two goals. I would keep one, and let the distribution show the rest.`,
  },
  {
    key: 'price-discounts',
    daysAgo: 26,
    comments: `
noor: Leaving out discounts makes every city look worse than it is. Most customers have one.
eskil: Most customers, and not the households this section is about. They change operator or run up arrears, and lose the discount.
roland: Then the limit should be stated where the figure is shown, and not only in the record.`,
  },
  {
    key: 'price-measure',
    daysAgo: 19,
    resolvedBy: 'adaeze',
    comments: `
clemence: We could report for 38 municipalities from next spring. Is “may” strong enough?
helene: For a national ministry it is. We cannot oblige a region to measure.
clemence: Fine with me, as long as the method is the same everywhere.`,
  },
  {
    key: 'other-cost',
    daysAgo: 30,
    comments: `
naledi: In Ondira a counter visit costs about nine times as much as an online request. That figure will be quoted against this section unless we give the other side of it.
zofia: The other side is what a missed allowance costs the person, and later the city. @Jadwiga Moreński, does your school have figures?
jadwiga: For missed medical appointments, yes. I can bring them to the next draft.`,
  },
  {
    key: 'other-list',
    daysAgo: 22,
    comments: `
tobias: If every city writes its own list, results cannot be compared.
teo: If we impose one list, half of it will be wrong everywhere. A common core of five, and a free part, would do.
tobias: That would work for us. @Zofia Kamienar, would you draft the core?
zofia: The five below are meant as that core. I will say so in the sentence.`,
  },
  {
    key: 'other-testers',
    daysAgo: 12,
    comments: `
greta: Who pays these residents for their time? If nobody does, only some people will come.
yasmine: We pay ten hours a year at the minimum wage. It is little, and it changes who comes.`,
  },
  {
    key: 'other-dignity',
    daysAgo: 9,
    resolvedBy: 'oluwaseun',
    comments: `
emil: Can dignity be tested? I fear it becomes a box to tick.
marek: Ask afterwards: would you go there again? Nine of our eleven members said no about the same counter.
emil: That is a good question, and it can be counted. I withdraw the doubt.`,
  },
  {
    key: 'counted-why',
    daysAgo: 28,
    comments: `
danuta: “Cannot be done” is often “costs too much”. Let us ask cities to say which.
pavle: Two reasons, then: not lawful, or not affordable. Both are honest.`,
  },
  {
    key: 'counted-place',
    daysAgo: 15,
    comments: `
oriol: Costamar sees the same along the coast. The average of the region is excellent, and three valleys have no bus.
bastien: We publish by valley already. @Regions, could we agree on one way to draw these areas?`,
  },
  {
    key: 'counted-merge',
    daysAgo: 11,
    comments: `
milena: Merging groups is how every statistical office protects small numbers. A flat ban goes too far.
freya: It forbids merging groups, not years. If an office merges groups it can still publish, but not under this indicator.
milena: With that explanation I can accept it.`,
  },
  {
    key: 'counted-refusal',
    daysAgo: 6,
    comments: `
beatrix: This is the most important sentence of the section. How is a refusal recorded without exposing those who refused?
kofi: By district and by year, never by name or association. I will add it.`,
  },
  {
    key: 'time-helper',
    daysAgo: 36,
    resolvedBy: 'adaeze',
    comments: `
marek: Include paid assistants as well. For many of our members they are the ones who wait.
lucia: Included: “a relative who comes along” will become “whoever comes along”.`,
  },
  {
    key: 'time-half',
    daysAgo: 21,
    comments: `
astrid: A trial with 412 people is small for a claim like this.
naledi: It is, and the note says so. We repeat it in the spring with 1,500.
hugo: The confidence interval was 41 to 55 per cent. “Nearly half” holds.`,
  },
  {
    key: 'time-reliable',
    daysAgo: 17,
    comments: `
sigrun: Reliability can be computed from ticketing data that we already hold. Kordan would publish it, if every operator does.
ines: Drivers know it too. Ask for the rosters and you will see the hours that were never driven.`,
  },
  {
    key: 'time-night',
    daysAgo: 8,
    comments: `
teo: Maresol has no ticket sales after midnight, only inspectors’ counts.
bruno: Then use the counts, and mark them. No row would say that nobody travels.
teo: Agreed.`,
  },
  {
    key: 'time-claim',
    daysAgo: 4,
    comments: `
jonas: “Claims no gain” is hard on pilots that honestly do not know yet.
freya: They can say “not known yet”. That is respectable, and it is not a gain.`,
  },
  {
    key: 'health-outcome',
    daysAgo: 25,
    comments: `
noor: Outcomes move over decades. A city could do everything right and see nothing.
emil: This is why the result comes with the table of what the city did. One without the other is unfair.`,
  },
  {
    key: 'health-peers',
    daysAgo: 14,
    comments: `
liv: Similar in which respect? Port cities resemble one another more than their neighbours.
oluwaseun: The section on comparison will say how peers are found. @Freya Kjellmark is drafting it.`,
  },
  {
    key: 'health-vendor',
    daysAgo: 7,
    comments: `
gaspard: I read this as distrust of companies. We often know more about use than the city does.
danuta: About use, yes. What people felt has to come from them.
rangi: As a cooperative we belong to our users, and even we should not be the source. I support the sentence.`,
  },
  {
    key: 'health-watched',
    daysAgo: 3,
    comments: `
wanjiru: Asking those who are stopped most is right, and delicate. Who asks them?
yasmine: An association they trust, never the police and never the supplier.`,
  },
  {
    key: 'housing-price',
    daysAgo: 20,
    comments: `
philippe: Is there evidence for “tend to”? It will be the first sentence that is challenged.
devika: Eleven of the fourteen studies that we read found it. Two found nothing, and one the opposite. I will add the reference.`,
  },
  {
    key: 'housing-displaced',
    daysAgo: 13,
    comments: `
samira: Could we ask those who left? They are the ones who know.
sofiane: Vaucelin writes to the last known address, and one in five answers. It is worth doing.`,
  },
  {
    key: 'housing-open',
    daysAgo: 10,
    resolvedBy: 'oluwaseun',
    comments: `
roland: A framework should not name one organisation’s product.
ottilie: Fair. “Other registers are welcome” was added for that reason. @Rangi Petherick, shall we move the name to a footnote?
adaeze: Kept for the draft, to be taken out before the text is agreed.`,
  },
  {
    key: 'data-open',
    daysAgo: 18,
    comments: `
marisol: Regions hold much of the cities’ data. The sentence should name both.
kofi: Yes. I will write “a public authority”.`,
  },
  {
    key: 'finish-visits',
    daysAgo: 16,
    comments: `
greta: The clearest sentence of the whole draft.
mei: And the hardest to measure. Case numbers change when a request moves from one office to another.`,
  },
  {
    key: 'collection-zero',
    daysAgo: 5,
    comments: `
cassius: Funders often fill gaps with averages. A line that tells us not to would help.
pavle: It is this line.`,
  },
  {
    key: 'answer-return',
    daysAgo: 12,
    comments: `
amelie: Our platform answers everybody, and people still leave. The answer has to be one that they can use.
malo: One that names the person who decided. That is what brought our members back.`,
  },
  {
    key: 'skills-shame',
    daysAgo: 9,
    comments: `
marek: Add that nobody has to give a reason for declining.
devika: Yes. It is in the protocol, and should be in the text.`,
  },
  {
    key: 'footprint-rented',
    daysAgo: 6,
    comments: `
rangi: Suppliers will answer if the question comes from all cities at once. @Cities, would you sign one letter?
kofi: Ondira would.
perrin: Brackwater too.`,
  },
  {
    key: 'running-hours',
    daysAgo: 2,
    comments: `
oriol: Three days is long for water alerts and short for the land registry. Should the time depend on the service?
henrik: It should. I will propose three classes.`,
  },
  {
    key: 'definition-lives',
    daysAgo: 262,
    resolvedBy: 'astrid',
    comments: `
astrid: “All who live in it” includes visitors of a night and students of a year?
ines: And those who commute. The next paragraph says so.`,
  },
  {
    key: 'principles-harm',
    daysAgo: 236,
    resolvedBy: 'oluwaseun',
    comments: `
zofia: Should this not be the first principle?
beatrix: Last is where people look. Leave it.`,
  },
]
