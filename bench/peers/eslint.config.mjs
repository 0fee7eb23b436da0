import markdown from '@eslint/markdown'
import yml from 'eslint-plugin-yml'
import { getStaticYAMLValue } from 'yaml-eslint-parser'
import { HARM, missing, PLACEHOLDER } from './wanted.mjs'

const rule = (create) => ({ meta: { type: 'problem', schema: [] }, create })

/** Where a path leads in the tree, or the nearest node above it. */
function at(ast, path) {
  let node = ast.body[0]?.content
  for (const key of path) {
    const next =
      node?.type === 'YAMLMapping'
        ? node.pairs.find((pair) => pair.key?.value === key)?.value
        : node?.type === 'YAMLSequence'
          ? node.entries[key]
          : undefined
    if (!next) break
    node = next
  }
  return (node ?? ast).loc
}

const values = new WeakMap()
/** The plan is worked out once a document; manifests and pipelines hold no `rollback`, and are left alone. */
const plan = (ask) =>
  rule((context) => ({
    Program(ast) {
      if (!values.has(ast)) values.set(ast, getStaticYAMLValue(ast))
      const data = values.get(ast)
      if (!data?.rollback) return
      ask(data, (message, ...path) => context.report({ loc: at(ast, path), message }))
    },
  }))
const stated = (message, pick, ...path) => plan((data, report) => pick(data) || report(message, ...path))
const each = (key, message, isFine, ...leaf) =>
  plan((data, report) => {
    const items = key in data ? data[key] : data.rollback[key]
    const path = key in data ? [key] : ['rollback', key]
    for (const [index, item] of (items ?? []).entries()) if (!isFine(item)) report(message, ...path, index, ...leaf)
  })

const plans = {
  owner: stated('owner', (data) => data.owner),
  accepted: stated('status', (data) => /^(accepted|approved)$/.test(data.status), 'status'),
  'target-version': stated('target', (data) => data.rollback.target?.version, 'rollback', 'target'),
  'exact-target': stated(
    'exact',
    (data) => /^\d+\.\d+\.\d+$/.test(data.rollback.target?.version),
    'rollback',
    'target',
    'version',
  ),
  'healthy-target': stated('healthy', (data) => data.rollback.target?.healthy, 'rollback', 'target'),
  'time-bound': stated('time', (data) => data.rollback.timeBound, 'rollback'),
  'short-time-bound': stated(
    'short',
    (data) => /^([12]?\d|30)m$/.test(data.rollback.timeBound),
    'rollback',
    'timeBound',
  ),
  triggers: stated('triggers', (data) => data.rollback.triggers?.length, 'rollback'),
  'trigger-threshold': each('triggers', 'threshold', (trigger) => trigger.threshold),
  'step-owner': each('steps', 'owner', (step) => !/^(TBD|TODO)$/.test(step.owner), 'owner'),
  'no-harm': each('steps', 'harm', (step) => !HARM.test(step.run), 'run'),
  verification: stated('verification', (data) => data.rollback.verification, 'rollback'),
  'verification-checks': stated('checks', (data) => data.rollback.verification?.length > 1, 'rollback', 'verification'),
  'failure-handling': stated('failure', (data) => data.rollback.ifItFails, 'rollback'),
  'decision-owner': stated('decision', (data) => data.ownership?.decision, 'ownership'),
  signals: stated('signals', (data) => data.observability?.signals, 'observability'),
  stakeholders: stated('stakeholders', (data) => data.communication?.stakeholders, 'communication'),
  approvals: stated('approvals', (data) => data.approvals?.length, 'approvals'),
  'approval-date': each('approvals', 'date', (approval) => approval.date),
  'forward-fix': stated('forward', (data) => data.rollback.forwardFix, 'rollback'),
}

const pages = {
  chapters: rule((context) => {
    const titles = new Set()
    return {
      heading: (node) =>
        void titles.add(
          node.children
            .map(({ value }) => value ?? '')
            .join('')
            .trim()
            .toLowerCase(),
        ),
      'root:exit'(node) {
        for (const chapter of missing(titles)) context.report({ node, message: chapter })
      },
    }
  }),
  placeholder: rule((context) => ({
    text: (node) => void (PLACEHOLDER.test(node.value) && context.report({ node, message: 'placeholder' })),
  })),
  harm: rule((context) => ({
    code: (node) => void (HARM.test(node.value) && context.report({ node, message: 'harm' })),
  })),
}

const all = (plugin, rules) => Object.fromEntries(Object.keys(rules).map((name) => [`${plugin}/${name}`, 'error']))

export default [
  {
    files: ['**/*.{yaml,yml}'],
    plugins: { yml, plan: { rules: plans } },
    language: 'yml/yaml',
    rules: all('plan', plans),
  },
  {
    files: ['**/*.md'],
    plugins: { markdown, page: { rules: pages } },
    language: 'markdown/gfm',
    languageOptions: { frontmatter: 'yaml' },
    rules: {
      ...all('page', pages),
      'markdown/fenced-code-language': 'error',
      'markdown/heading-increment': 'error',
      'markdown/no-bare-urls': 'error',
      'markdown/no-duplicate-headings': 'error',
    },
  },
]
