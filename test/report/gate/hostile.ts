import type { GateReport } from '../../../src/model/index.js'

/** What somebody writes who wants the page to do something. */
const HOSTILE = [
  '</style></title></script><script>window.pwned = 1</script>',
  '<img src=x onerror="window.pwned=1">',
  '" onmouseover="window.pwned=1" x="',
  'javascript:window.pwned=1//',
  'https://example.com/"onclick="window.pwned=1',
  '&lt;b&gt; <!-- --> ]]> {{x}} `x` | @everyone #1 [a](javascript:alert(1)) ![](http://x.example)',
  '\u202e\u0007\u0000\u001b[2J turned \u2066around\u2069',
  'مرحبا بالعالم 取り消し',
  'Donaudampfschifffahrtsgesellschaft'.repeat(6),
].join(' ')

/** Words of gonogo and not of documents, digests and moments: the types leave no other. */
const OWN_WORDS =
  /^(?:decision|level|pillar|state|kind|relation|type|standing|answer|result|what|operator|fact|format)$/
const OWN_VALUES = /^(?:sha256|commit|fingerprint|at|moment|until|date|observed|dated)$/

const FINGERPRINT_OR_FACT = /^(?:[0-9a-f]{16}|[a-z]+(?:\.[A-Za-z]+)+)$/

/** The same gate with every text that may come from a document made hostile. */
export function poisoned(from: GateReport): GateReport {
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      const isOwn = OWN_WORDS.test(key) || OWN_VALUES.test(key) || FINGERPRINT_OR_FACT.test(value)
      return isOwn ? value : `${value} ${HOSTILE}`
    }
    if (key === 'series') return value
    if (Array.isArray(value)) return value.map((one) => visit(one, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, visit(one, name)]))
  }
  return visit(from, '') as GateReport
}
