import type { Input } from '../../check.js'
import type { Checked } from '../../model/index.js'
import { secondsFor } from './amount.js'
import { checkedIn, type Found } from './messages.js'
import type { Pool } from './pool.js'

/** Inputs that may be judged before the one whose turn it is: what is found in them waits in memory. */
const AHEAD = 256
/** A thread is given so much that it has something to do until it is given more: seconds, and files. */
const ENOUGH = 0.1
const MOST_FILES = 32

/** What spreading asks of the run. */
export interface Surroundings {
  /** The place of an input in the list of the threads; undefined: it is judged in this one. */
  readonly fileOf: (input: Input) => number | undefined
  /** What is known of an input without judging it. */
  readonly known: (input: Input) => Checked | null
  /** Is told what another thread found. */
  readonly take: (input: Input, checked: Checked, found: Found) => void
  /** Lets messages of other threads come in. */
  readonly pause: () => Promise<void>
}

/**
 * What is found in each input, in their order, by this thread and those of the pool. What a thread does not answer, or
 * answers wrongly, is judged here.
 */
export async function* spread(
  inputs: readonly Input[],
  judge: (input: Input) => Promise<Checked>,
  pool: Pool,
  { fileOf, known, take, pause }: Surroundings,
): AsyncGenerator<Checked> {
  const found = new Map<number, Checked | Found>()
  const indexOf = new Map<number, number>()
  /** Work of this thread that nobody else may be given. */
  const own = new Set<number>()
  let next = 0
  const collect = () => {
    for (const answer of pool.answers()) found.set(indexOf.get(answer.file) as number, answer)
    for (const file of pool.lost()) own.add(indexOf.get(file) as number)
  }
  const feed = (end: number) => {
    for (const thread of pool.ready()) {
      const task: number[] = []
      let seconds = 0
      while (next < end && seconds < ENOUGH && thread.open.size + task.length < MOST_FILES) {
        const index = next++
        const input = inputs[index] as Input
        const file = fileOf(input)
        const before = file === undefined ? null : known(input)
        if (before) found.set(index, before)
        else if (file === undefined) own.add(index)
        else {
          indexOf.set(file, index)
          task.push(file)
          seconds += secondsFor(input)
        }
      }
      if (task.length > 0) thread.give(task)
    }
  }
  const ownNext = (end: number): number | null => {
    const [first] = own
    if (first !== undefined) {
      own.delete(first)
      return first
    }
    return next < end ? next++ : null
  }
  const opened = async (index: number, one: Checked | Found): Promise<Checked> => {
    if (!('text' in one)) return one
    const input = inputs[index] as Input
    const checked = checkedIn(one.text, input.path)
    if (!checked) return judge(input)
    take(input, checked, one)
    return checked
  }
  for (let index = 0; index < inputs.length; index++) {
    const end = Math.min(index + AHEAD, inputs.length)
    for (;;) {
      collect()
      feed(end)
      const one = found.get(index)
      if (one) {
        found.delete(index)
        yield await opened(index, one)
        break
      }
      const mine = ownNext(end)
      if (mine === null) await pool.news()
      else {
        found.set(mine, await judge(inputs[mine] as Input))
        await pause()
      }
    }
  }
}
