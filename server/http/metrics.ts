export type DocumentStatus = {
  sockets: number
  documents: { people: number; pendingBytes: number }[]
  alarms: { documentId: string; sectionId: string; damage: string }[]
  lagMs: number
  counts: Record<string, number>
  ackMs: { p50: number; p95: number }
  refusals: Record<string, number>
}

/** The numbers of the document server in the text form that Prometheus reads. */
export function metricsText({ sockets, documents, alarms, lagMs, counts, ackMs, refusals }: DocumentStatus): string {
  const sum = (of: (document: DocumentStatus['documents'][number]) => number) => documents.reduce((total, it) => total + of(it), 0)
  const lines: string[] = []
  const metric = (name: string, type: 'gauge' | 'counter', values: [labels: string, value: number][]) => {
    lines.push(`# TYPE roundtable_${name} ${type}`, ...values.map(([labels, value]) => `roundtable_${name}${labels} ${value}`))
  }
  metric('collab_sockets', 'gauge', [['', sockets]])
  metric('documents_open', 'gauge', [['', documents.length]])
  metric('documents_people', 'gauge', [['', sum(({ people }) => people)]])
  metric('documents_pending_bytes', 'gauge', [['', sum(({ pendingBytes }) => pendingBytes)]])
  metric('documents_alarms', 'gauge', [['', alarms.length]])
  metric('event_loop_lag_ms', 'gauge', [['{quantile="0.99"}', lagMs]])
  metric('ack_ms', 'gauge', [['{quantile="0.5"}', ackMs.p50], ['{quantile="0.95"}', ackMs.p95]])
  for (const [name, value] of Object.entries(counts)) metric(`collab_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_total`, 'counter', [['', value]])
  if (Object.keys(refusals).length) metric('collab_refusals_total', 'counter', Object.entries(refusals).map(([code, value]) => [`{code="${code}"}`, value]))
  return `${lines.join('\n')}\n`
}
