import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { GroupCode } from '#app/ui/group.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { Card } from '#app/ui/page.tsx'
import { MAX_ARGUMENT, type Side } from './indicator-words.ts'
import type { Author } from './indicators.queries.server.ts'

export type SideArguments = { side: Side; own: string; said: { id: string; text: string; author: Author }[] }
type Props = { roundtableId: string; indicatorId: string; sides: SideArguments[]; canArgue: boolean }

/** What speaks for an indicator and against it, in the words of who says so and counted by the groups they sit for. */
export function ArgumentsCard({ roundtableId, indicatorId, sides, canArgue }: Props) {
  const { t } = useTranslation('indicators')
  if (!canArgue && sides.every(({ said }) => said.length === 0)) return null
  return (
    <Card title={t('arguments.title')} id="arguments">
      <div className="grid gap-6 sm:grid-cols-2">
        {sides.map((side) => (
          <section key={side.side} aria-labelledby={`arguments-${side.side}`}>
            <h3 id={`arguments-${side.side}`} className="mb-2 flex flex-wrap items-center gap-2 font-medium">
              {t(`arguments.${side.side}`, { count: side.said.length })}
              <ByGroup said={side.said} />
            </h3>
            <ul className="list-lines">
              {side.said.map(({ id, text, author }) => (
                <li key={id} className="grid gap-1 text-sm">
                  <p className="font-serif whitespace-pre-line wrap-anywhere" dir="auto">
                    {text}
                  </p>
                  <p className="text-ink-2">
                    {[author.personName, author.organisationName].filter(Boolean).join(', ')}
                  </p>
                </li>
              ))}
            </ul>
            {canArgue ? <OwnArgument {...{ roundtableId, indicatorId }} {...side} /> : null}
          </section>
        ))}
      </div>
    </Card>
  )
}

function ByGroup({ said }: Pick<SideArguments, 'said'>) {
  const counts = new Map<string, number>()
  for (const { author } of said) if (author.groupId) counts.set(author.groupId, (counts.get(author.groupId) ?? 0) + 1)
  return (
    <>
      {[...counts].map(([groupId, count]) => (
        <span key={groupId} className="inline-flex items-center gap-1 text-sm font-normal text-ink-2">
          <GroupCode groupId={groupId} /> {count}
        </span>
      ))}
    </>
  )
}

function OwnArgument({
  roundtableId,
  indicatorId,
  side,
  own,
}: Omit<SideArguments, 'said'> & Omit<Props, 'sides' | 'canArgue'>) {
  const { t } = useTranslation('indicators')
  const { fields } = useFields(undefined, { text: own })
  return (
    <Disclosure
      className="mt-3"
      icon={own ? 'edit' : 'plus'}
      summary={t(own ? `arguments.change-${side}` : `arguments.add-${side}`)}
    >
      <InlineForm action={paths.indicatorArguments(roundtableId, indicatorId)} key={own} className="mt-2 grid gap-2">
        {({ busy }) => (
          <>
            <input type="hidden" name="side" value={side} />
            <TextArea
              field={fields.text}
              label={t('arguments.own')}
              hint={own ? t('arguments.withdraw-hint') : undefined}
              limit={MAX_ARGUMENT}
              rows={3}
            />
            <div>
              <Button type="submit" pending={busy}>
                {t('arguments.submit')}
              </Button>
            </div>
          </>
        )}
      </InlineForm>
    </Disclosure>
  )
}
