import type { FormValues } from './import.server.ts'

/** What the form said of the list, carried along by the steps behind it. */
export function HiddenValues({ values }: { values: FormValues }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
