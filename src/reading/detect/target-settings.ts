import type { Collected, Reading } from '../collected.js'
import type { Unit } from '../structure/unit.js'
import type { Phrasebook } from '../wording/phrases.js'
import { normalName } from '../wording/tokens.js'
import { releasedIn } from './target.js'
import { isTarget } from './target-form.js'

const LINE =
  /^(?:[-*+]\s+)?"?([A-Za-z][\w.-]{1,60})"?(?::|\s+=|=\s)\s*["']?([\w.:/@+-]{2,160})["']?\s*,?\s*(?:(?:#|\/\/).*)?$/
/** In quotes and behind the name of a version, two numbers are one too. */
const TWO_PARTS = /^\d{1,4}\.\d{1,4}$/

/** A setting below a title on rollback that pins a version: `engine_version = "16.3"`, `image: web:1.4.2`. */
export function detectTargetSettings(units: readonly Unit[], reading: Reading, into: Collected): void {
  const released = releasedIn(reading)
  const says = reading.vocabulary.says('target')
  // `Put these settings back:`
  for (const unit of units) {
    const setting = settingOf(unit)
    if (!setting || !isOfTarget(setting.key, unit, reading, says)) continue
    const version = reading.vocabulary.quantities.versionsIn(setting.value).find((one) => one.form === 'concrete')
    const value = version?.text ?? (TWO_PARTS.test(setting.value) ? setting.value : null)
    if (value && !/^v\d$/i.test(value) && !released.has(value.replace(/^v/i, '')))
      isTarget(into, unit, value, unit.span, { form: 'concrete-example' })
  }
}

function isOfTarget(key: string, unit: Unit, reading: Reading, says: Phrasebook): boolean {
  const said = says.find(key)
  if (!said.has('version-key') || said.has('other-version')) return false
  // In data the key itself has to say that it is gone back to.
  if (unit.type !== 'code') return said.has('rolls-back')
  const scope = reading.scopes.of(unit.section)
  return (
    scope.rollback && scope.within && !scope.aside && !scope.forbidden && !scope.example && scope.phase === 'during'
  )
}

function settingOf(unit: Unit): { readonly key: string; readonly value: string } | null {
  if (unit.pointer !== undefined && unit.pair) return { key: unit.pair.label, value: unit.pair.value }
  if (unit.type !== 'code') return null
  const [, key = '', value = ''] = LINE.exec(unit.text) ?? []
  return key ? { key: normalName(key), value } : null
}
