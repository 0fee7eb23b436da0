import { type DataNode, LEVELS, type MapEntry, type RuleSetting, type Value } from '../../model/index.js'

const SETTINGS = [...LEVELS, 'off'] as const

/** `rules:` as `id: level` or `id: { level, parameter: value }`. What is neither is left out: `conform` reports it. */
export function readRuleSettings(node: DataNode | undefined, path: string): readonly RuleSetting[] {
  return node?.type === 'map' ? node.entries.map((entry) => readRuleSetting(entry, path)) : []
}

function readRuleSetting({ key, keySpan, value }: MapEntry, path: string): RuleSetting {
  const entries = value.type === 'map' ? value.entries : []
  const parameters = entries.flatMap(({ key: name, keySpan, value: node }) => {
    const value = name === 'level' ? undefined : read(node)
    return value === undefined ? [] : [{ name, value, span: node.span, keySpan }]
  })
  const level = value.type === 'map' ? entries.find((entry) => entry.key === 'level')?.value : value
  return {
    rule: key,
    level: levelOf(level),
    ...(level ? { levelSpan: level.span } : {}),
    parameters: new Map(parameters.map((parameter) => [parameter.name, parameter.value])),
    parameterSpans: new Map(parameters.map((parameter) => [parameter.name, parameter.span])),
    parameterKeySpans: new Map(parameters.map((parameter) => [parameter.name, parameter.keySpan])),
    span: keySpan,
    path,
  }
}

function levelOf(node: DataNode | undefined): RuleSetting['level'] {
  return SETTINGS.find((level) => node?.type === 'scalar' && node.source === level) ?? null
}

function read(node: DataNode): Value | undefined {
  if (node.type === 'map') return undefined
  if (node.type === 'sequence') {
    const texts = node.items.flatMap((item) => (item.type === 'scalar' ? [item.source] : []))
    return texts.length === node.items.length ? texts : undefined
  }
  // `1.10` is a version and 1.1 another one: a number that does not come back as it was written stays text.
  return typeof node.value === 'number' && String(node.value) !== node.source ? node.source : (node.value ?? undefined)
}
