import { type Collected, type Reading, state } from '../collected.js'
import { chainOf, type Unit } from '../structure/unit.js'
import type { Phrasebook } from '../wording/phrases.js'
import { normalName } from '../wording/tokens.js'

const FIELD = 'rollback.triggers.threshold'
const LINE = /^(?:[-*]\s+)?"?([A-Za-z][\w.-]{1,60})"?\s*[:=]\s*(.*)$/
/** A number with or without a unit, or a comparison with one. */
const NUMBER = /^["']?(?:[\d.]+\s*(?:%|ms|s|m)?|[^"'#]*[<>]=?\s*[\d.]+.*?)["']?\s*,?\s*(?:(?:#|\/\/).*)?$/
const NUMBERED = /\d/

interface Setting {
  readonly unit: Unit
  /** In words: `error rate threshold`. */
  readonly name: string
  readonly value: string
  /** What it stands in, in words. */
  readonly within: string
}

/** Numbers that settings of a pipeline or a canary roll back at: `failureLimit: 3`, `max_error_rate` below `rollback`. */
export function detectTriggerSettings(units: readonly Unit[], reading: Reading, into: Collected): void {
  const says = reading.vocabulary.says('trigger-settings')
  const blocks = blocksOf(units)
  for (const settings of blocks) {
    const [first] = settings
    const scripted = first?.unit.type === 'code' && says.find(first.unit.prose.text).has('rollback')
    const analysis = settings.some(
      ({ name, within }) => says.find(name).has('analysis') || says.find(within).has('analysis'),
    )
    for (const setting of settings) {
      if (!isNumeric(setting) || !(rollsBackAt(setting, analysis, says) || (scripted && isLimit(setting, says))))
        continue
      state(into, FIELD, [`${setting.name}: ${setting.value}`], setting.unit, setting.unit.span)
    }
  }
  named(units, blocks.flat(), says, into)
}

const isNumeric = ({ value }: Setting): boolean => NUMBERED.test(value) && NUMBER.test(value)

function rollsBackAt({ name, within }: Setting, analysis: boolean, says: Phrasebook): boolean {
  const said = says.find(name)
  if (said.has('no-measure')) return false
  if (said.has('measure') && (said.has('rollback') || says.find(within).has('rollback'))) return true
  return analysis && (said.has('of-analysis') || (said.has('bound') && says.find(within).has('range')))
}

/** `ERROR_THRESHOLD=5` of a script that rolls back. */
function isLimit({ name }: Setting, says: Phrasebook): boolean {
  const said = says.find(name)
  return said.has('limit') && !said.has('no-measure')
}

/** `rollbackTriggers: [error-rate-threshold]` names a setting that has the number elsewhere. */
function named(units: readonly Unit[], settings: readonly Setting[], says: Phrasebook, into: Collected): void {
  const byName = new Map(settings.filter(isNumeric).map((setting) => [setting.name, setting]))
  for (const unit of units) {
    if (unit.pointer === undefined || unit.type !== 'item' || !says.find(unit.section.title).has('triggers')) continue
    const setting = byName.get(normalName(unit.text))
    if (!setting) continue
    state(into, FIELD, [`${setting.name}: ${setting.value}`], setting.unit, setting.unit.span)
    state(into, FIELD, [unit.text], unit, unit.span)
  }
}

/** The settings of each fence, and those of the data. */
function blocksOf(units: readonly Unit[]): readonly (readonly Setting[])[] {
  const blocks = new Map<unknown, Setting[]>()
  let last: Setting | null = null
  for (const unit of units) {
    const setting = settingOf(unit, last)
    if (!setting) continue
    last = setting
    const block = unit.pointer === undefined ? unit.prose : 'data'
    const others = blocks.get(block)
    if (others) others.push(setting)
    else blocks.set(block, [setting])
  }
  return [...blocks.values()]
}

/** A sample that is not fenced. */
const IDENTIFIER = /^[-*\s]*[a-z]+(?:_[a-z]+)+:/
/** How many keys up a setting belongs to. */
const NEAREST_KEYS = 6

function settingOf(unit: Unit, last: Setting | null): Setting | null {
  if (unit.pointer !== undefined) {
    if (!unit.pair) return null
    const titles: string[] = []
    for (const { title } of chainOf(unit.section.parent ?? unit.section)) {
      if (titles.length >= NEAREST_KEYS) break
      titles.push(title)
    }
    return { unit, name: unit.pair.label, value: unit.pair.value, within: titles.join(' . ') }
  }
  if (unit.type !== 'code' && !(unit.pair && IDENTIFIER.test(unit.text))) return null
  const [, key = '', value = ''] = LINE.exec(unit.text) ?? []
  if (!key) return null
  const sameBlock = last?.unit.prose === unit.prose
  const within =
    !sameBlock || !last ? '' : last.value === '' ? last.name : BOUND_BESIDE.test(last.value) ? last.within : ''
  return { unit, name: normalName(key), value, within }
}

/** A number: what follows stands in the same map. */
const BOUND_BESIDE = /^[\d.]+$/
