import { HARM, missing, PLACEHOLDER } from './wanted.mjs'

function* tokensOf(tokens, type) {
  for (const token of tokens) {
    if (token.type === type) yield token
    yield* tokensOf(token.children, type)
  }
}

const rule = (name, check) => ({
  names: [name],
  description: name,
  tags: ['gonogo'],
  parser: 'micromark',
  function: ({ parsers }, report) => check(parsers.micromark.tokens, report),
})

export default [
  rule('chapters', (tokens, report) => {
    const titles = new Set([...tokensOf(tokens, 'atxHeadingText')].map(({ text }) => text.trim().toLowerCase()))
    for (const chapter of missing(titles)) report({ lineNumber: 1, detail: chapter })
  }),
  rule('placeholder', (tokens, report) => {
    for (const { text, startLine } of tokensOf(tokens, 'data'))
      if (PLACEHOLDER.test(text)) report({ lineNumber: startLine })
  }),
  rule('harm', (tokens, report) => {
    for (const { text, startLine } of tokensOf(tokens, 'codeFlowValue'))
      if (HARM.test(text)) report({ lineNumber: startLine })
  }),
]
