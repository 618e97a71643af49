import { invalid, isInline, refused } from '#app/features/access/answer-form.server.ts'
import { defineAction } from '#app/features/access/route.server.ts'
import { noteSchema } from '#app/features/room/note.schema.ts'
import { saveNote } from '#app/features/room/note.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { redirectWithToast } from '#app/platform/http.server.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'

/** Saved as it is written: the script that sends it is answered with what stands now, and no page loads. */
export const action = defineAction({
  access: onSession('moderate'),
  form: noteSchema,
  async respond({ subject, submission, roundtableId, sessionId }) {
    const place = { back: sessionPaths.cockpit(roundtableId, sessionId) }
    if (submission.status !== 'success') return invalid(submission, place)
    try {
      const note = await saveNote(subject, submission.value)
      if (isInline(submission)) return Response.json(note)
      return redirectWithToast(place.back, { tone: 'done', message: 'cockpit:note.done' })
    } catch (error) {
      return refused(submission, error, place)
    }
  },
})
