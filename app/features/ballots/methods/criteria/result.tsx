import { Link, useLocation, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { ItemReason } from '../../ballot-words.ts'
import type { OnScreenProps, ResultProps } from '../method-screen.ts'
import type { CriteriaResult, RatedItem } from './count.ts'
import { useCriteriaFinding } from './findings.tsx'
import { ItemDetail } from './item-detail.tsx'
import { ItemsPicture } from './items-picture.tsx'
import { ItemsTable } from './items-table.tsx'
import { ReasonsList } from './reasons-list.tsx'
import { useCriterionName, useRuleWords } from './rule-words.tsx'
import { type CriteriaAnswer, criteriaOf } from './words.ts'

/** The sentence, every item as a picture and a table, one of them by group, and the rule that decided. Each choice has an address. */
export function CriteriaResultPanel({ result, own, reasons = [] }: ResultProps<CriteriaAnswer, CriteriaResult>) {
  const [search] = useSearchParams()
  const criteria = criteriaOf(result.rule)
  const at = Math.max(
    0,
    criteria.findIndex(({ id }) => id === search.get('criterion')),
  )
  const shown = result.items.find(({ id }) => id === search.get('part')) ?? result.items[0]
  return (
    <>
      <p className="text-lg leading-snug wrap-anywhere">{useCriteriaFinding()(result)}</p>
      {criteria.length > 1 ? <CriterionNav result={result} at={at} /> : null}
      {result.items.length > 1 ? <ItemsPart result={result} at={at} /> : null}
      {shown ? <DetailPart {...{ result, at, own, reasons }} item={shown} /> : null}
      <Decided result={result} />
    </>
  )
}

function ItemsPart({ result, at }: { result: CriteriaResult; at: number }) {
  const { t } = useTranslation('criteria')
  return (
    <section aria-labelledby="items-title" className="mt-5">
      <h3 id="items-title" className="font-bold">
        {t('result.items')}
      </h3>
      <ItemsPicture items={result.items} at={at} />
      <p className="mb-3 text-sm text-ink-2">{t('result.picture')}</p>
      <ItemsTable result={result} at={at} />
      <p className="mt-2 text-sm text-ink-2">
        {t('result.explained')} {t('result.even-hint')}
      </p>
      <Order result={result} at={at} />
    </section>
  )
}

/** Schmidt's reading (1997) of Kendall's W: from 0.1 very weak, 0.3 weak, 0.5 moderate, 0.7 strong, 0.9 unusually strong. */
function Order({ result: { concordance }, at }: { result: CriteriaResult; at: number }) {
  const { t } = useTranslation('criteria')
  const format = useFormat()
  const found = concordance[at]
  if (!found) return null
  const { w, raters } = found
  const strength = t(`result.strength.${w < 0.3 ? 1 : w < 0.5 ? 2 : w < 0.7 ? 3 : w < 0.9 ? 4 : 5}`)
  const said = t('result.order', { strength, w: format.number(w, { maximumFractionDigits: 2 }), raters })
  return <p className="mt-2 text-sm">{said}</p>
}

type DetailProps = {
  result: CriteriaResult
  item: RatedItem
  at: number
  own: CriteriaAnswer | null
  reasons: readonly ItemReason[]
}

function DetailPart({ result, item, at, own, reasons }: DetailProps) {
  const { t } = useTranslation('criteria')
  return (
    <section aria-labelledby="item-title" className="mt-6">
      <h3 id="item-title" className="font-bold">
        {t('result.detail')}
      </h3>
      {result.items.length > 1 ? <ItemNav items={result.items} shown={item} /> : null}
      <ItemDetail result={result} item={item} at={at} own={own} />
      <ReasonsList reasons={reasons} itemId={item.id} open />
    </section>
  )
}

/** A form that needs no script: the item that is shown is part of the address. */
function ItemNav({ items, shown }: { items: readonly RatedItem[]; shown: RatedItem }) {
  const { t } = useTranslation('criteria')
  const [search] = useSearchParams()
  const criterion = search.get('criterion')
  return (
    <form method="get" action="#item-title" className="mt-2 flex flex-wrap items-end gap-2">
      {criterion ? <input type="hidden" name="criterion" value={criterion} /> : null}
      <label className="field min-w-0 grow">
        <span className="field-label">{t('result.choose')}</span>
        <select key={shown.id} name="part" defaultValue={shown.id} className="input w-full">
          {items.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {t('result.show')}
      </button>
    </form>
  )
}

function CriterionNav({ result, at }: { result: CriteriaResult; at: number }) {
  const { t } = useTranslation('criteria')
  const [search] = useSearchParams()
  const { hash } = useLocation()
  const name = useCriterionName()
  const item = search.get('part')
  return (
    <nav aria-label={t('result.criterion')} className="tab-list mt-4">
      {criteriaOf(result.rule).map((criterion, index) => (
        <Link
          key={criterion.id}
          to={{ search: `?criterion=${criterion.id}${item ? `&part=${item}` : ''}`, hash: hash || '#result' }}
          preventScrollReset
          replace
          aria-current={index === at ? 'page' : undefined}
          className="tab"
        >
          {name(criterion)}
        </Link>
      ))}
    </nav>
  )
}

/** What decided, beside every result. */
function Decided({ result: { rule, voted, eligible, weight } }: { result: CriteriaResult }) {
  const { t } = useTranslation('criteria')
  const words = useRuleWords()
  return (
    <p className="mt-4 text-sm text-ink-2">
      {t('result.answered', { voted, eligible })} {weight === undefined ? null : t('result.weight', { count: weight })}{' '}
      {words(rule).join(' ')}
    </p>
  )
}

/** The same on a projector, with nothing to press: on the criterion that decides. */
export function CriteriaOnScreen({ result }: OnScreenProps<CriteriaResult>) {
  return (
    <>
      <p className="screen-finding">{useCriteriaFinding()(result)}</p>
      <ItemsPicture items={result.items} at={0} />
      <div className="screen-twin">
        <ItemsTable result={result} at={0} />
      </div>
    </>
  )
}
