import { CATALOGUE, RESERVED } from '../facts/index.js'
import { FACT_TYPES, type FactSpec, ITEM_TYPES, KINDS, LEVELS, PILLARS } from '../model/index.js'
import { OPERATORS, type Operator } from '../policy/index.js'
import { KIND_WORDS, LEVEL_WORDS, PILLAR_WORDS, SUBJECT_WORDS, TYPE_WORDS } from './schema-words.js'
import { type ShippedRule, shippedPacks, shippedRules } from './shipped-rules.js'

/** A schema as JSON has it. */
export interface Schema {
  readonly [keyword: string]: unknown
}

const specs = [...CATALOGUE.values()]
const mapped = specs.filter(({ subject, derived }) => subject === 'document' && !derived)
const ofNumbers = OPERATORS.filter((one) => one.factTypes.includes('number') && one.operand === 'same')

const NAME = '[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)+'
const OWN_NAME = `(?!(${[...RESERVED].join('|')})\\.)${NAME}`

/** The definitions that repeat what the code knows, by their names in a schema. Each word is an alternative with its own description, which an editor shows. */
export const GENERATED: Readonly<Record<string, Schema>> = {
  level: words('A level', LEVELS, LEVEL_WORDS),
  levelOrOff: words('A level', ['off', ...LEVELS], LEVEL_WORDS),
  // Without descriptions: what an editor shows of a rule's setting is the rule.
  levelWord: { enum: ['off', ...LEVELS] },
  pillar: words('Pillar', PILLARS, PILLAR_WORDS),
  kind: words('Kind of document', KINDS, KIND_WORDS),
  kindOrNone: words('Kind of document', [...KINDS, 'none'], KIND_WORDS),
  subject: words('Subject', ['document', ...ITEM_TYPES], SUBJECT_WORDS),
  itemType: words('A thing that documents list', ITEM_TYPES, SUBJECT_WORDS),
  factType: words('Type', FACT_TYPES, TYPE_WORDS),
  operator: oneOf('Operator', OPERATORS.map(operatorEntry)),
  presence: { enum: OPERATORS.filter(({ operand }) => operand === 'none').map(({ name }) => name) },
  comparison: { enum: OPERATORS.filter(({ operand }) => operand !== 'none').map(({ name }) => name) },
  numberOperator: oneOf('Operator', ofNumbers.map(operatorEntry)),
  factName: {
    title: 'Fact',
    anyOf: [...specs.map((spec) => entry(spec.name, factDescription(spec))), { $ref: '#/definitions/ownFactName' }],
  },
  documentFact: {
    title: 'Fact of a document',
    enum: specs.filter(({ subject }) => subject === 'document').map(({ name }) => name),
  },
  ownFactName: {
    title: 'Fact of your own',
    description:
      'A fact that the pack or the config declares under `facts:`, such as `payments.approver`. Its first word is none that gonogo uses.',
    type: 'string',
    maxLength: 80,
    // Inside a quantifier, `outer.step.number` is a fact of what is around it.
    pattern: `^((outer\\.)+${NAME}|${OWN_NAME})$`,
  },
  ownFactKey: {
    title: 'A name such as `payments.approver`',
    description: `Two or more words in lower camel case, joined by full stops. The first is a word of your own, and none of ${[...RESERVED].join(', ')}.`,
    type: 'string',
    maxLength: 80,
    pattern: `^(x-.*|${OWN_NAME})$`,
  },
  packReference: {
    title: 'A pack',
    description:
      'The name of a shipped pack, a folder such as `./policy`, or an npm package such as `@acme/gonogo-policy`.',
    type: 'string',
    minLength: 1,
    examples: shippedPacks(),
  },
  ruleSettings: described(
    {
      title: 'Settings by rule',
      description: 'Levels and parameters of rules, by their ids such as `contract/time-bound`.',
      type: 'object',
    },
    shippedRules().map((rule) => [rule.id, ruleDescription(rule)]),
    { $ref: '#/definitions/ruleSetting', description: 'A level, or a level with parameters.' },
  ),
  pointersByFact: described(
    {
      title: 'Facts by name',
      type: 'object',
      propertyNames: { title: 'Fact', enum: mapped.map(({ name }) => name) },
    },
    mapped.map((spec) => [spec.name, factDescription(spec)]),
    { $ref: '#/definitions/pointer', description: 'A JSON pointer into the document.' },
  ),
}

/** A map whose known keys are described one by one, for editors: all of its values have the one shape. */
function described(map: Schema, keys: readonly (readonly [string, string])[], value: Schema): Schema {
  const properties = Object.fromEntries(keys.map(([key, description]) => [key, { ...value, description }]))
  return { ...map, properties, additionalProperties: value }
}

function ruleDescription({ title, parameters }: ShippedRule): string {
  const named = parameters.map(({ name, type, description }) => ` \`${name}\` (${type}): ${description}`)
  return `${title}.${named.join('')}`
}

function words<Word extends string>(title: string, known: readonly Word[], say: Readonly<Record<Word, string>>) {
  return oneOf(
    title,
    known.map((word) => entry(word, say[word])),
  )
}

function oneOf(title: string, anyOf: readonly Schema[]): Schema {
  return { title, anyOf }
}

function entry(word: string, description: string): Schema {
  return { const: word, description }
}

function operatorEntry({ name, description, factTypes }: Operator): Schema {
  const isForAll = FACT_TYPES.every((type) => factTypes.includes(type))
  return entry(name, `${description} For facts of ${isForAll ? 'every type' : `the types ${factTypes.join(', ')}`}.`)
}

function factDescription({ description, subject, type, values, derived }: FactSpec): string {
  const parts = [
    `Type: ${type}`,
    ...(values ? [`${type === 'list' ? 'any of' : 'one of'} ${values.join(', ')}`] : []),
    ...(subject === 'document' ? [] : [`of each ${subject}`]),
    ...(derived ? ['worked out from other facts'] : []),
  ]
  return `${description} ${parts.join(', ')}.`
}
