import { check } from '../src/index.js'
import { documentsIn } from './folder.js'
import { heading, table } from './table.js'

const PACKS = ['recommended', 'pillars', 'emergency', 'procedure', 'runbook', 'contract', 'strict']

/** What every pack makes of the documents the project was born from, each document alone. */
export async function seeds(folder: string, now: string): Promise<readonly string[]> {
  const rows: (string | number)[][] = []
  for (const source of documentsIn(folder)) {
    for (const pack of PACKS) {
      const { verdict, findings, documents } = await check({ sources: [source], config: `extends: ${pack}`, now })
      const count = (level: string) => findings.filter((finding) => finding.level === level).length
      const kind = documents[0]?.kind ?? 'none of ours'
      rows.push([source.path, kind, pack, verdict.decision, count('block'), count('warn'), count('note')])
    }
  }
  return [...heading('Seeds'), ...table(['document', 'kind', 'pack', 'verdict', 'block', 'warn', 'note'], rows)]
}
