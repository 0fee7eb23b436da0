/** A half-open range of a text. */
interface Range {
  readonly from: number
  readonly to: number
}

/** Both lists in order, without those of the second that overlap one of the first. Each list is in order and free of overlaps. */
export function merged<T extends Range>(kept: readonly T[], more: readonly T[]): readonly T[] {
  const all: T[] = []
  let next = 0
  for (const one of more) {
    while (next < kept.length && (kept[next] as T).to <= one.from) all.push(kept[next++] as T)
    if (next === kept.length || one.to <= (kept[next] as T).from) all.push(one)
  }
  return [...all, ...kept.slice(next)]
}
