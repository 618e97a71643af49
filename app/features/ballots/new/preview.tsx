import { useTranslation } from 'react-i18next'
import type { BallotOption, BallotSettings } from '../ballot-words.ts'
import type { MethodName } from '../methods/method-names.ts'
import { SCREENS } from '../methods/method-screens.tsx'
import type { Askable } from './new-ballot.queries.server.ts'
import { type About, optionsIn, type Written } from './written.ts'

type Props = { written: Written; about: About; method: MethodName; askable: Askable }

/** What a member will be asked, as on a phone. Nothing in it can be pressed. */
export function Preview({ written, about, method, askable }: Props) {
  const { t } = useTranslation('new-ballot')
  const { AnswerFields } = SCREENS[method]
  const options = optionsFor(written, about, askable)
  const records = about === 'section' ? askable.sections : askable.indicators
  const asked =
    about === 'section' || about === 'indicator'
      ? records.find(({ id }) => id === written[about])?.name
      : (written.title as string | undefined)
  return (
    <aside className="new-ballot-preview" aria-label={t('preview.title')}>
      <p className="text-sm font-medium">{t('preview.title')}</p>
      <div className="card card-padded" {...{ inert: '' }}>
        <p className="font-serif text-xl leading-snug wrap-anywhere" dir="auto">
          {asked || t('preview.question')}
        </p>
        <AnswerFields
          key={`${method} ${options.map(({ id }) => id).join()}`}
          settings={written as unknown as BallotSettings}
          options={options}
          own={null}
          earlier={null}
          pillar={null}
          lastResult={undefined}
        />
      </div>
    </aside>
  )
}

function optionsFor(written: Written, about: About, askable: Askable): BallotOption[] {
  if (about === 'question') return optionsIn(written).filter(({ label }) => label)
  if (about !== 'indicators') return []
  const chosen = [written.indicators ?? []].flat()
  return askable.indicators
    .filter(({ id }) => chosen.includes(id))
    .map(({ name }, at) => ({ id: `o${at + 1}`, label: name }))
}
