import { useTranslation } from 'react-i18next'

/**
 * Turns the error of a field into a sentence. An error is a key of the `errors` namespace, with its values
 * in the manner of a query (`too-long?max=200`), or a sentence that is ready.
 */
export function useErrorText() {
  const { t } = useTranslation('errors')
  return (error: string) => {
    const [key = '', query] = error.split('?')
    if (!/^[\w-]+(\.[\w-]+)*$/.test(key)) return error
    return t(key, { ...Object.fromEntries(new URLSearchParams(query)), defaultValue: error })
  }
}
