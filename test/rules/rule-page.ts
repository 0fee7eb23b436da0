import { parse } from '../../src/formats/index.js'
import type { Block, Code } from '../../src/model/index.js'
import { textOf } from '../architecture/tree.js'

/** A document in a rule's page, with what the rule must say about it. */
export interface Example {
  /** For the test's name: the rule and the line of the page. */
  readonly name: string
  readonly path: string
  /** Without the markers. */
  readonly text: string
  readonly verdict: 'go' | 'no-go' | 'go not-applicable'
  readonly findings: readonly { readonly line: number; readonly message: string }[]
}

export interface RulePage {
  readonly title: string
  /** Headings of the second level, in order, with whether anything stands below them. */
  readonly sections: readonly { readonly title: string; readonly filled: boolean }[]
  readonly examples: readonly Example[]
}

/** The page beside a rule: `contract/time-bound` is `rules/contract/time-bound.md`. */
export function rulePage(id: string): RulePage {
  const path = `rules/${id}.md`
  const blocks = parse({ path, text: textOf(path) }).flatMap((document) => document.blocks)
  const heads = blocks.flatMap((block) => (block.type === 'heading' && block.depth === 2 ? [block] : []))
  return {
    title: blocks.find((block) => block.type === 'heading')?.text.text ?? '',
    sections: heads.map((head) => ({ title: head.text.text, filled: isFilled(blocks[blocks.indexOf(head) + 1]) })),
    examples: blocks.flatMap((block) => (block.type === 'code' && block.meta !== '' ? [exampleIn(block, id)] : [])),
  }
}

function isFilled(block: Block | undefined): boolean {
  return block !== undefined && block.type !== 'heading'
}

const MARKER = /\s*(?:<!-- finding: (.+?) -->|# finding: (.+))$/

/** The code with its markers taken off. The lines stay where they are, so that a marker's line is the finding's. */
function exampleIn(code: Code, id: string): Example {
  const lines = code.text.text.split('\n')
  const findings = lines.flatMap((text, index) => {
    const marker = MARKER.exec(text)
    return marker ? [{ line: index + 1, message: marker[1] ?? marker[2] ?? '' }] : []
  })
  return {
    name: `${id} line ${code.span.line}: ${code.language} ${code.meta}`,
    path: `${id.replace('/', '-')}.${code.language === 'yaml' ? 'yaml' : 'md'}`,
    text: `${lines.map((line) => line.replace(MARKER, '')).join('\n')}\n`,
    verdict: code.meta as Example['verdict'],
    findings,
  }
}
