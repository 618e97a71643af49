import { Prisma } from './prisma/client.ts'

/** Parts of the statements that are written by hand; what stands in `${}` is a parameter or another part. */
export const { sql, join: joined, empty: nothing } = Prisma
export type Sql = Prisma.Sql

/** What is not there in a column of JSON, or is null. */
export const anyNull = Prisma.AnyNull
