// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { DOMParser as ProseMirrorParser } from '@tiptap/pm/model'
import { describe, expect, it, vi } from 'vitest'
import { documentSchema } from '../schema/document-schema.ts'
import { plainText } from '../schema/plain-text.ts'
import { safeHref } from '../schema/safe-href.ts'
import { readPasted } from './paste-html.ts'

const tidyPastedHtml = (html: string) => readPasted(html).html

const item = (text: string, level: number, marker: string, className = 'MsoListParagraphCxSpMiddle') =>
  `<p class=${className} style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-GB style='font-family:Symbol'><span
style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${text}<o:p></o:p></span></p>`

const word = (
  body: string,
) => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style></head><body lang=EN-GB><!--StartFragment-->${body}<!--EndFragment--></body></html>`

function pasted(html: string) {
  const body = new DOMParser().parseFromString(tidyPastedHtml(html), 'text/html').body
  const doc = ProseMirrorParser.fromSchema(documentSchema).parse(body)
  doc.check()
  return doc.toJSON()
}

const shape = (node: { type: string; text?: string; attrs?: { start?: number }; content?: never[] }): unknown =>
  node.text ?? [
    node.attrs?.start && node.attrs.start > 1 ? `${node.type} ${node.attrs.start}` : node.type,
    ...(node.content ?? []).map(shape),
  ]

describe('pasting from Word', () => {
  it('turns drawn lists into real ones, nested and numbered', () => {
    const html = word(
      item('Reach', 1, '·', 'MsoListParagraphCxSpFirst') +
        item('measured at the address', 2, 'o') +
        item('Cost', 1, '·', 'MsoListParagraphCxSpLast') +
        '<p class=MsoNormal>Then:<o:p></o:p></p>' +
        item('third', 1, '3.') +
        item('fourth', 1, '4.'),
    )
    const p = (text: string) => ['paragraph', text]
    expect(shape(pasted(html))).toEqual([
      'doc',
      [
        'bulletList',
        ['listItem', p('Reach'), ['bulletList', ['listItem', p('measured at the address')]]],
        ['listItem', p('Cost')],
      ],
      p('Then:'),
      ['orderedList 3', ['listItem', p('third')], ['listItem', p('fourth')]],
    ])
  })

  it('keeps one heading below another, also where the source begins at level 1', () => {
    const levels = (html: string) => pasted(html).content.map((it: { attrs?: { level?: number } }) => it.attrs?.level)
    expect(levels('<h1>Scope</h1><h2 align="left" x<y="1">Towns</h2><h1>Measures</h1>')).toEqual([2, 3, 2])
    expect(levels('<h2>Scope</h2><h3>Towns</h3><h4>Small ones</h4>')).toEqual([2, 3, 3])
  })

  it('keeps headings, also those that are only a style', () => {
    const html = word(
      `<p class=MsoTitle>Access<o:p></o:p></p><h2 style='margin:0cm'><a name="_Toc1"></a>Reach<o:p></o:p></h2><p class=MsoHeading style='mso-outline-level:3'>Cost<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Use</b> is <i>reported</i>.<o:p></o:p></p>`,
    )
    const doc = pasted(html)
    expect(doc.content.map((it: { type: string; attrs?: { level?: number } }) => [it.type, it.attrs?.level])).toEqual([
      ['heading', 2],
      ['heading', 2],
      ['heading', 3],
      ['paragraph', undefined],
    ])
    expect(
      doc.content[3].content.map((it: { text: string; marks?: { type: string }[] }) => [it.text, it.marks?.[0]?.type]),
    ).toEqual([
      ['Use', 'bold'],
      [' is ', undefined],
      ['reported', 'italic'],
      ['.', undefined],
    ])
  })

  it('keeps tables with their header row, without widths and colours', () => {
    const html = word(
      `<table class=MsoTableGrid border=1 style='border-collapse:collapse'><thead><tr><td width=200 style='background:#eee'><p class=MsoNormal>Condition<o:p></o:p></p></td><td><p class=MsoNormal>Source</p></td></tr></thead>
      <tr style='mso-yfti-irow:1'><td width=400 colspan=2 valign=top style='width:300pt'><p class=MsoNormal>Reach<o:p></o:p></p></td></tr></table>`,
    )
    expect(tidyPastedHtml(html)).not.toMatch(/style|width|class|valign|border/)
    const [table] = pasted(html).content
    expect(shape(table)).toEqual([
      'table',
      ['tableRow', ['tableHeader', ['paragraph', 'Condition']], ['tableHeader', ['paragraph', 'Source']]],
      ['tableRow', ['tableCell', ['paragraph', 'Reach']]],
    ])
    expect(table.content[1].content[0].attrs).toEqual({ colspan: 2, rowspan: 1 })
  })

  it('makes footnotes of footnotes, and drops deletions, comments, pictures and hidden text', () => {
    const html = word(
      `<p class=MsoNormal>Speed<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a> is
      <del cite="mailto:x" datetime="2026-01-01T10:00">not </del><ins cite="mailto:x">well </ins>measured<span class=MsoCommentReference><a style='mso-comment-reference:AB_1' href="#_msocom_1">[AB1]</a></span>.<span style='display:none;mso-hide:all'>hidden</span><img src="file:///C:/x.png"><v:shape></v:shape></p>
      <div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Drive tests.</p></div></div>
      <div style='mso-element:comment-list'><div id="_com_1"><p class=MsoCommentText>No</p></div></div>`,
    )
    expect(plainText(pasted(html), { footnotes: true }).replace(/\s+/g, ' ')).toBe(
      'Speed is well measured. [1] Drive tests.',
    )
  })
})

const p = (text: string) => ['paragraph', text]
const li = (...content: unknown[]) => ['listItem', ...content]
const fromFile = (name: string) =>
  (shape(pasted(readFileSync(`tests/fixtures/paste/${name}.html`, 'utf8'))) as unknown[]).slice(1)

describe('numbers that a source draws', () => {
  it('stay with headings as words, which remain headings', () => {
    expect(fromFile('word-numbered-headings')).toEqual([
      ['heading', '1. Scope'],
      p('All towns.'),
      ['heading', '1.1 Towns in scope'],
      p('Each of them.'),
      ['heading', '2. Measures'],
    ])
  })

  it('begin a list at the letter it began with', () => {
    expect(fromFile('word-letters-start-at-c')).toEqual([['orderedList 3', li(p('third')), li(p('fourth'))]])
  })

  it.each([
    [['i)', 'ii)'], [['orderedList', li(p('0')), li(p('1'))]]],
    [['h)', 'i)', 'j)'], [['orderedList 8', li(p('0')), li(p('1')), li(p('2'))]]],
    [['IV.', 'V.'], [['orderedList 4', li(p('0')), li(p('1'))]]],
    [
      ['1.', '2.', '1.'],
      [
        ['orderedList', li(p('0')), li(p('1'))],
        ['orderedList', li(p('2'))],
      ],
    ],
    [
      ['Art. 3', '§ 4 a', '1.2.3'],
      [p('Art. 3 0'), p('§ 4 a 1'), p('1.2.3 2')],
    ],
    [
      ['1.', 'Annex', '2.'],
      [['orderedList', li(p('0'))], p('Annex 1'), ['orderedList 2', li(p('2'))]],
    ],
    [['–', '▪', ''], [['bulletList', li(p('0')), li(p('1')), li(p('2'))]]],
  ])('%j', (markers, expected) => {
    const html = word(
      markers.map((marker, at) => item(String(at), 1, marker).replace('font-family:Symbol', 'color:black')).join(''),
    )
    expect((shape(pasted(html)) as unknown[]).slice(1)).toEqual(expected)
  })
})

describe('lists of other programs', () => {
  it('of Word Online nest as they are shown', () => {
    expect(fromFile('word-online-list')).toMatchObject([
      ['bulletList', li(expect.anything(), ['bulletList', expect.anything()]), expect.anything()],
    ])
  })

  it('of Google Docs nest as they are shown', () => {
    expect(fromFile('gdocs-nested')).toEqual([
      ['bulletList', li(p('one'), ['bulletList', li(p('one a'), ['bulletList', li(p('one a i'))])]), li(p('two'))],
    ])
  })
})

describe('lines and notes', () => {
  it('keeps the lines of text that is shown as typed', () => {
    expect(fromFile('pre-wrap-span')).toEqual([p('first line'), p('second line')])
    expect(shape(pasted('<p>a <span style="white-space:pre-wrap">b\nc</span></p>'))).toEqual([
      'doc',
      ['paragraph', 'a b', ['hardBreak'], 'c'],
    ])
    expect(shape(pasted('<pre>x\n\ny</pre>'))).toEqual(['doc', p('x'), p('y')])
  })

  it.each([
    ['LibreOffice', readFileSync('tests/fixtures/paste/libreoffice-footnote.html', 'utf8')],
    [
      'Google Docs',
      '<p>Speed<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup> counts.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> Drive tests.</p></div>',
    ],
  ])('makes a footnote of a note of %s', (_, html) => {
    expect(plainText(pasted(html), { footnotes: true })).toBe('Speed counts.\n[1] Drive tests.')
  })

  it('takes cells of a spreadsheet as a table', () => {
    expect(fromFile('excel-cells')).toMatchObject([
      ['table', ['tableRow', expect.anything(), expect.anything()], expect.anything()],
    ])
  })
})

describe('what is left out', () => {
  it.each([
    ['<p>One <u>two</u></p>', ['underline']],
    ['<p>One <span style="text-decoration: underline line-through">two</span></p>', ['underline', 'strike']],
    ['<p>H<sub>2</sub>O, CO<sup>2</sup></p>', ['raised']],
    ['<p>One<img src="https://example.org/a.png"></p>', ['pictures']],
    [
      '<p>One<img src="https://example.org/a.png" width="1" height="1"> <a href="https://example.org"><u>two</u></a></p>',
      [],
    ],
    ['<p><b>One</b> <i>two</i></p>', []],
  ])('%s', (html, losses) => expect(readPasted(html).losses).toEqual(losses))
})

describe('pasting from elsewhere', () => {
  it('reads weight and slant that are styles, and Google’s bold that is not', () => {
    const html = `<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">A </span><span style="font-weight:700">network</span> <span style="font-style:italic">reaches</span></p></b>`
    expect(tidyPastedHtml(html)).toBe(
      '<p>A <span><strong>network</strong></span> <span><em>reaches</em></span></p>'.replaceAll(/<\/?span>/g, ''),
    )
  })

  it('loses scripts, handlers, styles and dangerous addresses', () => {
    const html = `<p onclick="x()" style="color:red">One <a href="javascript:alert(1)" onmouseover="y()">two</a><script>z()</script><img src=x onerror="w()"></p>`
    const marks = JSON.stringify(pasted(html))
    expect(tidyPastedHtml(html)).not.toMatch(/onclick|onmouseover|script>|onerror|color/)
    expect(marks).not.toContain('javascript')
    expect(safeHref('javascript:alert(1)')).toBeNull()
  })

  it('never brings comment threads along', () => {
    const html = `<p data-pm-slice="1 1 []">One <mark class="comment-mark" data-thread="t1">two</mark></p>`
    expect(JSON.stringify(pasted(html))).not.toContain('comment')
  })
})

it('parses no style and no handler of a foreign page, which the content security policy would report', () => {
  const parse = vi.spyOn(DOMParser.prototype, 'parseFromString')
  const html = `<head><style>p { color: red }</style></head><p style="x" class=a onclick='y' style = z>Words</p><img src=x onerror="alert(1)"><svg/onload=alert(1)>`
  expect(tidyPastedHtml(html)).toBe('<p>Words</p>')
  expect(parse.mock.lastCall?.[0]).not.toMatch(/<style|[\s/](style|on\w+)\s*=/i)
  parse.mockRestore()
})
