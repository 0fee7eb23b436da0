import { type Command, forEachChild, type Pipeline, type Redirection, type SyntaxNode, type Word } from 'unbash'
import { type Prose, type ShellCommand, type ShellText, spanWithin } from '../../model/index.js'
import { FILLER, undisguised } from './disguise.js'
import { innerCommand, readsCommands } from './remote.js'
import { wrapperLength } from './wrappers.js'

/** What has been understood of a shell text so far. */
export interface ShellReading {
  readonly code: Prose
  readonly commands: ShellCommand[]
  readonly comments: ShellText['comments'][number][]
  complete: boolean
}

/** What is carried along while the commands of one script are gathered. */
interface Gathering {
  readonly reading: ShellReading
  readonly text: string
  /** Where the script begins in the code. */
  readonly base: number
  /** Reads a script inside a command, that begins at an offset of the code. */
  readonly readInner: (text: string, base: number) => void
  /** Where words and here-documents stand. */
  readonly words: (readonly [number, number])[]
  /** Set inside backquotes, whose text the parser unescapes: the place and text of the whole substitution. */
  readonly within?: { readonly from: number; readonly to: number }
}

type Input = ShellCommand['input'][number]

/** Deeper than any script; substitutions are parsed as they are visited, without an end of their own. */
const DEEPEST_NODE = 200

/** Adds every simple command below a node; `piped` is what the command before it in a pipeline prints, where known. */
export function simpleCommands(node: SyntaxNode, gathering: Gathering, level = 0, piped: readonly Input[] = []): void {
  if (level > DEEPEST_NODE || (node.type === 'Script' && node.errors !== undefined && node.errors.length > 0)) {
    gathering.reading.complete = false
    if (level > DEEPEST_NODE) return
  }
  if (node.type === 'Word' || node.type === 'HereDocBody') gathering.words.push([node.pos, node.end])
  if (node.type === 'Command') simpleCommand(node, gathering, piped)
  if (node.type === 'Pipeline') pipeline(node, gathering, level)
  else {
    const below = inBackquotes(node, gathering)
    forEachChild(node, (child) => simpleCommands(child, below, level + 1))
  }
}

function pipeline(node: Pipeline, gathering: Gathering, level: number): void {
  let printed: readonly Input[] = []
  for (const part of node.commands) {
    simpleCommands(part, gathering, level + 1, printed)
    printed = part.type === 'Command' ? printedBy(part, gathering) : []
  }
}

/** Inside backquotes offsets count in the parser's own text, so places are those of the whole substitution. */
function inBackquotes(node: SyntaxNode, gathering: Gathering): Gathering {
  if (node.type === 'Script' && node.source !== undefined) return { ...gathering, text: node.source }
  const opens = node.type === 'CommandExpansion' && node.script?.source !== undefined && !gathering.within
  return opens
    ? { ...gathering, within: { from: gathering.base + node.pos, to: gathering.base + node.end } }
    : gathering
}

function simpleCommand(node: Command, gathering: Gathering, piped: readonly Input[]): void {
  const parts = [...(node.name ? [node.name] : []), ...node.args]
  const all = parts.map((part) => undisguised(part.type === 'Word' ? part.value : part.text))
  const skipped = wrapperLength(all)
  const words = all.slice(skipped)
  const set = [...node.prefix, ...parts.slice(0, skipped)].flatMap((part) => assignment(part, gathering))
  const input = [...node.redirects.flatMap((redirect) => inputOf(redirect, gathering)), ...piped]
  const output = node.redirects.flatMap(outputOf)
  gathering.reading.commands.push({ words, assignments: set, input, output, ...placed(gathering, node.pos, node.end) })
  nested(words, parts.slice(skipped), node, gathering)
}

/** The span and the source text of a range, without quotes that were taken away at its ends and blanks behind an open quote. */
function placed(gathering: Gathering, start: number, end: number): Pick<ShellCommand, 'span' | 'text'> {
  const { code } = gathering.reading
  const { within, text } = gathering
  if (within) return { span: spanWithin(code, within.from, within.to), text: undisguised(text.slice(start, end)) }
  let [from, to] = [start, end]
  while (from < to && text[from] === FILLER) from += 1
  while (to > from && (text[to - 1] === FILLER || /\s/.test(text[to - 1] as string))) to -= 1
  const at = gathering.base
  return { span: spanWithin(code, at + from, at + to), text: code.text.slice(at + from, at + to) }
}

