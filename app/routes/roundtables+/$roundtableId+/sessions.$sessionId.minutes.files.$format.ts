import { extend } from '#app/features/access/access.server.ts'
import { defineBinaryFile } from '#app/features/access/route.server.ts'
import { fileOf } from '#app/features/minutes/files.server.ts'
import { fileFormat } from '#app/features/minutes/minutes.schema.ts'
import { onMinutes } from '#app/features/minutes/minutes-access.server.ts'

export const loader = defineBinaryFile({
  access: extend(onMinutes('view'), { format: fileFormat }),
  make: ({ subject, format, language }) => fileOf(subject, format, language),
})
