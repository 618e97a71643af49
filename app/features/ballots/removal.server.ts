import type { Tx } from '#app/platform/db.server.ts'

/** Deletes the ballots on a record that leaves the bin for good, with every answer and result. */
export async function deleteBallots(tx: Tx, on: { indicatorId: string } | { sectionId: string }) {
  const ofBallots = { where: { ballot: on } }
  await tx.vote.deleteMany(ofBallots)
  await tx.ballotElectorate.deleteMany({ where: { closing: { ballot: on } } })
  await tx.ballotClosing.deleteMany(ofBallots)
  await tx.ballot.deleteMany({ where: on })
}
