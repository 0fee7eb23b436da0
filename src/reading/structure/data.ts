import type { DataNode, MapEntry, Prose, ScalarNode, Span } from '../../model/index.js'
import { spanWithin } from '../../model/index.js'
import { isUnfilled } from '../placeholders.js'
import type { Vocabulary } from '../vocabulary.js'
import { normalName } from '../wording/tokens.js'
import { inlineCommands } from './inline-commands.js'
import { type Outline, outlineOf } from './markdown.js'
import { sentencesOf } from './prose.js'
import type { Shell } from './spoken.js'
import { lineRanges } from './titles.js'
import { isTyped, typedBlocks } from './typed-text.js'
import type { Section, Unit } from './unit.js'

const MOST_DEPTH = 200
/** What is longer tells something. */
const LONGEST_NAME = 80
/** Aliases share their node: what has been said so often says nothing new, and aliases of aliases would say it without end. */
const MOST_VISITS = 20

/** Takes YAML or JSON apart: keys are the headings, scalars the answers, and what is to be run is parsed as shell. */
export function outlineOfData(data: DataNode, root: Section, shell: Shell, vocabulary: Vocabulary): Outline {
  const keysToRun = vocabulary.keys('runs')
  const names = vocabulary.keys('names')
  const abbreviations = vocabulary.keys('abbreviations')
  const units: Unit[] = []
  const sections: Section[] = [root]
  const visits = new Map<DataNode, number>()
  visit(data, root, '', 0)
  return { units, sections }

  function visit(node: DataNode, section: Section, pointer: string, depth: number): void {
    const visited = visits.get(node) ?? 0
    if (depth > MOST_DEPTH || visited >= MOST_VISITS) return
    visits.set(node, visited + 1)
    if (node.type === 'map') {
      const named = depth > 0 ? underItsName(node.entries, section) : section
      if (named !== section) sections.push(named)
      for (const entry of node.entries) {
        const at = `${pointer}/${escaped(entry.key)}`
        const child: Section = {
          type: 'key',
          title: normalName(entry.key),
          depth,
          span: entry.keySpan,
          parent: named,
          where: at,
        }
        sections.push(child)
        if (entry.value.type === 'scalar') scalar(entry.value, entry.key, child, at, null, entry.keySpan)
        else visit(entry.value, child, at, depth + 1)
      }
    } else if (node.type === 'sequence') {
      node.items.forEach((item, index) => {
        const at = `${pointer}/${index}`
        if (item.type === 'scalar') scalar(item, '', section, at, index + 1, null)
        else visit(item, { ...section, type: 'key', parent: section, where: at, span: item.span }, at, depth + 1)
      })
    }
  }

  /** What a map is called is the title of what stands beside the name. */
  function underItsName(entries: readonly MapEntry[], section: Section): Section {
    const name = entries.find(({ key, value }) => names.has(key) && value.type === 'scalar' && value.value !== null)
    if (name?.value.type !== 'scalar') return section
    const title = name.value.source.trim()
    const plain = entries.length > 1 && title.length > 0 && title.length <= LONGEST_NAME && !title.includes('\n')
    return plain ? { ...section, type: 'key', title: normalName(title), span: name.keySpan, parent: section } : section
  }

  function scalar(
    node: ScalarNode,
    key: string,
    section: Section,
    pointer: string,
    number: number | null,
    keySpan: Span | null,
  ): void {
    const value = node.value === null ? '' : node.source.trim()
    const base = {
      prose: node.prose,
      from: 0,
      section,
      checked: null,
      number,
      listDepth: number === null ? 0 : 1,
      quoted: false,
      language: null,
      pointer,
    }
    const span = value || !keySpan ? node.span : keySpan
    const runs = keysToRun.has(normalName(key)) || keysToRun.has(normalName(section.title))
    if (runs && !isUnfilled(value, vocabulary)) {
      commands(node.prose, { ...base, span })
      return
    }
    if (normalName(key) === 'sql' || normalName(section.title) === 'sql') {
      for (const [from, to] of lineRanges(node.prose.text)) {
        const text = node.prose.text.slice(from, to)
        units.push({ ...base, language: 'sql', type: 'code', text, from, span: spanWithin(node.prose, from, to) })
      }
      return
    }
    if (isTyped(node.prose.text)) {
      const typed = outlineOf(typedBlocks(node.prose), section, shell, abbreviations)
      sections.push(...typed.sections.slice(1))
      for (const unit of typed.units) units.push({ ...unit, pointer })
      return
    }
    const whole: Unit = {
      ...base,
      type: key ? 'pair' : 'item',
      text: value,
      span,
      ...(key ? { pair: { label: section.title, value, valueSpan: span } } : {}),
    }
    const parts = sentencesOf(node.prose.text, abbreviations)
    if (parts.length < 2) withCommands(whole, node.prose.text.length)
    else {
      for (const [from, to] of parts) {
        const text = node.prose.text.slice(from, to)
        const type = key ? 'sentence' : 'item'
        withCommands({ ...base, type, text, from, span: spanWithin(node.prose, from, to) }, to)
      }
    }
  }

  function withCommands(unit: Unit, end: number): void {
    units.push(unit)
    for (const command of inlineCommands(unit, end, shell)) units.push(command)
  }

  function commands(prose: Prose, base: Omit<Unit, 'type' | 'text'>): void {
    for (const command of shell.parse(prose).commands)
      units.push({ ...base, language: 'sh', type: 'command', text: command.text, span: command.span, command })
  }
}

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
