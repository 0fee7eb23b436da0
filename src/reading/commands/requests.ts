import { type Matcher, matcher } from '../wording/glob.js'

/** How requests are typed, as it stands in `rules/vocabulary/requests.yaml`. */
export interface RequestsData {
  readonly clients: readonly string[]
  readonly reads: readonly string[]
  readonly sends: readonly string[]
  readonly verbs: readonly string[]
  readonly gets: readonly string[]
  readonly effects: Readonly<Record<string, readonly string[]>>
}

/** What a request does, or null where the program sends none. */
export type Requests = (program: string, args: readonly string[]) => string | null

/** Compiles the wording of requests once. */
export function requestsOf(data: RequestsData): Requests {
  const [clients, reads, verbs] = [matcher(data.clients), matcher(data.reads), new Set(data.verbs)]
  const sends = sendsOf(data.sends)
  const places = Object.entries(data.effects).map(([effect, patterns]) => ({ effect, fits: matcher(patterns) }))
  return (program, args) => {
    if (!clients(program)) return null
    const verb = verbOf(args, verbs)
    if (verb ? reads(verb) : args.some((arg) => data.gets.includes(arg)) || !args.some(sends)) return 'read-only'
    return places.find(({ fits }) => args.some((arg) => !arg.startsWith('-') && fits(arg)))?.effect ?? 'unknown'
  }
}

/** Options differ by their letters: `-d` sends, `-D` does not. */
const sendsOf = (options: readonly string[]): Matcher => {
  const stems = options.map((option) => option.replace(/\*$/, ''))
  return (arg) => stems.some((stem) => arg.startsWith(stem))
}

/** `-X POST`, `-XPOST`, `--request=POST`, and `http POST url`. */
function verbOf(args: readonly string[], options: ReadonlySet<string>): string | undefined {
  const at = args.findIndex((arg) => options.has(arg))
  if (at >= 0) return args[at + 1]
  for (const option of options)
    for (const arg of args)
      if (arg.startsWith(option) && arg.length > option.length) return arg.slice(option.length).replace(/^=/, '')
  const first = args.find((arg) => !arg.startsWith('-'))
  return first && /^[A-Z]{3,7}$/.test(first) ? first : undefined
}
