import { useTranslation } from 'react-i18next'
import { GroupCode } from '#app/ui/group.tsx'
import { Timer } from '#app/ui/timer.tsx'
import type { TablesView } from '../face-views.ts'
import { ItemHead } from '../item-head.tsx'

/** Who sits at which table, by name, and how long the tables still have. */
export function TablesFace({ face }: { face: TablesView }) {
  const { t } = useTranslation('screens')
  const { item, state, running, tables } = face
  return (
    <div className="screen-break-out">
      <div className="screen-break-out-head">
        <div>
          <ItemHead item={item} />
        </div>
        {running ? (
          <p className="screen-time">
            <Timer label={t('tables.left')} {...running} />
          </p>
        ) : (
          <p className="screen-over">{t(`tables.${state ?? 'none'}`)}</p>
        )}
      </div>
      <div className="screen-seating">
        {tables.map(({ number, question, seats }) => (
          <section key={number} aria-labelledby={`table-${number}`}>
            <h2 id={`table-${number}`}>{t('tables.table', { number })}</h2>
            {question ? <p dir="auto">{question}</p> : null}
            <ul>
              {seats.map(({ name, groupId, reporter }, at) => (
                <li key={at}>
                  <GroupCode groupId={groupId} />
                  <span dir="auto">{name}</span>
                  {reporter ? <small>{t('tables.reporter')}</small> : null}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}
