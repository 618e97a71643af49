import { Fragment, type ReactNode } from 'react'
import type { ChipIndicator } from './indicator-lookup.ts'
import { isThreadMark } from './schema/anchors.ts'
import type { DocumentMark, DocumentNode } from './schema/document-json.ts'
import { safeHref } from './schema/safe-href.ts'

export type InlineContext = {
  indicators: ReadonlyMap<string, ChipIndicator>
  resolved: ReadonlySet<string>
  activeThread: string | null
  labels: { note: (number: number) => string; unknownIndicator: string }
  /** Counted while the text is walked, in reading order. */
  notes: number
  passagesSeen: Set<string>
}

export function renderInline(nodes: DocumentNode[], context: InlineContext): ReactNode {
  return nodes.map((node, index) => (
    <Fragment key={index}>
      {(node.marks ?? []).reduceRight((inner, mark) => withMark(inner, mark, context), leaf(node, context))}
    </Fragment>
  ))
}

function leaf(node: DocumentNode, context: InlineContext): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text
    case 'hardBreak':
      return <br />
    case 'footnote': {
      context.notes += 1
      const number = context.notes
      return (
        <sup className="footnote-ref" id={`note-ref-${number}`}>
          <a href={`#note-${number}`} role="doc-noteref" aria-label={context.labels.note(number)}>
            {number}
          </a>
        </sup>
      )
    }
    case 'indicatorChip':
      return chip(String(node.attrs?.indicatorId ?? ''), context)
    default:
      return null
  }
}

function chip(indicatorId: string, { indicators, labels }: InlineContext): ReactNode {
  const indicator = indicators.get(indicatorId)
  if (!indicator) return <span className="indicator-chip is-unknown">{labels.unknownIndicator}</span>
  return (
    <a className="indicator-chip" href={indicator.href}>
      <b>{indicator.code}</b> <span className="indicator-chip-name">{indicator.name}</span>{' '}
      <span className="indicator-chip-state">{indicator.state}</span>
    </a>
  )
}

function withMark(inner: ReactNode, mark: DocumentMark, context: InlineContext): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'link': {
      const href = safeHref(mark.attrs?.href)
      return href === null ? (
        inner
      ) : (
        <a href={href} rel="noopener noreferrer nofollow" target="_blank">
          {inner}
        </a>
      )
    }
    case 'comment':
      return passage(inner, String(mark.attrs?.threadId ?? ''), context)
    default:
      return inner
  }
}

/** A resolved thread leaves no trace in the text, nor does what is marked for something else. The first words of an open one are the target of its note's link. */
function passage(
  inner: ReactNode,
  threadId: string,
  { resolved, activeThread, passagesSeen }: InlineContext,
): ReactNode {
  if (resolved.has(threadId) || !isThreadMark(threadId)) return inner
  const id = passagesSeen.has(threadId) ? undefined : `passage-${threadId}`
  passagesSeen.add(threadId)
  return (
    <mark id={id} className={threadId === activeThread ? 'passage is-active' : 'passage'} data-thread={threadId}>
      {inner}
    </mark>
  )
}
