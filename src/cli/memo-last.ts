/** Documents come one after the other: the last one is the one that is asked for again. */
export function memoLast<T>(load: (path: string) => T): (path: string) => T {
  let last: { readonly path: string; readonly value: T } | null = null
  return (path) => {
    if (last?.path !== path) last = { path, value: load(path) }
    return last.value
  }
}
