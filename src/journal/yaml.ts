const PLAIN = /^[A-Za-z][A-Za-z0-9_.()%/+-]*(?: [A-Za-z0-9_.()%/+-]+)*$/
const PLAIN_KEY = /^[A-Za-z$][A-Za-z0-9_-]*$/
const DATE = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/
/** Words that are no texts to one YAML or another. */
const NO_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i

/** The keys of a record as people tell of a rollback. Others come behind, as they stand. */
const ORDER: readonly string[] = [
  'kind',
  'number',
  'reason',
  'component',
  'from',
  'target',
  'decidedBy',
  'decided',
  'started',
  'finished',
  'duration',
  'steps',
  'outcome',
  'smokeTests',
  'health',
  'verification',
  'operatorConfirmed',
  'validated',
]

/** JSON data as YAML, one key a line, so that a finding has a line to stand on. Texts keep every character. */
export function yamlOf(value: unknown): string {
  return linesOf(value).join('\n')
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? ['[]'] : value.flatMap((one) => indented('- ', linesOf(one)))
  }
  if (typeof value !== 'object' || value === null) return [scalar(value)]
  const entries = Object.entries(value).toSorted(([a], [b]) => placeOf(a) - placeOf(b))
  if (entries.length === 0) return ['{}']
  return entries.flatMap(([key, one]) => {
    const name = PLAIN_KEY.test(key) && !NO_TEXT.test(key) ? key : text(key)
    const lines = linesOf(one)
    const isFlat = typeof one !== 'object' || one === null || Object.keys(one).length === 0
    return isFlat ? [`${name}: ${lines[0]}`] : [`${name}:`, ...lines.map((line) => `  ${line}`)]
  })
}

function placeOf(key: string): number {
  const at = ORDER.indexOf(key)
  return at < 0 ? ORDER.length : at
}

function indented(mark: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [`${mark}${first}`, ...rest.map((line) => `  ${line}`)]
}

function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null'
  return (PLAIN.test(value) && !NO_TEXT.test(value)) || DATE.test(value) ? value : text(value)
}

/** In double quotes YAML reads what JSON writes; what neither a terminal nor YAML should meet is escaped. */
function text(value: string): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
