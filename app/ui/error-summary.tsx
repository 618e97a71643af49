import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from './error-text.tsx'
import type { Fields } from './form.tsx'

/**
 * What is wrong with a form, above it: the count in words and a link to every field.
 * It takes the focus when it appears and puts "Error:" in front of the page's title.
 */
export function ErrorSummary({ form }: { form: Pick<Fields<string>, 'summary' | 'formErrors' | 'lastResult'> }) {
  const { t } = useTranslation('ui')
  const box = useRef<HTMLDivElement>(null)
  const count = form.summary.length + form.formErrors.length
  const prefix = t('form.titlePrefix')

  useEffect(() => {
    if (count === 0) return
    box.current?.focus()
    const title = document.title
    document.title = `${prefix} ${title}`
    return () => {
      if (document.title === `${prefix} ${title}`) document.title = title
    }
  }, [form.lastResult, count, prefix])

  if (count === 0) return null
  const word = count <= 10 ? t(`form.numbers.${count}`) : String(count)
  return (
    <div
      className="error-summary"
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      data-title-prefix={prefix}
    >
      <h2 id="error-summary-title">{t('form.summary', { count, word })}</h2>
      <ul>
        {form.formErrors.map((error) => (
          <li key={error}>
            <ErrorText error={error} />
          </li>
        ))}
        {form.summary.map((problem) => (
          <li key={problem.name}>
            <a href={`#${problem.id}`}>
              <ErrorText error={problem.errors[0] ?? ''} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
