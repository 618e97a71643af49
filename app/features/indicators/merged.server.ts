type Linked = { id: string; mergedIntoId: string | null }

/** Where each merged record leads in the end, by its id; what leads to nothing that is known, or in a circle, is left out. */
export function mergedTargets<R extends Linked>(rows: readonly R[]): Map<string, R> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const targets = new Map<string, R>()
  for (const row of rows) {
    let at: R | undefined = row
    for (let steps = 0; at?.mergedIntoId && steps <= rows.length; steps++) at = byId.get(at.mergedIntoId)
    if (at && at !== row && !at.mergedIntoId) targets.set(row.id, at)
  }
  return targets
}
