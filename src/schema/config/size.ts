import type { DataNode } from '../../model/index.js'

const UNITS: ReadonlyMap<string, number> = new Map([
  ['B', 1],
  ['kB', 1e3],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['kiB', 1024],
  ['KiB', 1024],
  ['MiB', 1024 ** 2],
  ['GiB', 1024 ** 3],
])

/** Bytes of `50MB`, `512 KiB` or a bare number of bytes; undefined where it is no size. */
export function readSize(node: DataNode | undefined): number | undefined {
  if (node?.type !== 'scalar') return undefined
  if (typeof node.value === 'number') return Number.isInteger(node.value) && node.value > 0 ? node.value : undefined
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,3})?) ?(\w+)$/.exec(node.source) ?? []
  const factor = UNITS.get(unit ?? '')
  return factor === undefined ? undefined : Math.round(Number(amount) * factor)
}
