// A thread of its own that makes the states which are stored as snapshots, and merges old rows.
import { parentPort } from 'node:worker_threads'
import { imageOf } from './image.ts'
import type { Answer, Task } from './image-builder.ts'
import { mergedOf } from './merged.ts'
import { rolledOf } from './rolled.ts'

parentPort!.on('message', (task: Task) => parentPort!.postMessage(answerTo(task)))

function answerTo({ source, authors, strokes }: Task): Answer {
  try {
    if (strokes) return { made: mergedOf(source, strokes) }
    return { made: authors ? rolledOf(source, authors) : imageOf(source) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
