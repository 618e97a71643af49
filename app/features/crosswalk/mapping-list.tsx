import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { RelationFields } from './mapping-form.tsx'
import { REASON_LIMIT } from './mapping-words.ts'
import type { MappingItem } from './mappings.queries.server.ts'

type Props = { roundtableId: string; mappings: MappingItem[]; of: 'indicator' | 'entry' }

/** Mappings of an indicator, or to an entry: what each says, where it stands, who said what of it, and what the reader may do. */
export function MappingList({ roundtableId, mappings, of }: Props) {
  const { t } = useTranslation('crosswalk')
  if (mappings.length === 0) return <p className="text-ink-2">{t('none-yet')}</p>
  return (
    <ul className="grid gap-5">
      {mappings.map((mapping) => (
        <li key={mapping.id} className="border-t border-line pt-4 first:border-t-0 first:pt-0">
          <Mapping roundtableId={roundtableId} mapping={mapping} of={of} />
        </li>
      ))}
    </ul>
  )
}

function Mapping({ roundtableId, mapping, of }: { roundtableId: string; mapping: MappingItem; of: Props['of'] }) {
  const { t } = useTranslation('crosswalk')
  const format = useFormat()
  const { entry, indicator } = mapping
  const name = of === 'indicator' ? entry : { id: indicator.id, code: indicator.code, label: indicator.name }
  const to =
    of === 'indicator' ? referencePaths.entry(roundtableId, name.id) : crosswalkPaths.mappings(roundtableId, name.id)
  return (
    <>
      <h3 className="wrap-anywhere">
        <Link to={to}>
          {name.code} {name.label}
        </Link>
      </h3>
      <p className="mt-1 flex flex-wrap gap-x-3 text-sm">
        <strong>{t(`relation.${mapping.relation}`)}</strong>
        <span data-state={mapping.state}>{t(`state.${mapping.state}`)}</span>
        {mapping.confidence === null ? null : (
          <span className="text-ink-2">{t('sure', { percent: format.percent(mapping.confidence) })}</span>
        )}
      </p>
      <p className="mt-1 text-sm text-ink-2">
        {t('by')} <Who by={mapping.by} /> {format.date(mapping.createdAt)}
        {mapping.fileAuthor ? `, ${t('file-author', { author: mapping.fileAuthor })}` : null}
      </p>
      {mapping.note ? <p className="mt-1 whitespace-pre-line wrap-anywhere">{mapping.note}</p> : null}
      <Standings mapping={mapping} />
      <Acts roundtableId={roundtableId} mapping={mapping} name={name.code} />
    </>
  )
}

function Who({ by }: { by: MappingItem['by'] }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      {[by.name, by.organisation].filter(Boolean).join(', ')}
      {by.groupId ? <GroupCode groupId={by.groupId} /> : null}
    </span>
  )
}

function Standings({ mapping }: { mapping: MappingItem }) {
  const { t } = useTranslation('crosswalk')
  const format = useFormat()
  if (mapping.standings.length === 0) return null
  return (
    <ul className="mt-2 grid gap-1 text-sm">
      {mapping.standings.map((one) => (
        <li key={one.id} className={one.ended ? 'text-ink-2' : undefined}>
          <Who by={one.by} /> {t(one.ended ? `said-before.${one.kind}` : `said.${one.kind}`)} {format.date(one.at)}
          {one.reason ? <span className="block whitespace-pre-line wrap-anywhere">{one.reason}</span> : null}
        </li>
      ))}
    </ul>
  )
}

function Acts({ roundtableId, mapping, name }: { roundtableId: string; mapping: MappingItem; name: string }) {
  const { can, state } = mapping
  const own = mapping.standings.find((one) => one.own && !one.ended)
  const form = { action: crosswalkPaths.mapping(roundtableId, mapping.id), relation: mapping.relation, name }
  const acts: (ActName | false | undefined)[] = [
    can.stand && own?.kind !== 'confirm' && 'confirm',
    can.stand && own && 'unsay',
    can.settle && (state === 'agreed' ? 'reopen' : 'agree'),
    can.change && 'remove',
  ]
  const offered = acts.filter((act) => typeof act === 'string')
  if (offered.length === 0) return null
  return (
    <div className="no-print mt-3 grid gap-3">
      <div className="button-row">
        {offered.map((act) => (
          <Act key={act} {...form} act={act} />
        ))}
      </div>
      {can.stand && own?.kind !== 'dispute' ? <DisputeForm {...form} /> : null}
      {can.change ? <ChangeForm {...form} mapping={mapping} /> : null}
    </div>
  )
}

type ActName = 'confirm' | 'unsay' | 'agree' | 'reopen' | 'remove'
type FormOf = { action: string; relation: string; name: string }

function Act({ action, relation, name, act }: FormOf & { act: ActName }) {
  const { t } = useTranslation('crosswalk')
  return (
    <InlineForm action={action}>
      {({ busy }) => (
        <>
          <input type="hidden" name="seen" value={relation} />
          <Button type="submit" name="act" value={act} size="sm" pending={busy}>
            {t(`act.${act}`)}
            <span className="sr-only"> {name}</span>
          </Button>
        </>
      )}
    </InlineForm>
  )
}

function Opened({ summary, name, children }: { summary: string; name: string; children: ReactNode }) {
  return (
    <Disclosure
      icon="edit"
      summary={
        <span>
          {summary}
          <span className="sr-only"> {name}</span>
        </span>
      }
    >
      <div className="mt-3">{children}</div>
    </Disclosure>
  )
}

function DisputeForm({ action, relation, name }: FormOf) {
  const { t } = useTranslation('crosswalk')
  return (
    <Opened summary={t('act.dispute')} name={name}>
      <InlineForm action={action}>
        {({ busy, lastResult }) => <DisputeFields busy={busy} lastResult={lastResult} relation={relation} />}
      </InlineForm>
    </Opened>
  )
}

type Answered = { busy: boolean; lastResult: Parameters<typeof useFields>[0] }

function DisputeFields({ busy, lastResult, relation }: Answered & { relation: string }) {
  const { t } = useTranslation('crosswalk')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, { reason: '' })
  return (
    <div className="grid gap-3">
      <input type="hidden" name="act" value="dispute" />
      <input type="hidden" name="seen" value={relation} />
      <TextArea field={fields.reason} label={t('reason')} rows={3} limit={REASON_LIMIT} />
      <div className="button-row">
        <Button type="submit" pending={busy}>
          {t('act.dispute')}
        </Button>
      </div>
    </div>
  )
}

function ChangeForm({ action, relation, name, mapping }: FormOf & { mapping: MappingItem }) {
  const { t } = useTranslation('crosswalk')
  return (
    <Opened summary={t('act.change')} name={name}>
      <InlineForm action={action}>
        {({ busy, lastResult }) => (
          <div className="grid gap-3">
            <input type="hidden" name="act" value="change" />
            <input type="hidden" name="seen" value={relation} />
            <RelationFields lastResult={lastResult} mapping={mapping} />
            <div className="button-row">
              <Button type="submit" pending={busy}>
                {t('act.save')}
              </Button>
            </div>
          </div>
        )}
      </InlineForm>
    </Opened>
  )
}
