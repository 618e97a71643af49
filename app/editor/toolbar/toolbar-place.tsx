import { useTranslation } from 'react-i18next'

/** The place of the text tools until the text can be written in, so that nothing moves when they come. */
export function ToolbarPlace() {
  const { t } = useTranslation('editor')
  return (
    <div className="editor-toolbar is-waiting">
      <p>{t('text.opening')}</p>
    </div>
  )
}
