// What a page without the application still does for its reader: counts words, moves focus to what needs attention, shows a
// password, tells the device's time zone, sends a form once.
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

for (const button of document.querySelectorAll('button[data-shows]')) {
  const field = document.getElementById(button.dataset.shows)
  button.hidden = false
  button.addEventListener('click', () => {
    field.type = field.type === 'password' ? 'text' : 'password'
    const { other } = button.dataset
    button.dataset.other = button.textContent
    button.textContent = other
  })
}

for (const field of document.querySelectorAll('[data-device-time-zone]')) field.value = Intl.DateTimeFormat().resolvedOptions().timeZone

document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
})
function allowAnew() {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
}
// A page taken from the back-forward cache may send its forms again, and so may one whose sending was stopped or went nowhere.
window.addEventListener('pageshow', allowAnew)
window.navigation?.addEventListener('navigateerror', allowAnew)
