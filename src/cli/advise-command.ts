import { advise } from '../advise.js'
import type { Advice } from '../model/index.js'
import { ADVICE_FORMATS } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { openDelivery } from './deliver.js'
import { EXIT_CODES } from './exit-codes.js'
import { type Gathered, gather } from './gather.js'
import type { Io } from './io.js'
import { forPeople } from './job-log.js'
import type { AdviseOptions } from './options.js'
import { viewFor } from './paint.js'
import { filesOf, type Setup, setUp } from './setup.js'

/** `gonogo advise INCIDENT PLAN`: roll back, fix forward or escalate? The pack `advise` is always asked. */
export async function runAdvise(incident: string, plan: string, options: AdviseOptions, io: Io): Promise<number> {
  const render = ADVICE_FORMATS.get(options.format)
  if (!render) return complain(unknownWord('format', options.format, [...ADVICE_FORMATS.keys()]), io)
  const setup = await setUp(plan, options, io, ['advise'])
  if (typeof setup === 'number') return setup
  const told = await one(incident, options, setup, io)
  if (typeof told === 'number') return told
  const planned = await one(plan, options, setup, io)
  if (typeof planned === 'number') return planned
  if (told.input.id === planned.input.id) return complain('The incident and the plan are the same file. Name two.', io)
  const read = new Set([...filesOf(setup.config, setup.packs, io.cwd), told.input.id, planned.input.id])
  const delivery = openDelivery(options.outputFile, io, () => read)
  if (typeof delivery === 'string') return complain(delivery, io)
  const advice = await advise(told.input, planned.input, setup.config, setup.policy, planned.gathered.world)
  await told.gathered.progress.end()
  await planned.gathered.progress.end()
  const linesOf = (path: string) => (path === told.input.path ? told : planned).gathered.linesOf(path)
  await delivery.write(forPeople(render(advice, viewFor(io, options, linesOf)), io, options))
  delivery.finish()
  return exitCodeOf(advice)
}

/** 0: rollback or the fix is open. 1: only escalation is left. 3: it cannot be told. */
function exitCodeOf({ points }: Advice): number {
  if (points === null) return EXIT_CODES.INDETERMINATE
  return points === 'escalation' ? EXIT_CODES['NO-GO'] : EXIT_CODES.GO
}

interface Named {
  readonly input: Gathered['inputs'][number]
  readonly gathered: Gathered
}

/** The one file that an argument names. */
async function one(path: string, options: AdviseOptions, setup: Setup, io: Io): Promise<Named | number> {
  const gathered = await gather([path], options, setup, io)
  if (typeof gathered === 'number') return gathered
  const [input, second] = gathered.inputs
  if (input && !second) return { input, gathered }
  return complain(`Advice is about one incident and one plan, and ${path} is ${gathered.inputs.length} files.`, io)
}
