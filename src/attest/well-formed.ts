/** Half of a surrogate pair is no text that could be written or signed: a document may hold one, a verdict may not. */
export function wellFormed<T>(value: T): T {
  return mended(value) as T
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd')
  if (Array.isArray(value)) return value.map(mended)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [mended(key), mended(one)]))
}