function assignment(
  part: Command['prefix'][number] | Command['args'][number],
  gathering: Gathering,
): ShellCommand['assignments'] {
  const { span } = placed(gathering, part.pos, part.end)
  if (part.type === 'Assignment') {
    const value = part.value.type === 'Word' ? part.value.value : gathering.text.slice(part.value.pos, part.value.end)
    return [{ name: part.name, value: undisguised(value), span }]
  }
  const found = part.type === 'Word' ? /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(undisguised(part.value)) : null
  return found ? [{ name: found[1] as string, value: found[2] as string, span }] : []
}

function inputOf(redirect: Redirection, gathering: Gathering): Input[] {
  if (redirect.type === 'HereDoc') {
    const { pos, end, text } = redirect.body
    return [{ type: 'text', value: undisguised(text), span: placed(gathering, pos, end).span }]
  }
  const { target } = redirect
  if (!target) return []
  const { span } = placed(gathering, target.pos, target.end)
  if (redirect.type === 'HereString') return [{ type: 'text', value: undisguised(target.value), span }]
  return redirect.operator === '<' ? [{ type: 'file', value: undisguised(target.value), span }] : []
}

function outputOf(redirect: Redirection): string[] {
  const writes = redirect.type === 'Redirect' && ['>', '>>', '>|', '&>', '&>>'].includes(redirect.operator)
  return writes && redirect.target ? [undisguised(redirect.target.value)] : []
}

/** Programs that print what a file or another machine holds. */
function unpacks(program: string, args: Command['args']): boolean {
  const verbs = args.map((part) => undisguised(part.text)).join(' ')
  if (/^(?:aws|gsutil|gcloud|az|rclone|mc|s3cmd)$/.test(program)) return /\b(?:cp|cat|copy|download|get)\b/.test(verbs)
  if (/^(?:gunzip|gzip|pigz|unpigz|bunzip2|xz|unxz|zstd|lz4|tar|unzip|7z)$/.test(program)) return true
  return /^(?:[bxg]?zcat|zstdcat|lz4cat|curl|wget|gpg|openssl|age|pv|pg_dump|pg_dumpall|mysqldump|mongodump|pg_restore)$/.test(
    program,
  )
}

/** What `echo`, `printf` and `cat` give to the next command of a pipeline. */
function printedBy(node: Command, gathering: Gathering): readonly Input[] {
  const program = node.name?.value
  const words = node.args.filter((part): part is Word => part.type === 'Word' && !/^-\w*$/.test(part.value))
  const first = words[0]
  const last = words.at(-1)
  if (program === 'cat') {
    const given = node.redirects.flatMap((redirect) => inputOf(redirect, gathering))
    const files = words.map(({ value, pos, end }) => ({
      type: 'file' as const,
      value: undisguised(value),
      span: placed(gathering, pos, end).span,
    }))
    return [...given, ...files]
  }
  if (program !== undefined && unpacks(program, node.args)) {
    const name = last ?? (node.name as Word)
    return [{ type: 'file', value: undisguised(name.value), span: placed(gathering, name.pos, name.end).span }]
  }
  if ((program !== 'echo' && program !== 'printf') || !first || !last) return []
  const value = undisguised(words.map((word) => word.value).join(' '))
  return [{ type: 'text', value, span: placed(gathering, first.pos, last.end).span }]
}

/** The commands that a command carries elsewhere: further entries behind its own. */
function nested(words: readonly string[], parts: Command['args'], node: Command, gathering: Gathering): void {
  if (gathering.within) return
  const { text, base, readInner } = gathering
  const inner = innerCommand(words)
  if (inner) {
    const from = parts[inner.from]?.pos ?? node.end
    const script = text.slice(from, parts[inner.to - 1]?.end ?? node.end)
    readInner(inner.type === 'script' ? unquoted(script) : script, base + from)
  } else if (readsCommands(words)) {
    for (const redirect of node.redirects) {
      if (redirect.type === 'HereDoc')
        readInner(text.slice(redirect.body.pos, redirect.body.end), base + redirect.body.pos)
    }
  }
}

/** Takes the outer quotes away, which are one level of quoting; escaped quotes within become quotes. */
function unquoted(text: string): string {
  return text.replace(
    /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"/g,
    (_, single: string | undefined, double: string | undefined) => {
      const content = single ?? (double as string).replace(/\\(["\\$`])/g, (_escape, char: string) => FILLER + char)
      return FILLER + content + FILLER
    },
  )
}
