import { expect, test } from 'vitest'
import { factsPage, rulesPage } from './generated-pages.js'

test('rules/FACTS.md is what the catalogue says', async () => {
  await expect(factsPage()).toMatchFileSnapshot('../../rules/FACTS.md')
})

test('rules/README.md is what the rules say', async () => {
  await expect(rulesPage()).toMatchFileSnapshot('../../rules/README.md')
})
