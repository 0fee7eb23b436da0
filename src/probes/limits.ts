/** Calls `make` for each entry, at most `most` at once, and gives the results in the order of the entries. */
export async function inParallel<In, Out>(
  entries: readonly In[],
  most: number,
  make: (entry: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const results = new Map<number, Out>()
  const waiting = entries.entries()
  const work = async (): Promise<void> => {
    for (const [index, entry] of waiting) results.set(index, await make(entry))
  }
  await Promise.all(Array.from({ length: Math.min(most, entries.length) }, work))
  return entries.map((_, index) => results.get(index) as Out)
}

/** What `run` gives, or `late` when the seconds are over: then its signal is aborted, and nobody waits for it. */
export async function within<Out>(
  seconds: number,
  late: Out,
  run: (signal: AbortSignal) => Promise<Out>,
): Promise<Out> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<Out>((resolve) => {
    timer = setTimeout(() => resolve(late), seconds * 1000)
  })
  try {
    return await Promise.race([run(controller.signal), over])
  } finally {
    clearTimeout(timer)
    // Also after an answer: what was left unread lets go of its connection.
    controller.abort()
  }
}
