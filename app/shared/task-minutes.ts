const WORDS_A_MINUTE = 200
/** Two questions on a scale, and an answer of a few sentences. */
const TO_RATE = 2
const TO_ANSWER = 3

/** The minutes a task takes: reading at a common pace, then what is asked. Never less than what is asked. */
export function minutesToRate(texts: string[]) {
  return TO_RATE + minutesToRead(wordsOf(texts))
}

export function minutesToAnswer(texts: string[]) {
  return TO_ANSWER + minutesToRead(wordsOf(texts))
}

export function minutesToRead(words: number) {
  return Math.round(words / WORDS_A_MINUTE)
}

function wordsOf(texts: string[]) {
  return texts.join(' ').split(/\s+/).filter(Boolean).length
}
