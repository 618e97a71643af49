import { Fragment, type ReactNode } from 'react'
import { paragraphId } from './paragraph-id.ts'
import { type InlineContext, renderInline } from './render-inline.tsx'
import { DAMAGED, type DocumentNode } from './schema/document-json.ts'

type RenderContext = InlineContext & {
  number: string
  labels: { paragraph: (number: string) => string; table: string; damaged: string }
}

/** The top level: its paragraphs are numbered, the rest is not. */
export function renderBlocks(nodes: DocumentNode[], context: RenderContext): ReactNode[] {
  let paragraph = 0
  return nodes.map((node, index) => {
    if (node.type !== 'paragraph' || !node.content?.length)
      return <Fragment key={index}>{renderBlock(node, context)}</Fragment>
    paragraph += 1
    const id = paragraphId(context.number, paragraph)
    const number = `${context.number}.${paragraph}`
    return (
      <p key={index} id={id} dir="auto">
        <a className="pn" href={`#${id}`} aria-label={context.labels.paragraph(number)}>
          {number}
        </a>
        {renderLine(node.content, context)}
      </p>
    )
  })
}

function renderBlock(node: DocumentNode, context: RenderContext): ReactNode {
  const inline = () => renderLine(node.content ?? [], context)
  const blocks = () =>
    (node.content ?? []).map((child, index) => <Fragment key={index}>{renderBlock(child, context)}</Fragment>)
  switch (node.type) {
    case 'paragraph':
      return <p dir="auto">{inline()}</p>
    case 'heading':
      return node.attrs?.level === 3 ? <h3 dir="auto">{inline()}</h3> : <h2 dir="auto">{inline()}</h2>
    case 'bulletList':
      return <ul>{blocks()}</ul>
    case 'orderedList':
      return <ol start={typeof node.attrs?.start === 'number' ? node.attrs.start : 1}>{blocks()}</ol>
    case 'listItem':
      return <li>{blocks()}</li>
    case 'blockquote':
      return <blockquote>{blocks()}</blockquote>
    case 'table':
      return (
        <div className="table-scroll" role="group" aria-label={context.labels.table} tabIndex={0}>
          <table>
            <tbody>{blocks()}</tbody>
          </table>
        </div>
      )
    case 'tableRow':
      return <tr>{blocks()}</tr>
    case 'tableHeader':
      return <th {...spans(node)}>{blocks()}</th>
    case 'tableCell':
      return <td {...spans(node)}>{blocks()}</td>
    default:
      return damaged(node, context)
  }
}

/** A line without words, or after a break, is as high here as in the editor. */
function renderLine(nodes: DocumentNode[], context: RenderContext): ReactNode {
  return (
    <>
      {renderInline(nodes, context)}
      {!nodes.length || nodes.at(-1)?.type === 'hardBreak' ? <br /> : null}
    </>
  )
}

function damaged({ type, content = [] }: DocumentNode, context: RenderContext) {
  if (type !== DAMAGED) return null
  return (
    <div className="unknown-block">
      <p>{context.labels.damaged}</p>
      <p>{renderInline(content, context)}</p>
    </div>
  )
}

function spans({ attrs }: DocumentNode) {
  const span = (value: unknown) => (typeof value === 'number' && value > 1 ? value : undefined)
  return { colSpan: span(attrs?.colspan), rowSpan: span(attrs?.rowspan) }
}
