/** The demands that the packs `pillars` and `contract` answer in full. */
export const PILLAR_DEMANDS = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7']
export const CONTRACT_DEMANDS = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12']
