import { check } from '../check.js'
import { type Finding, isExplained } from '../model/index.js'
import { catalogueFor } from '../own-facts.js'
import { place, renderTrace, rulePage } from '../report/index.js'
import { complain } from './complain.js'
import { explainDocuments, isDocument, isFolder } from './explain-document.js'
import { gather } from './gather.js'
import type { Io } from './io.js'
import { forPeople } from './job-log.js'
import { listAllRules, ruleNamed } from './listed-rules.js'
import type { ExplainOptions } from './options.js'
import { viewFor } from './paint.js'
import { writtenPage } from './rule-texts.js'
import { setUp } from './setup.js'

/** `gonogo explain RULE`, `gonogo explain FILE...`, or `gonogo explain --finding FINGERPRINT [paths...]`. */
export async function runExplain(words: readonly string[], options: ExplainOptions, io: Io): Promise<number> {
  if (options.finding !== undefined) return explainFinding(options.finding, words, options, io)
  const [word] = words
  if (options.rule === undefined && word === undefined) {
    const ways = 'a rule (gonogo explain contract/time-bound), a document (gonogo explain release-plan.yaml)'
    return complain(`Name ${ways}, or a finding (--finding FINGERPRINT).`, io)
  }
  const odd = words.length > 1 ? words.find((one) => !isDocument(one, io.cwd) && !isFolder(one, io.cwd)) : undefined
  if (odd !== undefined) {
    return complain(`${odd} is no file here. What one rule asked: gonogo explain release-plan.yaml --rule RULE`, io)
  }
  if (options.rule !== undefined || words.length > 1 || (word !== undefined && isDocument(word, io.cwd))) {
    return explainDocuments(words, options, io)
  }
  return explainRule(word as string, options, io)
}

async function explainRule(word: string, options: ExplainOptions, io: Io): Promise<number> {
  const setup = await setUp(undefined, options, io)
  if (typeof setup === 'number') return setup
  const all = await listAllRules(setup, options, io)
  if (typeof all === 'number') return all
  const listed = ruleNamed(word, all)
  if (typeof listed === 'string') {
    return isFolder(word, io.cwd) ? explainDocuments([word], options, io) : complain(listed, io)
  }
  if (options.format !== 'text' || options.outputFile !== undefined) {
    return complain('--format and --output-file are for documents. gonogo rules --format json has the rules.', io)
  }
  const view = viewFor(io, options, () => null)
  await io.stdout.write(rulePage(listed, writtenPage(listed.rule, io.cwd), view))
  return 0
}

async function explainFinding(
  wanted: string,
  paths: readonly string[],
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const fingerprint = wanted.toLowerCase()
  if (!/^[0-9a-f]{4,16}$/.test(fingerprint)) {
    return complain(`"${wanted}" is no fingerprint: that is 16 digits 0-9 and a-f, or the first 4 of them or more.`, io)
  }
  const setup = await setUp(paths[0], options, io)
  if (typeof setup === 'number') return setup
  const gathered = await gather(paths, options, setup, io)
  if (typeof gathered === 'number') return gathered
  const { findings } = await check(gathered.inputs, setup.config, setup.policy, {
    ...gathered.world,
    traces: true,
  })
  await gathered.progress.end()
  const found = findings.filter((finding) => finding.fingerprint.startsWith(fingerprint)).filter(isExplained)
  const distinct = new Set(found.map((finding) => finding.fingerprint))
  if (distinct.size === 0) return complain(notFound(wanted, findings), io)
  if (distinct.size > 1) return complain(`${wanted} begins several fingerprints:\n${listing(found)}`, io)
  const view = viewFor(io, options, gathered.linesOf)
  const { catalogue } = catalogueFor(setup.config)
  for (const finding of found) await io.stdout.write(forPeople(renderTrace(finding, view, catalogue), io))
  return 0
}

function notFound(wanted: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return `There is no finding ${wanted}: these paths have no findings. ${GATE}`
  const near = [...findings].sort((a, b) => shared(b.fingerprint, wanted) - shared(a.fingerprint, wanted)).slice(0, 5)
  const how = 'Give the paths that gonogo check was given; it prints each fingerprint beside the place.'
  return `There is no finding ${wanted} here. ${how} ${GATE} Some of the ${findings.length} there are:\n${listing(near)}`
}

/** `gonogo explain` asks what `gonogo check` asks. */
const GATE = 'What the release gate alone finds is told by gonogo gate PLAN.'

function listing(findings: readonly Finding[]): string {
  return findings.map((one) => `  ${one.fingerprint}  ${one.rule}  ${place(one.path, one.span)}`).join('\n')
}

function shared(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
