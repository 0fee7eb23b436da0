import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { check } from '../check.js'
import { CATALOGUE } from '../facts/index.js'
import pages from '../generated/rule-docs.json' with { type: 'json' }
import type { Finding, Rule } from '../model/index.js'
import { place, renderTrace, rulePage } from '../report/index.js'
import { complain, unknownWord } from './complain.js'
import { gather } from './gather.js'
import type { Io } from './io.js'
import { listRules } from './listed-rules.js'
import type { ExplainOptions } from './options.js'
import { viewFor } from './paint.js'
import { setUp } from './setup.js'

/** `gonogo explain RULE`, or `gonogo explain --finding FINGERPRINT [paths...]`. */
export async function runExplain(words: readonly string[], options: ExplainOptions, io: Io): Promise<number> {
  if (options.finding !== undefined) return explainFinding(options.finding, words, options, io)
  const [word] = words
  if (word === undefined || words.length > 1) {
    return complain('Name one rule (gonogo explain contract/time-bound), or a finding (--finding FINGERPRINT).', io)
  }
  const setup = await setUp(undefined, options, io)
  if (typeof setup === 'number') return setup
  const rules = listRules(setup)
  const found = rules.filter(({ rule }) => rule.id === word || rule.id.endsWith(`/${word}`))
  const [listed] = found
  if (!listed)
    return complain(
      `${unknownWord(
        'rule',
        word,
        rules.map(({ rule }) => rule.id),
      )} gonogo rules lists all.`,
      io,
    )
  if (found.length > 1) return complain(`${word} may be ${found.map(({ rule }) => rule.id).join(' or ')}.`, io)
  await io.stdout.write(
    rulePage(
      listed,
      pageOf(listed.rule, io.cwd),
      viewFor(io, options, () => null),
    ),
  )
  return 0
}

/** A shipped rule's page, or the Markdown file beside a rule of one's own. */
function pageOf(rule: Rule, cwd: string): string | null {
  const shipped = new Map(Object.entries(pages as Readonly<Record<string, string>>)).get(rule.id)
  if (shipped !== undefined) return shipped
  const beside = resolve(cwd, rule.path.replace(/\.ya?ml$/i, '.md'))
  return beside.endsWith('.md') && existsSync(beside) ? readFileSync(beside, 'utf8') : null
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
  const found = findings.filter((finding) => finding.fingerprint.startsWith(fingerprint))
  const distinct = new Set(found.map((finding) => finding.fingerprint))
  if (distinct.size === 0) return complain(notFound(wanted, findings), io)
  if (distinct.size > 1) return complain(`${wanted} begins several fingerprints:\n${listing(found)}`, io)
  const view = viewFor(io, options, gathered.linesOf)
  for (const finding of found)
    await io.stdout.write(renderTrace(finding, view, (name) => CATALOGUE.get(name)?.type ?? null))
  return 0
}

function notFound(wanted: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return `There is no finding ${wanted}: these paths have no findings at all.`
  const near = [...findings].sort((a, b) => shared(b.fingerprint, wanted) - shared(a.fingerprint, wanted)).slice(0, 5)
  const how = 'Give the paths that gonogo check was given; it prints each fingerprint beside the place.'
  return `There is no finding ${wanted} here. ${how} Some of the ${findings.length} there are:\n${listing(near)}`
}

function listing(findings: readonly Finding[]): string {
  return findings.map((one) => `  ${one.fingerprint}  ${one.rule}  ${place(one.path, one.span)}`).join('\n')
}

function shared(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
