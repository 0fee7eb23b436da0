import { parentPort, workerData } from 'node:worker_threads'
import { type Input, startJudging, type World } from '../../check.js'
import { startNotebook } from '../cache/questions.js'
import { fileInputs } from '../file-inputs.js'
import { followLinks } from '../follow-links.js'
import type { Answer, Assignment, Task } from './messages.js'

/** What a thread does: judge the files that it is given, until whoever started it ends it. */
export function serve(): Promise<never> {
  const { config, policy, files, cwd, root, now, tallies, ...settings } = workerData as Assignment
  const input = fileInputs(settings, () => {})
  const inputs = files.map(([absolute, path]) => input(absolute, path))
  const listed = new Set(inputs)
  const links = followLinks(inputs, { cwd, root }, input)
  const followed = new Set<string>()
  const asking: World = {
    now,
    tallies,
    pause,
    ...links,
    linked(path, target) {
      const found = links.linked(path, target)
      if (found !== null && found !== 'missing' && !listed.has(found)) followed.add(found.id)
      return found
    },
  }
  const notebook = settings.hashed ? startNotebook(asking) : null
  const judge = startJudging(config, policy, { ...asking, ...notebook })
  const say = (answer: Answer) => parentPort?.postMessage(answer)
  const answer = async (file: number): Promise<void> => {
    const one = inputs[file] as Input
    followed.clear()
    notebook?.begin(one)
    const text = JSON.stringify(await judge(one))
    say({ file, text, followed: [...followed], asked: notebook?.asked() ?? null, digest: one.digest?.() ?? null })
  }
  let before = Promise.resolve()
  parentPort?.on('message', (task: Task) => {
    for (const file of task) before = before.then(() => answer(file)).then(pause)
  })
  say('ready')
  return new Promise(() => {})
}

const pause = (): Promise<void> => new Promise((done) => setImmediate(done))
