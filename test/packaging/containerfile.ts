/** One line of a Containerfile: what it does, and its words. */
export interface Instruction {
  readonly name: string
  readonly text: string
}

/** What comes after one `FROM`, up to the next. */
export interface Stage {
  readonly name: string
  readonly image: string
  readonly instructions: readonly Instruction[]
}

/** The stages of a recipe, with what its `ARG` before the first of them say in place. */
export function stagesOf(recipe: string): readonly Stage[] {
  const stages: { name: string; image: string; instructions: Instruction[] }[] = []
  const args = new Map<string, string>()
  for (const { name, text } of instructionsIn(recipe)) {
    if (name === 'FROM') {
      const [image = '', , alias = ''] = text.split(/\s+/)
      stages.push({
        name: alias,
        image: image.replace(/\$\{(\w+)\}/g, (_, key) => args.get(key) ?? ''),
        instructions: [],
      })
    } else if (stages.length > 0) {
      stages.at(-1)?.instructions.push({ name, text })
    } else if (name === 'ARG') {
      const [key = '', value = ''] = text.split('=')
      args.set(key, value)
    } else {
      throw new Error(`${name} stands before the first FROM.`)
    }
  }
  return stages
}

/** Comments left out, lines that end in a backslash joined with the next. */
function instructionsIn(recipe: string): readonly Instruction[] {
  const lines = recipe.split('\n').filter((line) => !/^\s*#/.test(line))
  const joined = lines
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
  return joined.flatMap((line) => {
    const [, name, text] = line.match(/^([A-Z]+)\s+(.*\S)\s*$/) ?? []
    if (name !== undefined && text !== undefined) return [{ name, text }]
    if (line.trim() !== '') throw new Error(`This is no instruction: ${line}`)
    return []
  })
}
