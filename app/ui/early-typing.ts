/**
 * Words may be typed before React listens. It sets a textarea that came with a text back to that text, unless it finds another one in
 * it: so what is typed is put there, too. Other fields keep what they hold. An element that React has taken up carries marks of it.
 */
export function keepEarlyTyping(page: Pick<Document, 'addEventListener' | 'querySelectorAll'>) {
  const keep = (area: HTMLTextAreaElement) => void (Object.keys(area).length || (area.defaultValue = area.value))
  page.querySelectorAll('textarea').forEach(keep)
  page.addEventListener('input', ({ target }) => target instanceof HTMLTextAreaElement && keep(target), true)
}
