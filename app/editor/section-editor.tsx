import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import {
  forwardRef,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { readBrowser } from './browser-selection.ts'
import { EditorFootnotes } from './editor-footnotes.tsx'
import type { EditorProvider } from './editor-provider.ts'
import { type ChipIndicator, createIndicatorLookup } from './indicator-lookup.ts'
import { type PageActions, pageActions, type Surroundings } from './page-actions.ts'
import { pageExtensions } from './page-extensions.ts'
import type { PassageAnchor } from './selection-anchor.ts'
import { passages, selectPassage, threadPassagesKey, type ThreadRef } from './thread-passages.ts'
import { SectionToolbar } from './toolbar/section-toolbar.tsx'
import { TextTools } from './toolbar/text-tools.tsx'
import { ToolbarPlace } from './toolbar/toolbar-place.tsx'
import { useLateTools } from './toolbar/use-late-tools.ts'
import { usePanel } from './use-panel.ts'
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
  /** Called before the screen shows it: from then on this is the text. */
  onStanding: () => void
}

export type SectionEditorHandle = {
  focus: () => void
  /** Puts the caret at a place on the screen. */
  focusAt: (left: number, top: number) => void
  showThread: (threadId: string) => void
}

/** The one writing place of a section: text, toolbar, carets of the others, passages with threads. */
export const SectionEditor = forwardRef<SectionEditorHandle, SectionEditorProps>(function SectionEditor(props, ref) {
  const { provider, mayWrite, indicators, onComment, onStanding } = props
  const { state, role } = useProvider(provider)
  const host = useRef<HTMLDivElement>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const selectionBar = useRef<HTMLDivElement>(null)
  const [helping, setHelping] = useState(false)
  const late = useLateTools()
  const [message, announce] = useState('')
  const panels = usePanel()
  const reader = !mayWrite || role === 'reader' || state === 'upgrade' || state === 'gone'
  const openHelp = () => setHelping(true)
  const { editor, actions } = usePageEditor(props, reader, host, {
    toolbar,
    selectionBar,
    openPanel: panels.open,
    openHelp,
    announce,
  })
  const closeHelp = () => {
    setHelping(false)
    editor?.view.focus()
  }
  useHandle(ref, editor)
  useEffect(() => {
    if (helping || panels.panel) late.fetch()
  })
  useLayoutEffect(() => {
    if (editor) onStanding()
  }, [editor]) // eslint-disable-line react-hooks/exhaustive-deps -- said once for every editor

  const comment = onComment ? () => actions.current.comment() : undefined
  return (
    <>
      {editor ? (
        <SectionToolbar
          editor={editor}
          reader={reader}
          open={panels.panel?.name ?? null}
          onPanel={panels.toggle}
          onComment={comment}
          onHelp={openHelp}
          onReach={late.fetch}
          onOther={() => void actions.current.toSelectionBar()}
          toolbarRef={toolbar}
        />
      ) : (
        <ToolbarPlace />
      )}
      <div ref={host} className="editor-host" />
      {editor ? (
        <TextTools
          late={late}
          editor={editor}
          reader={reader}
          barRef={selectionBar}
          onComment={onComment}
          onLink={(anchor) => panels.open({ name: 'link', anchor })}
          onToolbar={() => actions.current.toolbar()}
        />
      ) : null}
      {editor ? <EditorFootnotes editor={editor} /> : null}
      {editor && panels.panel && late.part ? (
        <late.part.Panel
          editor={editor}
          panel={panels.panel}
          indicators={indicators}
          onClose={panels.close}
          onDismiss={panels.dismiss}
        />
      ) : null}
      {helping && late.part ? <late.part.ShortcutHelp reader={reader} onClose={closeHelp} /> : null}
      <p className="editor-message" role="status">
        {message}
      </p>
    </>
  )
})

/** The editor with what the page adds to it: keys, clicks in the text, threads. */
function usePageEditor(
  props: SectionEditorProps,
  reader: boolean,
  host: RefObject<HTMLElement>,
  page: Pick<Surroundings, 'toolbar' | 'selectionBar' | 'openPanel' | 'openHelp' | 'announce'>,
) {
  const { provider, number, title, indicators } = props
  const { t } = useTranslation('editor')
  const latest = useRef({ props, reader })
  latest.current = { props, reader }
  const actions = useRef<PageActions>(null!)
  const [lookup] = useState(() => createIndicatorLookup(indicators))
  useEffect(() => lookup.set(indicators), [lookup, indicators])
  const editor = useSectionEditor(host, provider, () =>
    pageExtensions({
      number,
      title,
      t,
      indicators: lookup,
      isReader: () => latest.current.reader,
      actions: () => actions.current,
      onActivateThread: (threadId) => latest.current.props.onActivateThread(threadId),
    }),
  )
  actions.current = pageActions({ ...props, ...page, editor, reader, t })
  useThreads(editor, props, reader)
  return { editor, actions }
}

/** Tells the text which passages to mark. `reader` counts too: the view's attributes are read again with every transaction. */
function useThreads(
  editor: Editor | null,
  { threads, activeThread, pendingPassage = null }: SectionEditorProps,
  reader: boolean,
) {
  const resolved = useMemo(() => new Set(threads.filter((it) => it.resolved).map((it) => it.id)), [threads])
  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    readBrowser(editor.view)
    editor.view.dispatch(
      editor.state.tr.setMeta(threadPassagesKey, { resolved, active: activeThread, pending: pendingPassage }),
    )
  }, [editor, resolved, activeThread, pendingPassage, reader])
}

function useHandle(ref: Ref<SectionEditorHandle>, editor: Editor | null) {
  useImperativeHandle(
    ref,
    () => ({
      focus: () => editor?.view.focus(),
      focusAt(left, top) {
        const place = editor?.view.posAtCoords({ left, top })
        if (!editor || !place) return
        editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(place.pos))))
        editor.view.focus()
      },
      showThread(threadId) {
        const passage = editor && passages(editor.state).find((it) => it.threadId === threadId)
        if (editor && passage) selectPassage(editor, passage)
      },
    }),
    [editor],
  )
}
