import type { Config, DataNode, RuleSetting, Span } from '../model/index.js'
import type { Origin } from '../policy/index.js'
import type { EffectiveConfig, EffectivePack, EffectiveRule, EffectiveSetting, Written } from '../report/index.js'
import type { Setup } from './setup.js'

/** The configuration as it applies, with the line that each part of it comes from. */
export function effectiveConfig(setup: Setup): EffectiveConfig {
  const { config, origins, packs } = setup
  const path = config.path ?? ''
  const at = (span: Span): Written => ({ path, line: span.line })
  const byId = new Map(packs.map((pack) => [pack.id, pack]))
  return {
    path: config.path,
    settings: settingsOf(setup),
    documents: config.documents.map(({ files, kind, map, span }) => ({
      files,
      kind,
      mapped: map.size,
      from: at(span),
    })),
    packs: origins.packs.flatMap(({ id, by }) => {
      const pack = byId.get(id)
      if (!pack) return []
      const { title, version, rules } = pack
      const folder = pack.path.replace(/\/?[^/]*$/, '') || '.'
      return [{ id, title, version, folder, rules: rules.length, by: broughtBy(by, config) }]
    }),
    rules: [...origins.rules.values()].map(ruleOf).sort((a, b) => (a.id < b.id ? -1 : 1)),
    overrides: config.overrides.map(({ files, environments, rules, span }) => ({
      files,
      environments,
      rules: rules.map((setting) => settingOf(setting, setup)),
      from: at(span),
    })),
    additions: additionsOf(setup),
  }
}

/** Where no file says it, a default or an option of the command line does. */
function broughtBy(
  { path, span }: { readonly path: string; readonly span: Span },
  config: Config,
): EffectivePack['by'] {
  if (path === '--rules') return '--rules'
  const isDefault = config.extendsSpans === undefined && path === (config.path ?? 'gonogo.config.yaml')
  return isDefault ? 'default' : { path, line: span.line }
}

function settingsOf({ config, documents }: Setup): readonly EffectiveSetting[] {
  const root = documents[0]?.data ?? undefined
  const path = config.path ?? ''
  const lists = (['paths', 'ignore'] as const).map((name): EffectiveSetting => {
    const node = valueAt(root, name)
    const lines = new Map(itemsOf(node).map(({ source, span }) => [source, span.line]))
    const values = config[name].map((value) => {
      const line = lines.get(value)
      return { value, from: line === undefined ? null : { path, line } }
    })
    return { name, values }
  })
  const single = (name: EffectiveSetting['name'], value: string | number | null, node: DataNode | undefined) => {
    return { name, values: [{ value, from: node ? { path, line: node.span.line } : null }] }
  }
  return [
    ...lists,
    single('limits.fileSize', config.fileSizeLimit, valueAt(valueAt(root, 'limits'), 'fileSize')),
    single('maxWarnings', config.maxWarnings, valueAt(root, 'maxWarnings')),
    ...(config.baseline === null ? [] : [single('baseline', config.baseline, valueAt(root, 'baseline'))]),
    ...gateSettings(config, valueAt(root, 'gate')),
  ]
}

/** Only what somebody has written: most projects have no gate yet. */
function gateSettings({ gate, path }: Config, root: DataNode | undefined): readonly EffectiveSetting[] {
  const at = (line: number): Written => ({ path: path ?? '', line })
  const written = (['waivers', 'timeZone', 'approvers', 'journal', 'freezes'] as const).flatMap((key) => {
    const nodes = itemsOf(valueAt(root, key))
    const values = nodes.map(({ source, span }) => ({ value: source, from: at(span.line) }))
    return values.length > 0 ? [{ name: `gate.${key}` as const, values }] : []
  })
  const evidence = gate.evidence.map(({ name, question, span }) => {
    return { value: `${name}: ${question.type}`, from: at(span.line) }
  })
  return evidence.length > 0 ? [...written, { name: 'gate.evidence', values: evidence }] : written
}

function ruleOf({ rule, level, from, parameters }: Origin): EffectiveRule {
  return {
    id: rule.id,
    level,
    from: { path: from.path, line: from.span.line },
    parameters: (level === 'off' ? [] : [...parameters]).map(([name, { value, from: of }]) => {
      const type = rule.parameters.get(name)?.type ?? 'text'
      return { name, type, value, from: { path: of.path, line: of.span.line } }
    }),
  }
}

/** A setting of an override, with the values as they are understood. */
function settingOf(setting: RuleSetting, { policy }: Setup): EffectiveRule {
  const change = policy.overrides.flatMap(({ changes }) => changes).find((one) => one.setting === setting)
  const { rule, level, levelSpan, span, path, parameterSpans } = setting
  return {
    id: rule,
    level,
    from: { path, line: (levelSpan ?? span).line },
    parameters: [...(change?.parameters ?? [])].map(([name, value]) => {
      const type = change?.rule.parameters.get(name)?.type ?? 'text'
      return { name, type, value, from: { path, line: (parameterSpans?.get(name) ?? span).line } }
    }),
  }
}

function additionsOf({ config }: Setup): EffectiveConfig['additions'] {
  const facts = config.facts.map(({ path, node }) => {
    const count = node.type === 'map' ? node.entries.length : 0
    return { what: 'fact' as const, count, from: { path, line: node.span.line } }
  })
  const files = [...new Set(config.vocabulary.map((words) => words.path ?? config.path ?? ''))]
  const phrases = files.map((path) => {
    const own = config.vocabulary.filter((words) => (words.path ?? config.path ?? '') === path)
    const line = Math.min(...own.flatMap(({ names }) => names.map(({ span }) => span.line)))
    const count = own.reduce((sum, { texts }) => sum + texts.length, 0)
    return { what: 'phrase' as const, count, from: { path, line } }
  })
  return [...facts, ...phrases].filter(({ count }) => count > 0)
}

function valueAt(node: DataNode | undefined, key: string): DataNode | undefined {
  const value = node?.type === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined
  return value?.type === 'scalar' && value.value === null ? undefined : value
}

function itemsOf(node: DataNode | undefined) {
  const items = node?.type === 'sequence' ? node.items : node ? [node] : []
  return items.filter((item) => item.type === 'scalar')
}
