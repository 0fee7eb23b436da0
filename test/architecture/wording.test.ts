import { parseSync } from '@swc/core'
import { describe, expect, test } from 'vitest'
import { filesUnder, textOf } from './tree.js'

/** Files whose patterns are the grammar of another language, and of which. */
const GRAMMARS: ReadonlyMap<string, string> = new Map([
  ['src/reading/commands/names.ts', 'Unix: endings of scripts'],
  ['src/reading/detect/held-versions.ts', 'PowerShell: variables of the environment'],
  ['src/reading/effects.ts', 'Unix: folders of the system, and the options that only try'],
  ['src/reading/enhancement/pieces.ts', 'HTML: the tag of an image'],
  ['src/reading/quantities/dates.ts', 'ISO 8601: names of the zone UTC'],
  ['src/reading/quantities/stretches.ts', 'ISO 8601: names of the zone UTC'],
  ['src/reading/quantities/versions.ts', 'references of git and of container images: `tags/`, `sha256:`'],
  ['src/reading/structure/anchors.ts', 'HTML: the attributes that make an anchor'],
  ['src/reading/structure/code.ts', 'Unix: how a command is typed for somebody else'],
  ['src/reading/structure/hidden.ts', 'HTML and CSS: what hides a part of a page'],
  ['src/reading/structure/html.ts', 'HTML: its tags and entities'],
  ['src/reading/structure/links.ts', 'addresses: schemes, HTML anchors and endings of files'],
  ['src/reading/structure/written-links.ts', 'HTML: the attributes that hold an address'],
])

/** What people say is data, in `rules/vocabulary`: a pattern in the code of reading may hold the shape of things, no words. */
describe('wording', () => {
  const files = filesUnder('src/reading').filter((path) => path.endsWith('.ts'))
  test.each(files.filter((path) => !GRAMMARS.has(path)))('%s has no words in its patterns', (path) => {
    expect(worded(textOf(path))).toEqual([])
  })
  test.each([...GRAMMARS.keys()])('%s is there, and has words', (path) => {
    expect(worded(textOf(path))).not.toEqual([])
  })
  test.each([
    ['const A = /\\b(?:fail|broken)\\b/i', ['/\\b(?:fail|broken)\\b/']],
    ["const B = 'never|not'\nconst C = new RegExp(B + A, 'u')", ['never|not']],
    ["const D = text.replace(/[abcdef]+\\p{Lu}(?<name>\\w\\d)\\k<name>/gu, 'fail')", []],
  ])('of %j the patterns with words are %j', (code, found) => {
    expect(worded(code)).toEqual(found)
  })
})

interface Node {
  readonly type?: string
  readonly [key: string]: unknown
}

/** Every pattern of some code that holds three letters in a row outside escapes, classes and names. */
function worded(code: string): readonly string[] {
  const found: string[] = []
  const constants = new Map<string, Node>()
  const program = parseSync(code, { syntax: 'typescript', target: 'es2022' }) as unknown as Node
  visit(program, (node) => {
    const name = (node['id'] as Node | undefined)?.['value']
    if (node.type === 'VariableDeclarator' && typeof name === 'string') constants.set(name, node['init'] as Node)
  })
  visit(program, (node) => {
    if (node.type === 'RegExpLiteral' && hasWord(String(node['pattern']))) found.push(`/${node['pattern']}/`)
    if (node.type === 'NewExpression' && (node['callee'] as Node)['value'] === 'RegExp')
      found.push(...textsIn((node['arguments'] as readonly unknown[])[0], constants).filter(hasWord))
  })
  return found
}

/** Texts of an expression, those of the constants it names too. */
function textsIn(expression: unknown, constants: ReadonlyMap<string, Node>): readonly string[] {
  const texts: string[] = []
  visit(expression, (node) => {
    // What a call is given names something else.
    if (node.type === 'CallExpression') return false
    if (node.type === 'StringLiteral') texts.push(String(node['value']))
    if (node.type === 'TemplateElement') texts.push(String(node['raw']))
    const constant = node.type === 'Identifier' ? constants.get(String(node['value'])) : undefined
    if (constant && constant !== expression) texts.push(...textsIn(constant, new Map()))
    return true
  })
  return texts
}

/** Goes through a tree; below a node for which `seen` says false it does not look. */
function visit(node: unknown, seen: (node: Node) => unknown): void {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node) && seen(node as Node) === false) return
  for (const value of Object.values(node)) visit(value, seen)
}

const hasWord = (pattern: string): boolean =>
  /[a-z]{3}/i.test(
    pattern
      .replace(/\\p\{[^}]*\}|\(\?<\w+>|\\k<\w+>/giu, ' ')
      .replace(/\\./gs, ' ')
      .replace(/\[[^\]]*\]/g, ' '),
  )
