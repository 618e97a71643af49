import { useTranslation } from 'react-i18next'
import { LazyTranslations } from './lazy-translations.tsx'

/**
 * Turns the error of a field into a sentence. An error is a key of the `errors` namespace, with its values
 * in the manner of a query (`too-long?max=200`), or a sentence that is ready. For pages whose handle names `errors`.
 */
export function useErrorText() {
  const { t } = useTranslation('errors')
  return (error: string, values?: Record<string, string | number>) => {
    const [key = '', query] = error.split('?')
    if (!/^[\w-]+(\.[\w-]+)*$/.test(key)) return error
    return t(key, { ...Object.fromEntries(new URLSearchParams(query)), ...values, defaultValue: error })
  }
}

/** An error as a sentence. Its words are fetched when the first one has to be said: most pages never say any. */
export function ErrorText(props: { error: string; values?: Record<string, string | number> }) {
  return (
    <LazyTranslations>
      <Sentence {...props} />
    </LazyTranslations>
  )
}

function Sentence({ error, values }: { error: string; values?: Record<string, string | number> }) {
  return <span data-words="errors">{useErrorText()(error, values)}</span>
}
