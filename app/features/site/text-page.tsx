import { Paragraphs } from './paragraphs.tsx'

type TextPageProps = { title: string; body: string; programme: { contactEmail: string } }

export function TextPage({ title, body, programme }: TextPageProps) {
  return (
    <div className="public-wrap pub-page">
      <h1>{title}</h1>
      <Paragraphs className="pub-text mt-6" text={body} />
      {programme.contactEmail ? (
        <p className="mt-6">
          <a href={`mailto:${programme.contactEmail}`}>{programme.contactEmail}</a>
        </p>
      ) : null}
    </div>
  )
}
