import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The least that a tool can do: read every document of a folder and parse it with positions, by the parsers that gonogo
 * uses, and nothing else.
 *
 *   node bench/parse-only.mjs yaml|markdown FOLDER
 */
const [language, folder] = process.argv.slice(2)
const parse = language === 'yaml' ? await yaml() : await markdown()
const ending = language === 'yaml' ? /\.ya?ml$/i : /\.(?:md|markdown)$/i
let parsed = 0
for (const path of readdirSync(folder, { recursive: true })) {
  if (!ending.test(path)) continue
  parse(readFileSync(join(folder, path), 'utf8'))
  // The memory of the Markdown parser is freed when the event loop turns.
  if (++parsed % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
}
console.log(parsed)

async function yaml() {
  const { Composer, LineCounter, Parser } = await import('yaml')
  return (text) => {
    const lines = new LineCounter()
    const tokens = new Parser(lines.addNewLine).parse(text)
    return [...new Composer({ prettyErrors: false }).compose(tokens, true, text.length)]
  }
}

async function markdown() {
  const { markdownToMdast } = await import('satteri')
  return (text) => markdownToMdast(text)
}
