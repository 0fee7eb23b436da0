import type { Element } from './xml.js'

/** Where each may stand so that it is counted. `null`: as the root. */
const PLACES: ReadonlyMap<string, readonly (string | null)[]> = new Map([
  ['testsuites', [null]],
  ['testsuite', [null, 'testsuites', 'testsuite']],
  ['testcase', ['testsuites', 'testsuite']],
  ['failure', ['testcase']],
  ['error', ['testcase']],
  ['skipped', ['testcase']],
])

/** What else a test case may hold: it says nothing about how it ended. A flaky test passed in the end, and one that ran again says so itself. */
const BESIDE: ReadonlySet<string> = new Set([
  'properties',
  'system-out',
  'system-err',
  'flakyFailure',
  'flakyError',
  'rerunFailure',
  'rerunError',
])

/** What is there and would not be counted, in words; null where there is nothing of that kind. Tests that are not looked at prove nothing. */
export function uncounted(element: Element, parent: Element | null = null): string | null {
  const { name, elements } = element
  const places = PLACES.get(name)
  if (places ? !places.includes(parent?.name ?? null) : PLACES.has(name.toLowerCase())) {
    return `\`<${name.slice(0, 60)}>\` stands where nobody counts it.`
  }
  if (parent?.name === 'testcase' && !places && !BESIDE.has(name)) {
    return `Nobody can tell what \`<${name.slice(0, 60)}>\` in a test case says about how it ended.`
  }
  for (const inner of elements) {
    const found = uncounted(inner, element)
    if (found !== null) return found
  }
  return null
}
