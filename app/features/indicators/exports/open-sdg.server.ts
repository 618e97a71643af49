import { zip } from '#app/platform/zip.server.ts'
import { yamlText } from '#app/shared/yaml-text.ts'
import { joinList } from '../indicator-words.ts'
import { metadataOf } from '../metadata-fields.ts'
import type { IndicatorRecord } from './records.queries.server.ts'

/** The records as the metadata folder of an Open SDG site: `meta/CODE.md` for each, with its fields in the YAML before the text, zipped. */
export function openSdgArchive(records: readonly IndicatorRecord[]) {
  return zip(records.map((record) => ({ name: `meta/${record.code}.md`, data: metadataFile(record) })))
}

function metadataFile(record: IndicatorRecord) {
  const metadata = metadataOf(record.metadata)
  const fields: Record<string, string> = {
    indicator_number: record.code,
    indicator_name: record.name,
    graph_title: metadata.shortName || record.name,
    computation_units: record.unit,
    computation_definitions: record.definition,
    computation_calculations: record.formula,
    national_geographical_coverage: metadata.boundary || metadata.geography,
    other_info: [record.rationale, record.limits].filter(Boolean).join('\n\n'),
    disaggregation: joinList(record.disaggregation),
    data_availability: metadata.timeliness,
    source_organisation_1: metadata.sourceOrganisation || record.source,
    source_periodicity_1: record.frequency,
    source_url_1: metadata.sourceUrl,
    source_licence_1: record.licence,
    reporting_status: 'notstarted',
  }
  const lines = Object.entries(fields).flatMap(([key, value]) => (value ? [`${key}: ${yamlText(value)}`] : []))
  return `---\n${lines.join('\n')}\n---\n`
}
