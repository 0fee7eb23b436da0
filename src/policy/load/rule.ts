import {
  type Condition,
  type DataNode,
  type Document,
  ITEM_TYPES,
  KINDS,
  type Kind,
  LEVELS,
  type MapEntry,
  type MapNode,
  PILLARS,
  type Rule,
  type SubjectType,
} from '../../model/index.js'
import type { Knowledge } from '../knowledge.js'
import type { Conditions } from '../pack.js'
import { isFound } from '../values/pattern.js'
import { conditionIn } from './condition.js'
import { type Context, mistake, mistakesNoted, unknownWord } from './context.js'
import type { Scope } from './facts.js'
import { demand, entriesOf, mapIn, scalarsIn, textIn, wordIn } from './nodes.js'
import { parametersIn } from './parameters.js'
import { messageIn, patternedText } from './texts.js'
import { noteUseless } from './useless.js'

const NEEDED = ['title', 'why', 'level', 'source', 'kinds', 'for', 'require', 'message', 'fix']
const KEYS = [...NEEDED, 'pillar', 'parameters', 'when', 'waivable']
/** Without `demands:` in its pack, a demand's id is any single word. */
const ANY_DEMAND = '^[A-Za-z0-9][A-Za-z0-9._:/#-]*$'
const SUBJECTS: readonly SubjectType[] = ['document', ...ITEM_TYPES]

/** What a file's place says of its rule, and the pattern of the demand ids its pack cites. */
export interface Identity {
  readonly pack: string
  readonly id: string
  readonly demands: string | null
  /** Conditions that the pack names, as they are written. */
  readonly conditions: Conditions
  /** Gathers the names of those that a rule uses. */
  readonly usedConditions: Set<string>
}

/**
 * Whether a file says nothing that only a rule says: `docker-compose.yml` and the like. Whoever misspells `require`, or
 * has not written it yet, is told so.
 */
export function isNoRule({ data }: Document, { nearestWord }: Pick<Knowledge, 'nearestWord'>): boolean {
  if (data?.type !== 'map') return false
  const keys = data.entries.slice(0, 100).map(({ key }) => key)
  const known = keys.filter((key) => KEYS.includes(key))
  const isOther = known.length * 2 < keys.length || documentKindOf(data) !== null
  return isOther && !keys.some((key) => nearestWord(key, ['require']) !== null)
}

/** What a document of a release says of itself, and no rule does. */
export function documentKindOf({ entries }: MapNode): Kind | null {
  const node = entries.find(({ key }) => key === 'kind')?.value
  return KINDS.find((kind) => node?.type === 'scalar' && node.value === kind) ?? null
}

/** The rule of a file, or null; every mistake in it is noted, however many there are. */
export function ruleIn(document: Document, identity: Identity, context: Context): Rule | null {
  const { pack, id, demands, conditions, usedConditions } = identity
  const before = mistakesNoted(context)
  if (!document.data) {
    return mistake(context, 'missing-rule', document.span, 'The file holds no rule.', 'Write one, or remove the file.')
  }
  const map = mapIn(document.data, 'A rule', context)
  if (!map) return null
  const entries = entriesOf(map, KEYS, 'rule', context)
  demand(NEEDED, entries, map, context)
  const node = (key: string): DataNode | undefined => entries.get(key)?.value
  const subject = wordIn(node('for'), 'subject', SUBJECTS, context)
  const scope = scopeIn(node('parameters'), subject, { conditions, usedConditions }, context)
  // Texts may name what the conditions ask about, so conditions are read before them.
  const when = conditionUnder(node('when'), scope, context)
  const require = conditionUnder(node('require'), scope, context)
  const needed = {
    title: textIn(node('title'), 'The title', context),
    why: textIn(node('why'), 'The reason', context),
    level: wordIn(node('level'), 'level', LEVELS, context),
    for: subject,
    require,
    message: messageIn(entries.get('message'), scope, context),
    fix: patternedText(node('fix'), 'The fix', scope, context),
  }
  const rest = {
    pillar: wordIn(node('pillar'), 'pillar', PILLARS, context),
    source: demandsIn(node('source'), demands, context),
    kinds: kindsIn(node('kinds'), context),
    when,
    waivable: flagIn(node('waivable'), context),
  }
  // What a condition compares with that could not be read, nobody knows.
  if (require !== null && (when !== null || !entries.has('when'))) {
    reportUnused(entries.get('parameters'), scope, context)
  }
  if (mistakesNoted(context) > before || !isComplete(needed)) return null
  const levelSpan = node('level')?.span
  const rule: Rule = {
    id,
    pack,
    ...needed,
    ...(levelSpan ? { levelSpan } : {}),
    ...rest,
    parameters: scope.parameters,
    path: context.path,
    span: document.span,
  }
  return noteUseless(rule, entries, context) ? null : rule
}

function isComplete<T extends object>(fields: T): fields is T & { readonly [K in keyof T]: NonNullable<T[K]> } {
  return Object.values(fields).every((value) => value !== null)
}

function scopeIn(
  node: DataNode | undefined,
  subject: SubjectType | null,
  named: Pick<Identity, 'conditions' | 'usedConditions'>,
  context: Context,
): Scope {
  const declared = new Set(node?.type === 'map' ? node.entries.map((entry) => entry.key) : [])
  const parameters = parametersIn(node, context)
  return {
    subject,
    items: [],
    parameters,
    declared,
    used: new Set(),
    ...named,
    open: [],
    quantified: new Set(),
    count: { conditions: 0 },
  }
}

function conditionUnder(node: DataNode | undefined, scope: Scope, context: Context): Condition | null {
  return node ? conditionIn(node, scope, context) : null
}

function demandsIn(node: DataNode | undefined, demands: string | null, context: Context): readonly string[] {
  return (scalarsIn(node, 'The source', context) ?? []).map(({ source, span }) => {
    const fix = demands ? `The pack wants ids like ${demands}.` : 'Write a single word, such as E5.'
    const fits = isFound(demands ?? ANY_DEMAND, source) !== false
    if (!fits) mistake(context, 'demand-id', span, `"${source.slice(0, 60)}" is no id of a demand.`, fix)
    return source
  })
}

function kindsIn(node: DataNode | undefined, context: Context): readonly Kind[] {
  return (scalarsIn(node, 'The list of kinds', context) ?? []).flatMap((scalar) => {
    const kind = KINDS.find((one) => one === scalar.value)
    if (!kind) unknownWord(context, 'unknown-kind', scalar.span, 'kind', scalar.source, KINDS)
    return kind ?? []
  })
}

function flagIn(node: DataNode | undefined, context: Context): boolean {
  if (!node) return true
  if (node.type === 'scalar' && typeof node.value === 'boolean') return node.value
  mistake(context, 'wrong-type', node.span, '"waivable" is neither true nor false.', 'Write true or false.')
  return true
}

function reportUnused(entry: MapEntry | undefined, scope: Scope, context: Context): void {
  if (entry?.value.type !== 'map') return
  for (const { key, keySpan } of entry.value.entries) {
    if (!scope.parameters.has(key) || scope.used.has(key)) continue
    const fix = `Compare with it, as in \`value: { parameter: ${key} }\`, or remove it.`
    mistake(context, 'unused-parameter', keySpan, `No condition uses the parameter "${key}".`, fix)
  }
}
