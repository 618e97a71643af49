import { useTranslation } from 'react-i18next'
import { Banner } from '#app/ui/banner.tsx'
import { Table } from '#app/ui/table.tsx'
import { headsOf } from '../counting/cast.ts'
import type { Bundle } from './bundle-words.ts'
import type { Told } from './in-browser.ts'
import type { RollFault } from './roll-check.ts'

/** What a recount found, in a sentence, and where it differs from what was published. */
export function RecountOutcome({ told }: { told: Told }) {
  const { t } = useTranslation(['recount', 'ballots'])
  if (told.kind === 'unreadable')
    return (
      <Banner tone="problem">
        {t('unreadable')} <span lang="en">{told.why}</span>
      </Banner>
    )
  if (told.kind === 'unknown-method') return <Banner tone="problem">{t('unknown-method', told)}</Banner>
  if (told.kind === 'not-fetched') return <Banner tone="problem">{t('no-count')}</Banner>
  if (told.kind === 'withheld')
    return (
      <>
        <Banner tone="notice">{t('withheld')}</Banner>
        <RollLines bundle={told.bundle} faults={told.faults} />
      </>
    )
  const { bundle, recounted, faults, differ, hash } = told
  const method = t(`ballots:method.${bundle.method}.name`)
  return (
    <>
      <Banner tone={recounted.same ? 'done' : 'problem'}>{t(recounted.same ? 'same' : 'different')}</Banner>
      {recounted.changed.map((part) => (
        <Banner key={part} tone="problem">
          {t('changed', { part })}
        </Banner>
      ))}
      {bundle.declared.answers ? <Banner tone="quiet">{t('apart')}</Banner> : null}
      <p className="mt-3">
        {t('counted', { count: bundle.declared.answers ? bundle.result.voted : headsOf(bundle.votes!).length, method })}
      </p>
      {recounted.same ? <p className="mt-1 text-sm text-ink-2 wrap-anywhere">{t('same-hash', { hash })}</p> : null}
      {differ.length ? <Differences differ={differ} /> : null}
      <RollLines bundle={bundle} faults={faults} />
    </>
  )
}

function RollLines({ bundle: { roll }, faults }: { bundle: Bundle; faults: RollFault[] }) {
  const { t } = useTranslation('recount')
  if (!roll) return null
  if (!faults.length) return <p className="mt-3">{t('roll', { count: roll.cast, size: roll.size })}</p>
  return faults.map((fault) => (
    <Banner key={fault} tone="problem">
      {t(`fault.${fault}`)}
    </Banner>
  ))
}

type Difference = Extract<Told, { kind: 'counted' }>['differ'][number]

function Differences({ differ }: { differ: Difference[] }) {
  const { t } = useTranslation('recount')
  const value = (text: string | undefined) => <code className="wrap-anywhere">{text ?? t('nothing')}</code>
  return (
    <div className="mt-4">
      <Table
        caption={t('differ-caption')}
        columns={[
          { key: 'path', label: t('differ-path'), header: true, cell: ({ path }) => <code>{path}</code> },
          { key: 'published', label: t('differ-published'), cell: ({ published }) => value(published) },
          { key: 'counted', label: t('differ-counted'), cell: ({ counted }) => value(counted) },
        ]}
        rows={differ}
        rowKey={({ path }) => path}
      />
    </div>
  )
}
