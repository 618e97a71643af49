import type { Face } from './screen-faces.ts'

/** The hidden fields by which a form puts this face on a screen. */
export function FaceFields({ act, screenId, face }: { act: 'show' | 'prepare'; screenId: string; face: Face }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="screenId" value={screenId} />
      {Object.entries(face).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
    </>
  )
}
