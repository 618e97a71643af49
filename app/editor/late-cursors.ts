import { Plugin, type PluginView } from '@tiptap/pm/state'

let cursors: { gap: Plugin; drop: Plugin } | null = null
let loading: Promise<unknown> | null = null

function load() {
  loading ??= import('./writing-tools.ts').then(({ gap, drop }) => (cursors = { gap, drop }))
  loading.catch(() => (loading = null))
  return loading
}

/** The caret between blocks and the mark of a drop, fetched when somebody comes to the text with the caret or drags something over it. */
export function lateCursors() {
  const gap = () => cursors?.gap.props
  return new Plugin({
    props: {
      decorations: (state) => gap()?.decorations?.call(cursors!.gap, state) ?? null,
      createSelectionBetween: (view, anchor, head) =>
        gap()?.createSelectionBetween?.call(cursors!.gap, view, anchor, head) ?? null,
      handleClick: (view, position, event) => gap()?.handleClick?.call(cursors!.gap, view, position, event) ?? false,
      handleKeyDown: (view, event) => gap()?.handleKeyDown?.call(cursors!.gap, view, event) ?? false,
      handleDOMEvents: {
        focus: () => void load().catch(() => undefined),
        beforeinput: (view, event) => gap()?.handleDOMEvents?.beforeinput?.call(cursors!.gap, view, event) ?? false,
      },
    },
    view(view) {
      let mark: PluginView | undefined
      let left = false
      const fetchMark = () => {
        view.dom.removeEventListener('dragenter', fetchMark)
        load().then(
          () => !left && (mark = cursors!.drop.spec.view?.(view)),
          () => undefined,
        )
      }
      view.dom.addEventListener('dragenter', fetchMark)
      return {
        update: (now, before) => mark?.update?.(now, before),
        destroy() {
          left = true
          view.dom.removeEventListener('dragenter', fetchMark)
          mark?.destroy?.()
        },
      }
    },
  })
}
