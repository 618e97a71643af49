// Prints the related documents of the demonstration, in English and in French, from the same words as its pages:
// node --import tsx scripts/print-documents.ts [path of a Chromium]
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { type Language, LANGUAGES } from '../app/shared/roles.ts'
import { FIRST_FRAMEWORK } from '../prisma/seed/content/framework-first.ts'
import { GROUPS } from '../prisma/seed/content/groups.ts'
import { PROGRAMME, RELATED_DOCUMENTS } from '../prisma/seed/content/programme.ts'
import { PUBLIC_TEXTS } from '../prisma/seed/content/public-texts.ts'
import { ROUNDTABLES } from '../prisma/seed/content/roundtables.ts'

type Text = keyof typeof PUBLIC_TEXTS
type Kind = (typeof RELATED_DOCUMENTS)[number]['kind']

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((one) => `<p>${escape(one)}</p>`)
    .join('')
const list = (tag: 'ol' | 'ul', lines: string[]) =>
  `<${tag}>${lines.map((line) => `<li>${escape(line)}</li>`).join('')}</${tag}>`
const text = (language: Language, key: Text) => paragraphs(PUBLIC_TEXTS[key][language])
const heading = (language: Language, key: Text) => `<h2>${escape(PUBLIC_TEXTS[key][language])}</h2>`
const part = (language: Language, ...keys: [Text, ...Text[]]) =>
  heading(language, keys[0]) +
  keys
    .slice(1)
    .map((key) => text(language, key))
    .join('')
const decision = (language: Language) =>
  heading(language, 'decision.title') +
  list(
    'ol',
    (['decision.1', 'decision.2', 'decision.3'] as const).map((key) => PUBLIC_TEXTS[key][language]),
  )
const aims = (language: Language) =>
  (['1', '2', '3'] as const)
    .map(
      (aim) => `<h3>${escape(PUBLIC_TEXTS[`aims.${aim}.title`][language])}</h3>${text(language, `aims.${aim}.body`)}`,
    )
    .join('')

/** A roundtable's summary under its title, then its objectives. */
function edition(language: Language, key: 'first' | 'second') {
  const one = ROUNDTABLES.find((roundtable) => roundtable.key === key)
  if (!one) return ''
  return `<h2>${one.number}. ${escape(one.title[language])}</h2>${paragraphs(one.summary[language])}${list(
    'ol',
    one.objectives.map((objective) => objective[language]),
  )}`
}

/** What the 1st Roundtable agreed, in the language it was written in, without the marks of who wrote what. */
function agreed() {
  const sections = FIRST_FRAMEWORK.pillars
    .flatMap((pillar) => pillar.sections)
    .filter(({ status }) => status === 'agreed')
  return `<div lang="en">${sections.map((section) => `<h3>${escape(section.title)}</h3><div class="agreed">${blocks(section.text)}</div>`).join('')}</div>`
}

function blocks(source: string) {
  const plain = source
    .replace(/^@\w+$/gm, '')
    .replace(/\[\[[^|\]]+\|([^\]]+)\]\]/g, '$1')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/\{chip:([^}]*)\}/g, '$1')
    .replace(/\s?\{note:[^}]*\}/g, '')
    .replace(/\*+/g, '')
  return plain
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block) => {
      if (/^(- |\d+\. )/.test(block))
        return list(
          block.startsWith('-') ? 'ul' : 'ol',
          block.split('\n').map((line) => line.replace(/^(- |\d+\. )/, '')),
        )
      return `<p>${escape(block.replace(/^(#+|>) /gm, ''))}</p>`
    })
    .join('')
}

const BODIES: Record<Kind, (language: Language) => string> = {
  paper: (language) =>
    part(language, 'issue.title', 'issue.body') +
    part(language, 'offer.title', 'offer.body') +
    aims(language) +
    edition(language, 'first'),
  flyer: (language) =>
    `<p class="headline">${escape(PUBLIC_TEXTS['home.headline'][language])}</p>` +
    text(language, 'home.lead') +
    part(language, 'offer.title', 'offer.body') +
    aims(language) +
    decision(language) +
    part(language, 'partnership.title', 'partnership.body') +
    part(language, 'contact.title', 'contact.body') +
    `<p>${PROGRAMME.contactEmail}</p>`,
  record: (language) => edition(language, 'first') + agreed() + edition(language, 'second'),
  note: (language) =>
    decision(language) +
    part(language, 'table.title', 'table.body') +
    list(
      'ul',
      GROUPS.map(({ code, name, description }) => `${code}  ${name[language]}. ${description[language]}`),
    ) +
    part(language, 'roundtable.title', 'roundtable.body'),
}

const face = (family: string, file: string) =>
  `@font-face { font-family: ${family}; font-weight: 200 900; src: url(data:font/woff2;base64,${readFileSync(`public/fonts/${file}`).toString('base64')}) }`
const STYLE = `${face('Hanken', 'hanken-grotesk-latin-wght-normal.woff2')} ${face('Drafted', 'source-serif-4-latin-opsz-normal.woff2')}
@page { size: A4; margin: 22mm 24mm } body { margin: 0; font: 10.5pt/1.5 Hanken; color: #14202a } article + article { break-before: page } .flyer { zoom: .86 }
header, footer { font-size: 9pt; color: #45525d } header { display: flex; align-items: center; gap: 3mm; border-bottom: 2pt solid #14202a; padding-bottom: 4mm } header svg { width: 9mm; height: 9mm }
footer { margin-top: 10mm; padding-top: 3mm; border-top: .5pt solid #c4ccd0; break-inside: avoid } h1 { font-size: 24pt; line-height: 1.12; margin: 9mm 0 2mm; letter-spacing: -.02em } .lead { font-size: 12pt; color: #45525d; margin: 0 0 7mm }
h2 { font-size: 14pt; margin: 7mm 0 1.5mm; break-after: avoid } h3 { font-size: 11pt; margin: 4mm 0 .5mm; break-after: avoid } p { margin: 0 0 2.5mm } ul, ol { margin: 0 0 2.5mm; padding-inline-start: 6mm } li { margin-bottom: 1mm }
.headline { font-size: 17pt; line-height: 1.2; font-weight: 600; margin-bottom: 3mm } .agreed { font-family: Drafted; font-size: 11pt; max-width: 150mm }`

function page({ kind, title, description }: (typeof RELATED_DOCUMENTS)[number]) {
  const logo = readFileSync('public/favicon.svg', 'utf8')
  const article = (
    language: Language,
  ) => `<article lang="${language}" class="${kind}"><header>${logo}<span>${escape(PROGRAMME.name[language])}</span></header>
    <h1>${escape(title[language])}</h1><p class="lead">${escape(description[language])}</p>${BODIES[kind](language)}<footer>${escape(PUBLIC_TEXTS['demonstration.notice'][language])}</footer></article>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title.en)}</title><style>${STYLE}</style></head><body>${LANGUAGES.map(article).join('')}</body></html>`
}

const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] })
const tab = await browser.newPage()
for (const document of RELATED_DOCUMENTS) {
  await tab.setContent(page(document))
  await tab.pdf({
    path: `public${document.url}`,
    preferCSSPageSize: true,
    tagged: true,
    outline: true,
    printBackground: true,
  })
}
await browser.close()
