import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { CATALOGUE } from '../../src/facts/index.js'
import { decode, parse } from '../../src/formats/index.js'
import { loadPack } from '../../src/policy/index.js'
import { nearestWord } from '../../src/schema/index.js'
import { run } from '../cli/run.js'

/** A broken rule file, or a folder with a whole policy. Files by their path, as the loader gets them. */
export interface Case {
  readonly name: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

/**
 * What a mark says: `# problem: code (part of the message or of the fix)`, or `# problem: 7 times code`. The code `*`
 * is any.
 */
export interface Mark {
  readonly path: string
  readonly line: number
  readonly code: string
  readonly part: string
}

/** A problem, with all its words in one text. */
export interface Told {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly code: string
  readonly severity: string
  readonly words: string
}

const knowledge = { catalogue: CATALOGUE, nearestWord }
const MARK = /# problem: (?:(\d+) times )?([\w*-]+)(?: \((.*?)\)(?= # problem|$))?/g
/** Stands in a case that must be taken as it is. */
const SOUND = /^# no problem: /m

/** Every entry of a folder of cases: one file or one folder each. */
export function casesIn(folder: string): readonly Case[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => {
      const names = entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [entry.name]
      const root = entry.isDirectory() ? join(folder, entry.name) : folder
      return {
        name: entry.name,
        files: new Map(names.map((name) => [placed(name), grown(readFileSync(join(root, name)))])),
      }
    })
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** What lies in `installed/` is found in `node_modules/`, which git does not keep. */
const placed = (name: string) =>
  name
    .split(sep)
    .join('/')
    .replace(/^installed\//, 'node_modules/')

/** Huge files are written short: `⟦1000× text№⟧` stands for the text, a thousand times, with its number. */
function grown(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8')
  if (!text.includes('⟦')) return bytes
  return Buffer.from(
    text.replace(/⟦(\d+)× (.*?)⟧/gs, (_, times: string, part: string) => repeated(part, Number(times))),
  )
}

function repeated(part: string, times: number): string {
  if (!part.includes('№')) return part.repeat(times)
  return Array.from({ length: times }, (_, index) => part.replaceAll('№', String(index))).join('')
}

/** What the marks in the files say. */
export function marksIn({ files }: Case): readonly Mark[] {
  return [...files].flatMap(([path, bytes]) =>
    decode(bytes, path)
      .source.text.split('\n')
      .flatMap((line, index) =>
        [...line.matchAll(MARK)].flatMap(([, times = '1', code = '', part = '']) => {
          const mark = { path, line: index + 1, code, part }
          return Array.from({ length: Number(times) }, () => mark)
        }),
      ),
  )
}

export function isSound({ files }: Case): boolean {
  return [...files].some(([path, bytes]) => SOUND.test(decode(bytes, path).source.text))
}

export function fits(mark: Mark, told: Told): boolean {
  const isThere = mark.path === told.path && mark.line === told.line
  return isThere && (mark.code === '*' || mark.code === told.code) && told.words.includes(mark.part)
}

/** What is said about a case: about a file by itself, about a folder on the command line. `temporary` is an empty folder. */
export async function toldOf(one: Case, temporary: string): Promise<readonly Told[]> {
  const [first] = one.files.keys()
  return one.files.size === 1 && first === one.name ? toldOfFile(one) : toldOfFolder(one, temporary)
}

function toldOfFile({ name, files }: Case): readonly Told[] {
  const { source, problems: given } = decode(files.get(name) as Uint8Array, name)
  const { pack, problems } = loadPack(parse(source, { problems: given }), knowledge)
  const told = problems.map(({ path, span, code, severity, message, fix }) => {
    return { path, line: span.line, column: span.column, code, severity, words: `${message} ${fix}` }
  })
  // Of two rules in one file the first is one.
  const isTwo = told.every(({ code }) => code === 'duplicate-rule')
  if (!isTwo && pack.rules.length > 0) throw new Error(`${name} is a rule although it is broken`)
  return told
}

/** With a config in it the config says which packs there are, else every folder is a pack, or the folder is one. */
async function toldOfFolder({ name, files }: Case, temporary: string): Promise<readonly Told[]> {
  const cwd = join(temporary, name)
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), bytes)
  }
  const hasConfig = files.has('gonogo.config.yaml')
  const { stderr, exit } = await run(['rules', ...(hasConfig ? [] : ['--rules', '.'])], { cwd, columns: 100_000 })
  if ((exit === 0) !== (stderr === '')) throw new Error(`${name} exits with ${exit}: ${stderr}`)
  return printedIn(stderr)
}

const PRINTED = /^(error|note)\[([\w-]+)\]: (.*)\n {2}--> (?:\.\/)?(.*?)(?::(\d+):(\d+))?$/gm

/** The problems of a printed list, each with everything that stands before the next. */
function printedIn(text: string): readonly Told[] {
  const found = [...text.matchAll(PRINTED)]
  if (found.length === 0 && text !== '') return [{ ...NOWHERE, words: text }]
  return found.map((match, index) => {
    const [, severity = '', code = '', message = '', path = '', line, column] = match
    const rest = text.slice(match.index + match[0].length, found[index + 1]?.index)
    const fix = /^ {2}fix: (.*)$/m.exec(rest)?.[1] ?? ''
    return { path, line: Number(line ?? 0), column: Number(column ?? 0), code, severity, words: `${message} ${fix}` }
  })
}

/** A sentence about the command line as a whole. */
const NOWHERE = { path: '', line: 0, column: 0, code: 'command-line', severity: 'error' }
