import type { SubmissionResult } from '@conform-to/dom'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { LocalizedText } from '#app/shared/roles.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { RadioCards } from '#app/ui/choices.tsx'
import { ErrorSummary, SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { GROUP_COLOURS, GROUP_GLYPHS, groupClass, GroupGlyph, useGroups } from '#app/ui/group.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { SEATS_MAX } from './seats.ts'

type GroupRecord = {
  id: string
  code: string
  name: LocalizedText
  description: LocalizedText
  colour: string
  glyph: string
  position: number
  seatsWanted: number
}
type GroupPageProps = { group: GroupRecord | null; can?: { remove: boolean }; lastResult?: SubmissionResult }

export function GroupPage({ group, can, lastResult }: GroupPageProps) {
  const { t, i18n } = useTranslation('secretariat')
  const title = group ? group.name[i18n.language === 'fr' ? 'fr' : 'en'] : t('groups.add')
  return (
    <Page narrow>
      <PageHeader title={title} crumbs={[{ label: t('groups.title'), to: paths.groups() }, { label: title }]} />
      <div className="column">
        <GroupForm group={group} lastResult={lastResult} />
        {group && can?.remove ? (
          <Card title={t('groups.remove-title')}>
            <p className="mb-4 text-ink-2">{t('groups.remove-text')}</p>
            <PostForm action={paths.groupRemoval(group.id)}>
              <Button type="submit" variant="danger">
                {t('groups.remove')}
              </Button>
            </PostForm>
          </Card>
        ) : null}
      </div>
    </Page>
  )
}

function GroupForm({ group, lastResult }: Pick<GroupPageProps, 'group' | 'lastResult'>) {
  const { t } = useTranslation(['secretariat', 'common'])
  const { groups } = useGroups()
  const places = groups.length + (group ? 0 : 1)
  const form = useFields(
    lastResult,
    useMemo(() => defaultsOf(group, places), [group, places]),
  )
  const { fields } = form
  return (
    <PostForm noValidate className="field-stack">
      <ErrorSummary form={form} />
      <TextField
        field={fields.code}
        label={t('groups.code')}
        hint={t('groups.code-hint')}
        width="xs"
        autoComplete="off"
        required
      />
      <div className="grid gap-5 md:grid-cols-2">
        <TextField field={fields.nameEn} label={t('groups.name-en')} lang="en" required />
        <TextField field={fields.nameFr} label={t('groups.name-fr')} lang="fr" required />
        <TextField field={fields.descriptionEn} label={t('groups.description-en')} lang="en" required />
        <TextField field={fields.descriptionFr} label={t('groups.description-fr')} lang="fr" required />
      </div>
      <RadioCards
        inline
        field={fields.colour}
        label={t('groups.colour')}
        choices={GROUP_COLOURS.map((value) => ({
          value,
          label: t(`groups.colours.${value}`),
          end: <Swatch colour={value} />,
        }))}
      />
      <RadioCards
        inline
        field={fields.glyph}
        label={t('groups.glyph')}
        choices={GROUP_GLYPHS.map((value) => ({
          value,
          label: t(`groups.glyphs.${value}`),
          end: <GroupGlyph glyph={value} />,
        }))}
      />
      <SelectField
        field={fields.place}
        label={t('groups.place')}
        hint={t('groups.place-hint')}
        width="xs"
        options={upTo(places)}
      />
      <SelectField
        field={fields.seatsWanted}
        label={t('groups.seats')}
        hint={t('groups.seats-hint')}
        width="xs"
        options={upTo(SEATS_MAX)}
      />
      <ButtonRow>
        <Button type="submit" variant="primary" pending={useSending()}>
          {t('groups.save')}
        </Button>
        <LinkButton to={paths.groups()}>{t('common:cancel')}</LinkButton>
      </ButtonRow>
    </PostForm>
  )
}

function Swatch({ colour }: { colour: string }) {
  return <span className={`block size-5 rounded-round bg-g ${groupClass(colour)}`} aria-hidden="true" />
}

function upTo(last: number) {
  return Array.from({ length: last }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }))
}

const UNWRITTEN = { en: '', fr: '' }

function defaultsOf(group: GroupRecord | null, places: number) {
  const { code, name, description, colour, glyph, position, seatsWanted } = group ?? {
    code: '',
    name: UNWRITTEN,
    description: UNWRITTEN,
    colour: GROUP_COLOURS[0],
    glyph: GROUP_GLYPHS[0],
    position: places - 1,
    seatsWanted: 3,
  }
  return {
    code,
    nameEn: name.en,
    nameFr: name.fr,
    descriptionEn: description.en,
    descriptionFr: description.fr,
    colour,
    glyph,
    place: String(position + 1),
    seatsWanted: String(seatsWanted),
  }
}
