/** Several readers ask the same sentences, one reader after the other; a whole document is asked about once. */
const MOST = 4096
const LONGEST = 2000

/** The same work on a text, done once for as long as somebody asks for it. Texts that are whole documents are not kept. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  let young = new Map<string, { readonly is: T }>()
  let old = young
  return (text) => {
    if (text.length > LONGEST) return work(text)
    const known = young.get(text)
    if (known) return known.is
    if (young.size >= MOST) {
      old = young
      young = new Map()
    }
    const kept = old.get(text) ?? { is: work(text) }
    young.set(text, kept)
    return kept.is
  }
}

/** The same for work that depends on the vocabulary, or anything else that outlives a document. */
export function rememberedBy<V extends object, T>(work: (text: string, by: V) => T): (text: string, by: V) => T {
  const known = new WeakMap<V, (text: string) => T>()
  return (text, by) => {
    const ready = known.get(by)
    if (ready) return ready(text)
    const made = remembered((one: string) => work(one, by))
    known.set(by, made)
    return made(text)
  }
}
