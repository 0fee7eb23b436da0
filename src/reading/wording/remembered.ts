/** Several readers ask the same sentences, one reader after the other; a whole document is asked about once. */
const MOST = 4096
const LONGEST = 2000

/** The same work on a text, done once for as long as somebody asks for it. Texts that are whole documents are not kept. */
export function remembered<T extends NonNullable<unknown> | null>(work: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>()
  let old = young
  // Most texts are asked about twice in a row.
  let lastText = ''
  let last: T | undefined
  const lookUp = (text: string): T => {
    const known = young.get(text)
    if (known !== undefined) return known
    if (young.size >= MOST) {
      old = young
      young = new Map()
    }
    const before = old.get(text)
    const kept = before === undefined ? work(text) : before
    young.set(text, kept)
    return kept
  }
  return (text) => {
    if (text.length > LONGEST) return work(text)
    if (last !== undefined && text === lastText) return last
    const is = lookUp(text)
    lastText = text
    last = is
    return is
  }
}

/** The same for work that depends on the vocabulary, or anything else that outlives a document. */
export function rememberedBy<V extends object, T extends NonNullable<unknown> | null>(
  work: (text: string, by: V) => T,
): (text: string, by: V) => T {
  const known = new WeakMap<V, (text: string) => T>()
  let lastBy: V | null = null
  let last: ((text: string) => T) | null = null
  const readyFor = (by: V): ((text: string) => T) => {
    const ready = known.get(by) ?? remembered((one: string) => work(one, by))
    known.set(by, ready)
    return ready
  }
  return (text, by) => {
    if (by !== lastBy || last === null) {
      last = readyFor(by)
      lastBy = by
    }
    return last(text)
  }
}
