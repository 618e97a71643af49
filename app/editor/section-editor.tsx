import { forwardRef, useEffect, useImperativeHandle, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '#app/ui/class-names.ts'
import { EditorFootnotes } from './editor-footnotes.tsx'
import type { EditorProvider } from './editor-provider.ts'
import { createIndicatorLookup, type ChipIndicator } from './indicator-lookup.ts'
import { nodeViews } from './node-views.ts'
import { numbering } from './numbering.ts'
import { readOnlyFor } from './read-only.ts'
import { encodePosition, passageAnchor, type PassageAnchor } from './selection-anchor.ts'
import { shortcuts, type EditorActions } from './shortcuts.ts'
import { moveToThread, passages, selectPassage, threadAt, threadPassages, threadPassagesKey, type ThreadRef } from './thread-passages.ts'
import { Panel, type OpenPanel } from './toolbar/panels.tsx'
import { SectionToolbar } from './toolbar/section-toolbar.tsx'
import { ShortcutHelp } from './toolbar/shortcut-help.tsx'
import { useProvider } from './use-provider.ts'
import { useSectionEditor } from './use-section-editor.ts'

export type SectionEditorProps = {
  provider: EditorProvider
  /** "4.1" */
  number: string
  title: string
  /** The policy's answer for this page; the connection's own role can only take away from it. */
  mayWrite: boolean
  threads: readonly ThreadRef[]
  activeThread: string | null
  onActivateThread: (threadId: string) => void
  /** Absent: this person may not comment here. */
  onComment?: (passage: PassageAnchor) => void
  /** The passage a comment is being written on, shown in full marker until its mark arrives. */
  pendingPassage?: PassageAnchor | null
  indicators: readonly ChipIndicator[]
  showNumbers: boolean
  /** The same text without the editor, until the document is here. */
  children: ReactNode
}

export type SectionEditorHandle = { focus: () => void; showThread: (threadId: string) => void }

const READ_ONLY_STATES = new Set(['refused', 'upgrade', 'gone'])

/** The one writing place of a section: text, toolbar, carets of the others, passages with threads. */
export const SectionEditor = forwardRef<SectionEditorHandle, SectionEditorProps>(function SectionEditor(props, ref) {
  const { provider, number, title, mayWrite, threads, activeThread, pendingPassage = null, indicators, showNumbers, children } = props
  const { t } = useTranslation('editor')
  const { state, role } = useProvider(provider)
  const host = useRef<HTMLDivElement>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const [panel, setPanel] = useState<OpenPanel | null>(null)
  const [helping, setHelping] = useState(false)
  const [message, setMessage] = useState('')
  const [lookup] = useState(() => createIndicatorLookup(indicators))

  const reader = !mayWrite || role === 'reader' || READ_ONLY_STATES.has(state)
  const readerNow = useRef(reader)
  readerNow.current = reader

  const actions = useRef<EditorActions>(null!)
  const editor = useSectionEditor(host, provider, {
    label: t(reader ? 'text.read' : 'text.write', { number, title }),
    extensions: () => [
      readOnlyFor(() => readerNow.current),
      threadPassages((threadId) => latest.current.onActivateThread(threadId)),
      numbering(number, (note) => t('footnote.reference', { number: note })),
      nodeViews({
        indicators: lookup,
        labels: {
          unknownIndicator: t('chip.unknown'),
          unknownBlock: t('text.unknownBlock'),
          brokenBlock: t('text.brokenBlock'),
          footnoteHint: t('footnote.edit'),
        },
        onFootnote: (position, anchor) => openFootnote.current(position, anchor),
      }),
      shortcuts(() => actions.current),
    ],
  })

  const latest = useRef(props)
  latest.current = props
  const openFootnote = useRef<(position: number, anchor: Element) => void>(() => {})
  openFootnote.current = (position, anchor) => {
    const node = editor?.state.doc.nodeAt(position)
    if (!editor || reader || node?.type.name !== 'footnote') return
    setPanel({ name: 'footnote', anchor, footnote: { place: encodePosition(editor.state, position), text: String(node.attrs.text) } })
  }

  actions.current = {
    comment: () => {
      const passage = editor && passageAnchor(editor.state)
      if (passage) props.onComment?.(passage)
      setMessage(passage ? '' : t('text.nothingToComment'))
    },
    link: () => {
      const anchor = toolbar.current?.querySelector('[data-tool="link"]')
      if (anchor && !reader) setPanel({ name: 'link', anchor })
    },
    toolbar: () => toolbar.current?.querySelector<HTMLElement>('[data-tool][tabindex="0"]')?.focus(),
    help: () => setHelping(true),
    nextThread: (direction) => {
      const threadId = editor && moveToThread(editor, direction)
      if (threadId) props.onActivateThread(threadId)
      setMessage(threadId ? '' : t('text.noMoreThreads'))
    },
    openHere: () => {
      if (!editor) return false
      const { from } = editor.state.selection
      const threadId = threadAt(editor.state, from)
      if (threadId) props.onActivateThread(threadId)
      else if (editor.state.doc.nodeAt(from)?.type.name !== 'footnote' || reader) return false
      else openFootnote.current(from, editor.view.nodeDOM(from) as Element)
      return true
    },
  }

  // A press on the opener closes the panel before its click arrives, which must not open it again.
  const dismissed = useRef({ name: '', at: 0 })
  const dismissPanel = () => {
    dismissed.current = { name: panel?.name ?? '', at: performance.now() }
    setPanel(null)
  }
  const openPanel = (name: OpenPanel['name'], anchor: Element) => {
    if (dismissed.current.name !== name || performance.now() - dismissed.current.at > 300) setPanel({ name, anchor })
  }

  useEffect(() => lookup.set(indicators), [lookup, indicators])
  const resolved = useMemo(() => new Set(threads.filter((it) => it.resolved).map((it) => it.id)), [threads])
  useEffect(() => {
    if (!editor) return
    editor.view.dispatch(editor.state.tr.setMeta(threadPassagesKey, { resolved, active: activeThread, pending: pendingPassage }))
    // `reader` changes the view's attributes, which are read again with every transaction.
  }, [editor, resolved, activeThread, pendingPassage, reader])

  useImperativeHandle(ref, () => ({
    focus: () => editor?.view.focus(),
    showThread: (threadId) => {
      const passage = editor && passages(editor.state).find((it) => it.threadId === threadId)
      if (editor && passage) selectPassage(editor, passage)
    },
  }), [editor])

  return (
    <div className={classNames('section-editor', showNumbers && 'has-numbers')} data-ready={editor ? '' : undefined}>
      {editor ? (
        <SectionToolbar
          editor={editor}
          reader={reader}
          open={panel?.name ?? null}
          onPanel={openPanel}
          onComment={props.onComment ? actions.current.comment : undefined}
          onHelp={() => setHelping(true)}
          toolbarRef={toolbar}
        />
      ) : null}
      <div ref={host} className="editor-host" hidden={!editor} />
      {editor ? <EditorFootnotes editor={editor} /> : children}
      {editor && panel ? <Panel editor={editor} panel={panel} indicators={indicators} onClose={() => setPanel(null)} onDismiss={dismissPanel} /> : null}
      {helping ? (
        <ShortcutHelp
          reader={reader}
          onClose={() => {
            setHelping(false)
            editor?.view.focus()
          }}
        />
      ) : null}
      <p className="editor-message" role="status">
        {message}
      </p>
    </div>
  )
})
