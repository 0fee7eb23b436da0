import type { GitQuestion, Seen } from '../model/index.js'
