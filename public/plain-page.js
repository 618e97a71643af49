// What a page without the application still does for its reader: counts words, moves focus to what needs attention, sends a form once.
const COUNT = {
  words: (text) => (text.trim() ? text.trim().split(/\s+/u).length : 0),
  characters: (text) => [...text].length,
}

for (const shown of document.querySelectorAll('.field-count[data-unit]')) {
  const field = document.getElementById(shown.id.replace(/-count$/, ''))
  const { unit, limit, text } = shown.dataset
  field?.addEventListener('input', () => {
    const used = COUNT[unit](field.value)
    shown.textContent = text.replace('{used}', String(used))
    shown.classList.toggle('is-over', used > Number(limit))
  })
}

const summary = document.querySelector('[data-title-prefix]')
if (summary) {
  document.title = `${summary.dataset.titlePrefix} ${document.title}`
  summary.focus()
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
})
// A page taken from the back-forward cache may send its forms again.
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
})
