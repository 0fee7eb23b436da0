/** How a program that runs another one takes its own arguments. */
interface Wrapper {
  /** Options whose value is the next word. */
  readonly valued: readonly string[]
  /** Words of its own before the command, such as the duration of `timeout`. */
  readonly operands?: number
}

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map([
  [
    'sudo',
    { valued: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-U', '-D', '-R', '-T', '--user', '--group', '--host'] },
  ],
  ['doas', { valued: ['-u', '-C'] }],
  ['env', { valued: ['-u', '-C', '--unset', '--chdir'] }],
  ['time', { valued: ['-f', '-o', '--format', '--output'] }],
  ['nohup', { valued: [] }],
  ['setsid', { valued: [] }],
  ['nice', { valued: ['-n', '--adjustment'] }],
  ['ionice', { valued: ['-c', '-n', '--class', '--classdata'] }],
  ['timeout', { valued: ['-s', '-k', '--signal', '--kill-after'], operands: 1 }],
  ['stdbuf', { valued: ['-i', '-o', '-e'] }],
  ['watch', { valued: ['-n', '--interval'] }],
  [
    'xargs',
    {
      valued: [
        '-n',
        '-I',
        '-P',
        '-d',
        '-L',
        '-a',
        '-E',
        '-s',
        '--max-args',
        '--max-procs',
        '--delimiter',
        '--arg-file',
      ],
    },
  ],
  ['command', { valued: [] }],
  ['builtin', { valued: [] }],
  ['exec', { valued: ['-a'] }],
  ['chroot', { valued: [], operands: 1 }],
  ['flock', { valued: ['-w', '--timeout', '-E'], operands: 1 }],
  ['aws-vault', { valued: [] }],
])

const ASSIGNMENT = /^[A-Za-z_]\w*=/

/** How many words before the command that counts: 4 in `sudo -u deploy env kubectl get pods`; never all of them. */
export function wrapperLength(words: readonly string[]): number {
  let at = 0
  for (;;) {
    const next = commandBehind(words, at)
    if (next === null || next >= words.length) return at
    at = next
  }
}

function commandBehind(words: readonly string[], start: number): number | null {
  const wrapper = WRAPPERS.get(words[start] ?? '')
  if (!wrapper) return null
  let at = start + 1
  let operands = wrapper.operands ?? 0
  for (; at < words.length; at += 1) {
    const word = words[at] as string
    if (word === '--') return at + 1
    if (wrapper.valued.includes(word)) at += 1
    else if (!(word.startsWith('-') && word.length > 1) && !ASSIGNMENT.test(word)) {
      if (operands === 0) return at
      operands -= 1
    }
  }
  return at
}
