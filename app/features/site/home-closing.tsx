import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Logo } from '#app/ui/ring.tsx'
import type { PublicTexts } from './site.queries.server.ts'

export type PublicDocument = { id: string; kind: string; url: string; title: string; description: string }
type Props = { texts: PublicTexts; programme: { name: string; contactEmail: string } }

export function HomeDocuments({ texts, programme, documents }: Props & { documents: PublicDocument[] }) {
  const flyer = documents.find((document) => document.kind === 'flyer')
  return (
    <section className="pub-part" id="documents" aria-labelledby="documents-title">
      <div className="public-wrap pub-two">
        <div>
          <h2 id="documents-title">{texts['documents.title']}</h2>
          <p className="pub-lead">{texts['documents.body']}</p>
          <ul className="pub-documents">
            {documents
              .filter((document) => document !== flyer)
              .map((document) => (
                <DocumentLine key={document.id} document={document} />
              ))}
          </ul>
        </div>
        {flyer ? <Flyer flyer={flyer} programme={programme} /> : null}
      </div>
    </section>
  )
}

function isPdf({ url }: PublicDocument) {
  return /\.pdf$/i.test(url.split(/[?#]/)[0] ?? '')
}

function DocumentLine({ document }: { document: PublicDocument }) {
  const { t } = useTranslation('public')
  const kind = t(`documents.kind.${document.kind}`, { defaultValue: '' })
  return (
    <li>
      <Icon name="file" />
      <div>
        <a href={document.url} rel="noreferrer">
          {document.title}
        </a>
        <p>{document.description}</p>
      </div>
      <span>{isPdf(document) ? t('documents.pdf', { kind }) : kind}</span>
    </li>
  )
}

function Flyer({ flyer, programme }: { flyer: PublicDocument; programme: Props['programme'] }) {
  const { t } = useTranslation('public')
  return (
    <div className="pub-flyer">
      <div className="pub-flyer-page" aria-hidden="true">
        <Logo className="pub-mark" />
        <p>{programme.name}</p>
      </div>
      <div>
        <h3>{flyer.title}</h3>
        <p className="mt-2">{flyer.description}</p>
        <a className="button" href={flyer.url} rel="noreferrer">
          <Icon name="download" />
          {t(isPdf(flyer) ? 'documents.flyer-pdf' : 'documents.flyer')}
        </a>
      </div>
    </div>
  )
}

export function HomeCall({ texts }: { texts: PublicTexts }) {
  const { t } = useTranslation('public')
  return (
    <section className="band pub-cta" aria-labelledby="partnership-title">
      <div className="public-wrap">
        <Logo className="pub-mark" />
        <div>
          <h2 id="partnership-title">{texts['partnership.title']}</h2>
          <p>{texts['partnership.body']}</p>
        </div>
        <LinkButton variant="marker" size="touch" to={paths.interest()}>
          {t('register')}
        </LinkButton>
      </div>
    </section>
  )
}

export function HomeContact({ texts, programme }: Props) {
  return (
    <section className="pub-part pub-sheet" id="contact" aria-labelledby="contact-title">
      <div className="public-wrap pub-contact">
        <h2 id="contact-title">{texts['contact.title']}</h2>
        <div>
          <p>{texts['contact.body']}</p>
          {programme.contactEmail ? (
            <p className="mt-2">
              <a href={`mailto:${programme.contactEmail}`}>{programme.contactEmail}</a>
            </p>
          ) : null}
        </div>
      </div>
    </section>
  )
}
