import type { FrameworkContent } from './framework.ts'

export const FIRST_FRAMEWORK: FrameworkContent = {
  title: 'Purpose and principles',
  pillars: [
    {
      key: 'purpose',
      title: 'Purpose',
      purpose: 'What the word “smart” is allowed to mean.',
      side: 'contribution',
      sections: [
        {
          key: 'definition',
          title: 'What we call a smart city',
          status: 'agreed',
          text: `
@amelie
A smart city uses digital innovation, together with the people it concerns, to improve [[definition-lives|the lives of all who live in it]], now and later. Where it does not, the word does not apply, whatever has been installed.

@ines
The definition includes those who work in the city without living there, and those who live there without papers.

@devika
It follows that no technology is smart in itself. A paper timetable that everyone can read may do more than a screen that nobody believes.
`,
        },
        {
          key: 'taking-stock',
          title: 'What twenty years have shown',
          status: 'agreed',
          text: `
@kofi
The table looked at forty initiatives brought by its members. Most had met their technical targets. Fewer than half had asked residents whether anything was better.

@jonas
Suppliers were seldom asked for more than delivery. Where a contract named a result for residents, suppliers worked towards it.

@lucia
- Initiatives that began with a problem named by residents outlived those that began with a product.
- Pilot projects without an owner in the administration ended with their funding.
- Nobody at the table could name a project stopped because it had failed.
`,
        },
      ],
    },
    {
      key: 'principles',
      title: 'Principles',
      purpose: 'What every measurement that follows has to respect.',
      side: 'closing',
      sections: [
        {
          key: 'measurement',
          title: 'Principles of measurement',
          status: 'agreed',
          text: `
@milena
The members agree on five principles.

@milena
1. **People before equipment.** What changes for residents comes first.
2. **Nobody disappears in an average.** Each result is also given for those who gain least, as in {chip:PRI-01}.
3. **Use what exists.** New data is collected only if no existing source will do.
4. **Say what is not known.** A gap is reported and explained.
5. **No harm by measuring.** [[principles-harm|No one is put at risk in order to be counted.]]

@beatrix
> If a principle makes the work slower, that is what it is for.
`,
        },
      ],
    },
  ],
}
