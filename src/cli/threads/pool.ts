import { Worker } from 'node:worker_threads'
import type { Answer, Assignment, Found, Task } from './messages.js'

/** Threads that judge files, as many as could be started. What becomes of them, nothing that they were given is lost. */
export interface Pool {
  /** Threads that can begin, and what each was given and has not answered yet. */
  readonly ready: () => readonly Thread[]
  /** What was answered since this was asked last. */
  readonly answers: () => readonly Found[]
  /** Files that threads were given which are no more, each told once. */
  readonly lost: () => Task
  /** Resolves when there is something new. */
  readonly news: () => Promise<void>
  /** Ends all threads, whatever they are doing. */
  readonly end: () => Promise<void>
}

export interface Thread {
  readonly open: ReadonlySet<number>
  readonly give: (task: Task) => void
}

/** What is started and how: the program knows it as a thread by its first word. */
const ARGUMENTS = ['--thread', 'check']

/**
 * @param program absolute path of the file to start
 * @param count how many threads, this one aside
 */
export function startPool(program: string, count: number, data: Assignment): Pool {
  const ready = new Set<Thread>()
  const workers: Worker[] = []
  let answers: Found[] = []
  let lost: number[] = []
  let tell: (() => void) | null = null
  let isOver = false
  const isNew = () => {
    tell?.()
    tell = null
  }
  const start = (): void => {
    const open = new Set<number>()
    // What it writes is nobody's report.
    const worker = new Worker(program, { argv: ARGUMENTS, workerData: data, stdout: true, stderr: true })
    const thread: Thread = {
      open,
      give(task) {
        for (const file of task) open.add(file)
        worker.postMessage(task)
      },
    }
    const lose = () => {
      if (isOver) return
      ready.delete(thread)
      lost.push(...open)
      open.clear()
      void worker.terminate()
      isNew()
    }
    const hear = (answer: Answer) => {
      if (isOver) return
      if (answer === 'ready') ready.add(thread)
      else if (open.delete(answer?.file)) answers.push(answer)
      // Who answers what was not asked cannot be relied on.
      else return lose()
      isNew()
    }
    worker.on('message', hear).on('error', lose).on('messageerror', lose).on('exit', lose)
    workers.push(worker)
  }
  try {
    while (workers.length < count) start()
  } catch {
    // Not allowed here, or no room for more: those that are there do the work, or this thread alone.
  }
  return {
    ready: () => [...ready],
    answers() {
      const all = answers
      answers = []
      return all
    },
    lost() {
      const all = lost
      lost = []
      return all
    },
    news() {
      if (answers.length + lost.length > 0) return Promise.resolve()
      return new Promise((done) => {
        tell = done
      })
    },
    async end() {
      isOver = true
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
