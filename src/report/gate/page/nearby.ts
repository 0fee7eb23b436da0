import type { GateReport } from '../../../model/index.js'

/**
 * The gate with paths from the folder of the config on: on a screen the folders above it are noise. The folder comes
 * with it, ending in a slash; empty where nothing was left out.
 */
export function nearby(gate: GateReport): { readonly gate: GateReport; readonly folder: string } {
  const [first] = gate.joined
  const folder = first && first.path !== first.place && first.path.endsWith(`/${first.place}`) ? folderOf(first) : ''
  if (folder === '') return { gate, folder }
  const short = (text: string): string => (text.startsWith(folder) ? text.slice(folder.length) : text)
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return key === 'path' || key === 'config' || key === 'reasons' || key === 'because' ? short(value) : value
    if (Array.isArray(value)) return value.map((one) => visit(one, key))
    if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Set) return value
    // What explains an outcome is not shown here, and may be large.
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, name === 'outcome' ? one : visit(one, name)]),
    )
  }
  return { gate: visit(gate, '') as GateReport, folder }
}

function folderOf({ path, place }: { readonly path: string; readonly place: string }): string {
  return path.slice(0, path.length - place.length)
}
