import type { Problem, Rule, RuleSetting, Value } from '../model/index.js'
import type { Knowledge } from './knowledge.js'
import { type Context, mistake, unknownWord } from './load/context.js'
import { unknownRule } from './load/unknown-rule.js'
import { uselessSetting } from './load/useless.js'
import { overrideFault } from './load/uses.js'
import type { Change } from './policy.js'
import { typed } from './values/literal.js'

/** What settings are held against, and where their mistakes are collected. */
export interface Known {
  readonly rules: ReadonlyMap<string, Rule>
  readonly knowledge: Knowledge
  readonly problems: Problem[]
  /** By the ids of rules that were switched on or off so far. */
  readonly origins: ReadonlyMap<string, unknown>
  /** Rules that something switches on for some documents, whatever else switches them off. */
  readonly switchedOn: ReadonlySet<string>
  /** Rules that are there and have mistakes. */
  readonly broken: ReadonlySet<string>
}

export function at(
  path: string,
  { knowledge, problems }: Omit<Known, 'rules' | 'switchedOn' | 'origins' | 'broken'>,
): Context {
  return { path, knowledge, problems }
}

/** The settings whose rules exist, with the parameters that fit. */
export function changesOf(settings: readonly RuleSetting[], known: Known): readonly Change[] {
  return settings.flatMap((setting) => {
    const rule = known.rules.get(setting.rule)
    if (rule) return [{ rule, level: setting.level, parameters: parametersOf(setting, rule, known), setting }]
    if (known.broken.has(setting.rule)) return []
    const context = at(setting.path, known)
    unknownRule(context, setting.span, setting.rule, [...known.rules.keys()], [...known.origins.keys()])
    return []
  })
}

function parametersOf(setting: RuleSetting, rule: Rule, known: Known): ReadonlyMap<string, Value> {
  const context = at(setting.path, known)
  const sound = new Map<string, Value>()
  const [first] = setting.parameters.keys()
  // Where an override switches it on again, it has them.
  if (setting.level === 'off' && first !== undefined && !known.switchedOn.has(rule.id)) {
    const message = `${rule.id} is switched off here, and "${first}" is set all the same.`
    const span = setting.parameterSpans?.get(first) ?? setting.span
    mistake(
      context,
      'parameter-of-off',
      span,
      message,
      'Remove the parameters, or give the rule a level here or in an override.',
    )
    return sound
  }
  for (const [name, value] of setting.parameters) {
    const parameter = rule.parameters.get(name)
    const span = setting.parameterSpans?.get(name) ?? setting.span
    if (!parameter) {
      const names = ['level', ...rule.parameters.keys()]
      const at = setting.parameterKeySpans?.get(name) ?? span
      unknownWord(context, 'unknown-parameter', at, `parameter of ${rule.id}`, name, names)
      continue
    }
    const literal = typed({ value, source: null }, parameter.type)
    if ('value' in literal) {
      const fault = overrideFault(rule, name, literal.value, known.knowledge)
      if (fault) mistake(context, 'parameter-value', span, fault.message, fault.fix)
      else sound.set(name, literal.value)
    } else {
      const message = `The parameter "${name}" of ${rule.id} is no ${parameter.type}.`
      mistake(context, 'parameter-type', span, message, `Write ${literal.expected}.`)
    }
  }
  const useless = uselessSetting(rule, sound, known.knowledge)
  if (useless) {
    const span = setting.parameterSpans?.get(useless.parameter) ?? setting.span
    mistake(context, 'parameter-value', span, useless.message, useless.fix)
  }
  return sound
}
