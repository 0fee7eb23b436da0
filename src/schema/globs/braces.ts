/** `{a,b}{a,b}{a,b}…` doubles with every pair: beyond this the braces are taken as they stand. */
const MOST = 1000
/** Longer than any path. */
const LONGEST = 1000

/** Every glob that `{a,b}` stands for, nested ones too. A brace without a partner or a comma is meant as itself. */
export function expandBraces(glob: string): readonly string[] {
  if (glob.length > LONGEST) return [glob]
  let pending = [{ text: glob, from: 0 }]
  const done: string[] = []
  while (pending.length > 0) {
    const next: typeof pending = []
    for (const { text, from } of pending) {
      const group = groupFrom(text, from)
      if (group) {
        const before = text.slice(0, group.start)
        for (const choice of group.choices) {
          next.push({ text: `${before}${choice}${text.slice(group.end + 1)}`, from: before.length })
        }
      } else {
        done.push(text)
      }
      if (next.length + done.length > MOST) return [glob]
    }
    pending = next
  }
  return done
}

interface Group {
  readonly start: number
  readonly end: number
  readonly choices: readonly string[]
}

/** The first group that opens at `from` or later, by one walk over the text. */
function groupFrom(text: string, from: number): Group | null {
  const open: { start: number; commas: number[] }[] = []
  const groups: Group[] = []
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '{') open.push({ start: at, commas: [] })
    else if (character === ',') open.at(-1)?.commas.push(at)
    else if (character === '}') {
      const closed = open.pop()
      if (closed && closed.commas.length > 0) groups.push(groupOf(text, closed.start, closed.commas, at))
    }
  }
  return groups.reduce<Group | null>((first, group) => (first && first.start < group.start ? first : group), null)
}

function groupOf(text: string, start: number, commas: readonly number[], end: number): Group {
  const edges = [start, ...commas, end]
  return { start, end, choices: edges.slice(1).map((edge, index) => text.slice((edges[index] as number) + 1, edge)) }
}
