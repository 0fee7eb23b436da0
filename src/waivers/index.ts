export { isOwn } from './approval.js'
export { expiryOf } from './expiry.js'
export { freezesIn } from './freezes.js'
export { waived, weighWaivers } from './weigh-waivers.js'
