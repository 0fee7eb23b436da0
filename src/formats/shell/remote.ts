/** A command inside another one's words. */
export interface Inner {
  /** `script`: the words hold shell text. `words`: they are the program and its arguments. */
  readonly type: 'script' | 'words'
  readonly from: number
  readonly to: number
}

/** A program that carries a command to another place, by its words before it. */
interface Carrier {
  readonly words: readonly string[]
  readonly valued: readonly string[]
  /** Words of its own before the command, such as a host or a container. */
  readonly operands: number
  readonly type: Inner['type']
}

const KUBECTL = [
  '-n',
  '--namespace',
  '-c',
  '--container',
  '--context',
  '--kubeconfig',
  '-l',
  '--selector',
  '--as',
  '-f',
]
const DOCKER = [
  '-u',
  '--user',
  '-w',
  '--workdir',
  '-e',
  '--env',
  '--env-file',
  '-v',
  '--volume',
  '--name',
  '--network',
  '-p',
  '--entrypoint',
]
const COMPOSE = [...DOCKER, '-f', '--file', '--project-name', '--project-directory', '--profile', '--index']
const SSH = [
  '-i',
  '-p',
  '-l',
  '-o',
  '-F',
  '-J',
  '-L',
  '-R',
  '-D',
  '-b',
  '-c',
  '-E',
  '-e',
  '-m',
  '-O',
  '-Q',
  '-S',
  '-W',
  '-w',
  '-B',
  '-I',
]

const CARRIERS: readonly Carrier[] = [
  { words: ['ssh'], valued: SSH, operands: 1, type: 'script' },
  { words: ['eval'], valued: [], operands: 0, type: 'script' },
  { words: ['kubectl', 'exec'], valued: KUBECTL, operands: 1, type: 'words' },
  { words: ['oc', 'exec'], valued: KUBECTL, operands: 1, type: 'words' },
  { words: ['oc', 'rsh'], valued: KUBECTL, operands: 1, type: 'words' },
  {
    words: ['kubectl', 'run'],
    valued: [...KUBECTL, '--image', '--restart', '--overrides'],
    operands: 1,
    type: 'words',
  },
  { words: ['docker', 'exec'], valued: DOCKER, operands: 1, type: 'words' },
  { words: ['docker', 'run'], valued: DOCKER, operands: 1, type: 'words' },
  { words: ['podman', 'exec'], valued: DOCKER, operands: 1, type: 'words' },
  { words: ['docker', 'compose', 'exec'], valued: COMPOSE, operands: 1, type: 'words' },
  { words: ['docker', 'compose', 'run'], valued: COMPOSE, operands: 1, type: 'words' },
  { words: ['docker-compose', 'exec'], valued: COMPOSE, operands: 1, type: 'words' },
  { words: ['docker-compose', 'run'], valued: COMPOSE, operands: 1, type: 'words' },
]

const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'ash'])
const programOf = (word: string | undefined) => (word ?? '').replace(/^.*\//, '')

/** The command that the words carry, if any: in `ssh host "systemctl restart web"` the third word. */
export function innerCommand(words: readonly string[]): Inner | null {
  return scriptOption(words) ?? carried(words) ?? executed(words)
}

/** True where here-documents and texts given to the command are shell commands themselves. */
export function readsCommands(words: readonly string[]): boolean {
  const program = programOf(words[0])
  if (SHELLS.has(program)) return words.slice(1).every((word) => word.startsWith('-') && !/^-[a-z]*c$/.test(word))
  const carrier = carrierOf(words)
  return carrier !== null && carrier.type === 'script' && carrier.operands > 0 && carried(words) === null
}

/** `bash -c "…"`, `su - user -c "…"`, `gcloud compute ssh vm --command "…"`. */
function scriptOption(words: readonly string[]): Inner | null {
  const program = programOf(words[0])
  const isShell = SHELLS.has(program) || program === 'su' || program === 'runuser'
  const isCloud = program === 'gcloud' && words.includes('ssh')
  const at = words.findIndex(
    (word, index) => index > 0 && ((isShell && /^-[a-z]*c$/.test(word)) || (isCloud && word === '--command')),
  )
  return at > 0 && at + 1 < words.length ? { type: 'script', from: at + 1, to: at + 2 } : null
}

function carrierOf(words: readonly string[]): Carrier | null {
  return CARRIERS.find((carrier) => positionsOf(carrier, words) !== null) ?? null
}

/** The position behind the carrier's own words, between which options may stand: `kubectl -n web exec`. */
function positionsOf(carrier: Carrier, words: readonly string[]): number | null {
  if (programOf(words[0]) !== carrier.words[0]) return null
  let at = 1
  for (const word of carrier.words.slice(1)) {
    at = skipOptions(words, at, carrier.valued)
    if (words[at] !== word) return null
    at += 1
  }
  return at
}

function carried(words: readonly string[]): Inner | null {
  const carrier = carrierOf(words)
  if (!carrier) return null
  let at = positionsOf(carrier, words) ?? words.length
  for (let left = carrier.operands; left >= 0; left -= 1) {
    at = skipOptions(words, at, carrier.valued)
    if (words[at] === '--') {
      at += 1
      break
    }
    if (left > 0) at += 1
  }
  return at < words.length ? { type: carrier.type, from: at, to: words.length } : null
}

function skipOptions(words: readonly string[], start: number, valued: readonly string[]): number {
  let at = start
  while (at < words.length && /^-./.test(words[at] as string) && words[at] !== '--')
    at += valued.includes(words[at] as string) ? 2 : 1
  return at
}

/** `find . -exec rm {} \;` */
function executed(words: readonly string[]): Inner | null {
  if (programOf(words[0]) !== 'find') return null
  const from = words.findIndex((word) => /^-(?:exec|execdir|ok)$/.test(word)) + 1
  if (from === 0) return null
  const end = words.findIndex((word, index) => index >= from && (word === ';' || word === '+'))
  return { type: 'words', from, to: end < 0 ? words.length : end }
}
