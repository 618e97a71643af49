/**
 * Resolves once the data that came with the page has been read. Remix begins to read it when it is drawn for the first time, and
 * suspends outside any boundary meanwhile: a key pressed in that moment makes React hydrate at once, fail ("Root did not complete")
 * and leave the page without life. So `draw` is asked once before React is, and what it throws is waited for.
 */
export async function readFirstData(draw: () => unknown): Promise<void> {
  try {
    draw()
  } catch (waiting) {
    if (!(waiting instanceof Promise)) throw waiting
    await waiting
  }
}
